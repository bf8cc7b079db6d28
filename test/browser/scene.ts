import { randomUUID } from 'node:crypto';
import { TickService } from '#gap';
import type { Visitor } from '../setup/app.js';
import type { AccountKey } from '../setup/world.js';
import type { Stage } from './stage.js';

/** What has been laid out: a case with something on every part of its page, and a request that waits for its answer. */
export interface Scene {
  readonly caseId: string;
  readonly planId: string;
  readonly requestId: string;
}

interface Moved {
  readonly id: string;
  readonly version: number;
}
const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };

/** Lays out a scene through the same door as the web uses, only faster: consent, two requests, a participation, a plan, a gap. */
export async function layScene({ world, app }: Stage): Promise<Scene> {
  const [ame, vc, pro] = [await app.signIn('ame'), await app.signIn('vc'), await app.signIn('pro')];
  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const change = async (who: Visitor, name: string, type: string, fields: object, answer = 'id version') => {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
    const data = await who.get<Record<string, Moved>>(document, { input: { key: randomUUID(), ...fields } });
    return data[name] as Moved;
  };
  const on = async (day: string) => {
    await world.at(day);
    await app.get(TickService).runTick();
  };

  const { id: caseId } = await change(ame, 'openCase', 'OpenCaseInput', {
    ...{ givenName: 'Elin', familyName: 'Exempelsson', personnummer: '20000125-2386', ownNumber: 'AME-2026-17' },
  });

  const edges = (['fk', 'vc', 'pro'] as const).flatMap((other) => [
    { fromUnitId: unit('ame'), toUnitId: unit(other), categories: ['contact', 'plan', 'outcome'] },
    { fromUnitId: unit(other), toUnitId: unit('ame'), categories: ['contact', 'plan', 'outcome'] },
  ]);
  const said = { form: 'written', grantor: 'self', purpose: 'Samordnat stöd', exclusions: 'Inget om min mamma' };
  await change(ame, 'recordConsent', 'RecordConsentInput', { caseId, ...said, ...PERIOD, edges, share: true }, 'id');
  const open = await world.sql<{ id: string; from: string }>(
    `select id, owner_unit as "from" from consent_edge where confirmed_at is null`,
  );
  for (const { id } of open) await change(ame, 'askEdgeConfirmation', 'EdgeRefInput', { edgeId: id }, 'id');
  for (const who of [vc, pro]) {
    const waiting = await who.get<{ edgesToConfirm: { edge: Moved }[] }>('{ edgesToConfirm { edge { id } } }');
    for (const { edge } of waiting.edgesToConfirm) {
      await change(who, 'confirmEdge', 'ConfirmEdgeInput', { edgeId: edge.id, share: true }, 'id');
    }
  }

  const ask = { caseId, type: 'application', programmeId: world.programmes.open, wishedBy: '2026-01-26' };
  let request = await change(ame, 'sendReferral', 'SendReferralInput', { ...ask, question: 'Plats från februari?' });
  const step = async (who: Visitor, name: string, fields: object = {}) => {
    const moved = { referralId: request.id, expectedVersion: request.version, ...fields };
    request = await change(who, name, 'ReferralMoveInput', moved);
  };
  await step(pro, 'receiveReferral');
  await step(pro, 'requestReferralInfo', { reason: 'goal', text: 'Vad är målet på sikt?' });
  await step(ame, 'supplyReferralInfo', { text: 'Arbetsträning till hösten.' });
  await step(pro, 'acceptReferral');
  await on('2026-02-02');
  await step(pro, 'startReferral', { date: '2026-02-02', plannedEnd: '2026-04-30', hoursPerWeek: 8 });

  const planId = await layPlan(caseId);
  await on('2026-04-30');
  const ending = { date: '2026-04-30', outcome: 'backTrained', noNextStepReason: 'notAvailable' };
  await step(pro, 'endReferral', ending);
  await on('2026-05-15');
  await change(
    ame,
    'addNote',
    'AddNoteInput',
    { caseId, category: 'plan', text: 'Ringde Elin. Hon vill fortsätta.' },
    'id',
  );
  const asked = 'Vad är viktigast för dig just nu?';
  await change(ame, 'savePhrase', 'SavePhraseInput', { title: 'Efter ett möte', text: asked, shared: false }, 'id');
  await change(ame, 'createTask', 'CreateTaskInput', { caseId, text: 'Ring Elin', dueOn: '2026-05-14' }, 'id');
  const again = await change(ame, 'sendReferral', 'SendReferralInput', {
    ...{
      caseId,
      type: 'statement',
      toUnitId: unit('vc'),
      question: 'Behöver vi ett nytt underlag?',
      wishedBy: '2026-05-29',
    },
  });
  return { caseId, planId, requestId: again.id };

  async function layPlan(of: string): Promise<string> {
    let plan = await change(ame, 'identifySipNeed', 'IdentifySipNeedInput', { caseId: of });
    const move = async (name: string, fields: object = {}) => {
      const moved = { planId: plan.id, expectedVersion: plan.version, ...fields };
      plan = await change(ame, name, 'SipMoveInput', moved);
    };
    await move('assessSipNeed');
    await move('askSipConsent');
    await move('prepareSip');
    const called = {
      unitIds: [unit('vc'), unit('fk')],
      place: 'Rådhuset',
      purpose: 'Planera våren',
      longTermGoal: 'Arbete',
    };
    await move('callSipMeeting', { ...called, date: '2026-02-16', startsAt: '13:00' });
    await on('2026-02-16');
    await move('holdSipMeeting', { date: '2026-02-16' });
    const actions = [
      { text: 'Arbetsträning', kind: 'insats', responsibleUnitId: unit('ame'), to: '2026-04-30' },
      { text: 'Rehabkoordinering', kind: 'insats', responsibleUnitId: unit('vc'), to: '2026-04-30' },
      { text: 'Bevakar ersättningen', kind: 'measure', responsibleUnitId: unit('fk'), to: '2026-04-30' },
    ];
    plan = await change(ame, 'saveSipDraft', 'SaveSipDraftInput', {
      ...{ planId: plan.id, expectedVersion: plan.version, participantWords: 'Jag vill orka jobba.' },
      ...{ longTermGoal: 'Arbete', participantDoes: 'Går varje dag', goals: [{ text: 'Orka fyra timmar', actions }] },
      ...{ noOtherMeasures: false, overallResponsibleUnitId: unit('vc'), participantInformed: true },
      ...{ followUpOn: '2026-05-18', followUpMethod: 'Möte' },
    });
    await move('adoptSipPlan');
    return plan.id;
  }
}
