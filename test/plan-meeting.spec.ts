import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentModule, RevocationService } from '#consent';
import { FlowModule } from '#flow';
import {
  MeetingAnswers, MeetingModule, MeetingQueries, MeetingService, MeetingSides, MeetingWriting, MinutesService,
} from '#meeting'; // prettier-ignore
import type { Meeting } from '#meeting';
import { CommitmentQueries, CommitmentService, SipModule, SipService } from '#sip';
import { planning } from './setup/planning.js';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, UnitKey, World } from './setup/world.js';

let world: World;
let services: Services;
let caseId: string;
let planId: string;

const { key, id, as, planOf, refusal, make, meet, adopt, write, act, agree, rowsSeenBy, written, SUPPORT } = planning(
  () => ({
    ...{ world, services, caseId, planId },
  }),
);
const CALL = {
  ...{ startsAt: '13:00', minutes: 90, place: 'AME Provby', purpose: 'Samla insatserna', longTermGoal: 'Arbete på deltid' },
  ...{ agenda: 'Vad är viktigt för Elin\nVem gör vad', others: [{ role: 'relative', name: 'Mona Exempelsson' }] },
} as const; // prettier-ignore

const meetingsOf = (who: AccountKey) => as(who, () => services.of(MeetingQueries).of(caseId));
async function meetingOf(who: AccountKey): Promise<Meeting> {
  const [found] = (await meetingsOf(who)).filter((one) => one.planId === planId);
  if (!found) throw new Error(`${who} sees no meeting of the plan`);
  return found;
}
const answer = async (who: AccountKey, action: 'come' | 'decline') => {
  const [mine] = (await meetingOf(who)).invitations;
  const input = { ...key(), invitationId: mine!.id, expectedVersion: mine!.version, action };
  await as(who, () => services.of(MeetingAnswers).answer(input));
};
/** What waits for the unit in the case, as its notices are derived. */
const waits = (who: AccountKey, source: string) =>
  services.rows<{ state: string; id: string }>(
    world.accounts[who],
    'select state, id from api.notice_things($1, $2, samsteg.app_today()) where source = $3 and ours',
    [caseId, [], source],
  );
type Writing = Parameters<MeetingWriting['write']>[0];
async function writes(said: Partial<Writing>) {
  const { meetingId, version, points, decisions } = await meetingOf('ame');
  const standing = decisions.map(({ id: one, text, unit, dueOn }) => ({ id: one, text, unitId: unit.id, dueOn: dueOn ?? undefined })); // prettier-ignore
  const whole = { points: points.map(({ id: point }) => ({ id: point })), attendance: [], others: [], decisions: standing, ...said }; // prettier-ignore
  await as('ame', () => services.of(MeetingWriting).write({ ...key(), meetingId, expectedVersion: version, ...whole }));
}
const promisesOf = (who: AccountKey) =>
  services.rows<{ id: string; text: string; status: string; version: number }>(
    world.accounts[who],
    'select id, text, status, version from sip_commitment where case_id = $1 and meeting_id is not null order by id',
    [caseId],
  );
const there = (...units: UnitKey[]) => units.map((unit) => ({ unitId: id(unit), how: 'inRoom' }) as const);

async function begin(): Promise<void> {
  caseId = await as('ame', () =>
    services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' }),
  );
  planId = await as('ame', () => services.of(SipService).identify({ ...key(), caseId }));
  await make('assessNeeded');
  await make('askConsent');
  await agree(['vc', 'soc', 'fk']);
  await make('prepare');
}

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, MeetingModule, SipModule, FlowModule);
  await begin();
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});
afterEach(async () => {
  for (const stranger of ['x1', 'psy', 'leader'] as const) expect(await rowsSeenBy(stranger)).toBe(0);
});

describe('a plan’s meeting is a meeting', () => {
  it('those who are called have one call, one notice and the meeting itself, each its own', async () => {
    await meet('call', { ...CALL, date: '2026-02-10', unitIds: [id('vc'), id('soc'), id('fk')] });
    expect(await meetingOf('ame')).toMatchObject({
      ...{ mine: true, status: 'called', kind: { code: 'sip' }, startsAt: '13:00', minutes: 90, moves: [] },
      points: [{ text: 'Vad är viktigt för Elin' }, { text: 'Vem gör vad' }],
      others: [{ role: { code: 'relative' }, name: 'Mona Exempelsson' }],
    });
    for (const who of ['vc', 'soc', 'fk'] as const) {
      const call = await meetingOf(who);
      expect(call).toMatchObject({ mine: false, purpose: 'Samla insatserna', place: 'AME Provby', others: [] });
      expect(call.invitations).toHaveLength(1);
      expect(await waits(who, 'meeting')).toEqual([{ state: 'unanswered', id: call.id }]);
      expect((await planOf(who)).invitations).toMatchObject([
        { id: call.id, startsAt: '13:00', called: who !== 'fk', longTermGoal: 'Arbete på deltid' },
      ]);
    }
    expect(await world.sql('select 1 from sip_invitation')).toEqual([]);
    const told = `select type from journal where case_id = $1 and type like '%called' and $2 = any(holders)`;
    expect(await world.sql(told, [caseId, id('soc')])).toEqual([{ type: 'sip_called' }]);
  });

  it('each answers and prepares for itself; of its preparation nobody else has a row', async () => {
    await answer('vc', 'come');
    await answer('fk', 'decline');
    const { meetingId, invitations } = await meetingOf('ame');
    expect(invitations.map(({ unit, status }) => [unit.code, status]).sort()).toEqual([
      ['fk', 'notComing'],
      ['soc', 'invited'],
      ['vc', 'coming'],
    ]);
    const before = await rowsSeenBy('ame');
    await as('vc', () =>
      services.of(MeetingSides).prepare({ ...key(), meetingId, expectedVersion: 0, ticked: ['mandate'], text: 'Kan ta samtal' }),
    ); // prettier-ignore
    expect(await rowsSeenBy('ame')).toBe(before);
    expect((await meetingOf('ame')).side).toMatchObject({ version: 0, text: null });
  });

  it('is rebooked and called off in the plan: in the meeting itself nobody may', async () => {
    const { id: meetingId, version } = await meetingOf('ame');
    const input = { ...key(), meetingId, expectedVersion: version, action: 'cancel', reason: 'notNeeded' } as const;
    expect(await refusal(as('ame', () => services.of(MeetingService).move(input)))).toMatchObject({
      code: 'NO_SUCH_MOVE',
      sv: expect.stringContaining('plan'),
    });
    await meet('rebook', { date: '2026-02-11' });
    expect(await meetingOf('soc')).toMatchObject({ on: '2026-02-11', startsAt: '13:00', status: 'called' });
    expect((await meetingOf('ame')).id).toBe(meetingId);
    await meet('cancel', { reason: 'principalAway' });
    expect(await meetingOf('soc')).toMatchObject({ status: 'cancelled', reason: { code: 'principalAway' } });
    await meet('call', { ...CALL, date: '2026-02-12', unitIds: [id('vc'), id('soc'), id('fk')] });
    expect((await meetingOf('ame')).status).toBe('called');
  });

  it('written in as held, the plan has been told; what was said goes nowhere until the minutes do', async () => {
    await world.at('2026-02-12');
    const { points } = await meetingOf('ame');
    await writes({
      heldOn: '2026-02-12',
      points: [{ id: points[0]!.id, said: 'Att veta vem man ringer' }, { id: points[1]!.id }],
      attendance: there('vc', 'soc', 'af'),
      decisions: [
        { text: 'Bokar läkartid', unitId: id('vc'), dueOn: '2026-03-01' },
        { text: 'Ringer arbetsgivaren', unitId: id('ame') },
        { text: 'Ser över stödet', unitId: id('af') },
      ],
    });
    expect(await planOf('ame')).toMatchObject({ status: 'meetingHeld', meetingOn: '2026-02-12' });
    expect(await planOf('soc')).toMatchObject({ status: 'meetingHeld' });
    expect(await promisesOf('vc')).toEqual([]);
  });
});

describe('what a meeting decided becomes somebody’s next step', () => {
  it('with the minutes each unit is asked for its own; whom no consent reaches is not, and the line may be changed', async () => {
    const { meetingId, version } = await meetingOf('ame');
    const send = (withhold?: string[]) =>
      as('ame', () =>
        services
          .of(MinutesService)
          .send({ ...key(), meetingId, expectedVersion: version, ...(withhold && { withhold }) }),
      );
    await send([id('vc')]);
    expect(await promisesOf('vc')).toEqual([]); // what is kept from it goes to it in no other way
    await send();
    expect(await promisesOf('vc')).toMatchObject([{ text: 'Bokar läkartid', status: 'proposed' }]);
    expect(await promisesOf('soc')).toEqual([]); // it was there, and is asked for nothing
    expect(await promisesOf('ame')).toMatchObject([{ text: 'Ringer arbetsgivaren', status: 'confirmed' }, { status: 'proposed' }]); // prettier-ignore
    expect(await rowsSeenBy('af')).toBe(0);
    const decided = (await meetingOf('ame')).decisions;
    expect(decided.map(({ text, proposedOn }) => [text, proposedOn])).toEqual([
      ['Bokar läkartid', '2026-02-12'],
      ['Ringer arbetsgivaren', '2026-02-12'],
      ['Ser över stödet', null],
    ]);
    const [asked] = decided;
    const changed = { id: asked!.id, text: 'Bokar tid', unitId: id('vc') };
    expect(await refusal(writes({ decisions: [changed] }))).toMatchObject({ code: 'NO_SUCH_MOVE', field: 'decisions' });
  });

  it('waits for the unit on its own day, and is confirmed in one press by it alone', async () => {
    const due = await as('vc', () => services.of(CommitmentQueries).due());
    expect(due).toMatchObject([{ commitment: { text: 'Bokar läkartid', planId: null, dueOn: '2026-03-01', party: 'responsible' } }]);
    expect(await waits('vc', 'commitment')).toMatchObject([{ state: 'proposed' }]);
    const { id: commitmentId, version } = due[0]!.commitment;
    const input = { ...key(), commitmentId, expectedVersion: version };
    expect(await refusal(as('soc', () => services.of(CommitmentService).make('confirm', input)))).toMatchObject({
      code: 'NOT_FOUND',
    });
    await as('vc', () => services.of(CommitmentService).make('confirm', input));
    expect((await promisesOf('ame'))[1]).toMatchObject({ text: 'Bokar läkartid', status: 'confirmed' });
  }); // prettier-ignore

  it('asked at once by a press: a plan that asks the same already asks alone, and a declined one is said', async () => {
    await write(written());
    await adopt('adopt');
    const more = [{ text: 'Följer med på besöket', unitId: id('soc') }, { text: SUPPORT, unitId: id('soc') }]; // prettier-ignore
    const standing = (await meetingOf('ame')).decisions.map(({ id: one, text, unit, dueOn }) => ({ id: one, text, unitId: unit.id, dueOn: dueOn ?? undefined })); // prettier-ignore
    await writes({ decisions: [...standing, ...more], attendance: there('vc', 'soc'), ask: true });
    expect(await promisesOf('soc')).toMatchObject([{ text: 'Följer med på besöket', status: 'proposed' }]);
    expect((await meetingOf('ame')).decisions.filter(({ proposedOn }) => !proposedOn)).toMatchObject([{ text: 'Ser över stödet' }]); // prettier-ignore
    const [asked] = await promisesOf('soc');
    const input = { ...key(), commitmentId: asked!.id, expectedVersion: asked!.version, reason: 'noResources' };
    await as('soc', () => services.of(CommitmentService).make('decline', input));
    const undone = await services.rows<{ id: string }>(world.accounts.ame, 'select id from api.left_undone($1)', [caseId]); // prettier-ignore
    expect(undone).toEqual([{ id: asked!.id }]);
  });

  it('on an assessed ground the unit that no consent reaches is asked too, and told whom it is about', async () => {
    const standing = (await meetingOf('ame')).decisions.map(({ id: one, text, unit, dueOn }) => ({ id: one, text, unitId: unit.id, dueOn: dueOn ?? undefined })); // prettier-ignore
    const ask = { decisions: standing, attendance: there('vc', 'soc'), ask: true, ground: 'MENPROVNING_OK' } as const;
    expect(await refusal(writes({ ...ask, assessment: 'kort' }))).not.toMatchObject({ code: 'done' });
    expect(await promisesOf('af')).toEqual([]);
    await writes({ ...ask, assessment: 'Av uppgiften framgår inget men för henne, och hon vet om den.' });
    expect(await promisesOf('af')).toMatchObject([{ text: 'Ser över stödet', status: 'proposed' }]);
    const given = `select d.ground from delivery d join sip_commitment c on c.id = d.record_id where d.to_unit = $1`;
    expect(await world.sql(given, [id('af')])).toEqual([{ ground: 'MENPROVNING_OK' }]);
    expect((await meetingOf('ame')).decisions.every(({ proposedOn }) => proposedOn)).toBe(true);
  });

  it('a consent that is taken back stops what is asked from the next statement on', async () => {
    const [edge] = await world.sql<{ id: string }>(
      'select id from consent_edge where case_id = $1 and from_unit = $2 and to_unit = $3 and revoked_at is null',
      [caseId, id('ame'), id('soc')],
    );
    await as('ame', () => services.of(RevocationService).revoke({ ...key(), edgeId: edge!.id }));
    const before = await rowsSeenBy('soc');
    const standing = (await meetingOf('ame')).decisions.map(({ id: one, text, unit, dueOn }) => ({ id: one, text, unitId: unit.id, dueOn: dueOn ?? undefined })); // prettier-ignore
    await writes({ decisions: [...standing, { text: 'Hör av sig', unitId: id('soc') }], ask: true });
    expect(await rowsSeenBy('soc')).toBe(before);
    expect((await meetingOf('ame')).decisions.at(-1)).toMatchObject({ text: 'Hör av sig', proposedOn: null });
  });
});

describe('a plan that was called to before meetings of plans were meetings', () => {
  it('goes on: its calls are read as they were, and its next day is a meeting', async () => {
    await begin();
    const plan = `update sip_plan set status = 'called', meeting_no = 1, meeting_on = '2026-03-02', version = version + 1 where id = $1`;
    await world.sql(plan, [planId]);
    const old = `insert into sip_invitation (id, association_id, case_id, owner_unit, holders, plan_id, to_unit, meeting_no, kind, called, meeting_on, purpose, long_term_goal)
      select $2, association_id, case_id, owner_unit, array[owner_unit, $3::uuid], id, $3, 1, 'sip', true, '2026-03-02', 'Samla', 'Arbete' from sip_plan where id = $1`;
    await world.sql(old, [planId, randomUUID(), id('vc')]);
    await world.sql('update case_file set holders = holders || $2::uuid where id = $1', [caseId, id('vc')]);
    expect((await planOf('vc')).invitations).toMatchObject([{ purpose: 'Samla', startsAt: null }]);
    expect((await meetingsOf('ame')).filter((one) => one.planId === planId)).toEqual([]);
    expect(await refusal(meet('rebook', { date: '2026-03-03' }))).toMatchObject({ code: 'NEEDS_MISSING', missing: ['time'] });
    await meet('rebook', { date: '2026-03-03', startsAt: '10:00' });
    expect(await meetingOf('vc')).toMatchObject({ on: '2026-03-03', startsAt: '10:00', purpose: 'Samla' });
    expect(await waits('vc', 'meeting')).toHaveLength(1);
  }); // prettier-ignore
});

describe('an adopted plan is met about anew', () => {
  const steps = () =>
    services.rows<{ process: string; state: string }>(
      world.accounts.ame,
      `select process, state from api.open_steps($1, samsteg.app_today()) where process = 'sip'`,
      [caseId],
    );
  const actions = async () => (await planOf('ame')).moves.map(({ action }) => action);

  it('its follow-up is called from it, as its first meeting was; it stays adopted, and who is new hears of it', async () => {
    await begin();
    await meet('call', { ...CALL, date: '2026-03-10', unitIds: [id('vc'), id('soc'), id('fk')] });
    await world.at('2026-03-10');
    await meet('hold', { date: '2026-03-10' });
    await write(written());
    await adopt('adopt');
    expect(await actions()).toEqual(expect.arrayContaining(['call', 'followUp', 'beginClosing']));
    expect(await actions()).not.toContain('rebook');
    expect(await refusal(meet('hold', { date: '2026-03-10' }))).toMatchObject({ missing: ['comingMeeting'] });
    await agree(['pro']);
    const call = { ...CALL, purpose: 'Följa upp planen', date: '2026-09-21', unitIds: [id('vc'), id('fk'), id('pro')] };
    await meet('call', call);
    expect(await planOf('ame')).toMatchObject({ status: 'active', kind: 'sip', meetingOn: '2026-09-21' });
    expect(await meetingOf('pro')).toMatchObject({ kind: { code: 'planFollowUp' }, purpose: 'Följa upp planen' });
    expect(await actions()).toEqual(expect.arrayContaining(['rebook', 'cancelMeeting', 'hold', 'followUp']));
    expect(await actions()).not.toContain('call');
    const heard = `select type from journal where case_id = $1 and type = 'sip_called' and $2 = any(holders)`;
    expect(await world.sql(heard, [caseId, id('pro')])).toHaveLength(1);
    await meet('rebook', { date: '2026-09-22' });
    expect(await meetingOf('pro')).toMatchObject({ on: '2026-09-22', startsAt: '13:00', status: 'called' });
  });

  it('called off it may be called again; its day is no step of anybody’s before it comes', async () => {
    await meet('cancel', { reason: 'principalAway' });
    expect(await meetingOf('pro')).toMatchObject({ status: 'cancelled', reason: { code: 'principalAway' } });
    const plan = await planOf('ame');
    expect(plan).toMatchObject({ status: 'active', meetingOn: null });
    const audience = await services.rows<{ unit: string }>(world.accounts.ame, 'select unit_id as unit from sip_audience($1)', [plan.id]); // prettier-ignore
    expect(audience.map(({ unit }) => unit)).not.toContain(id('pro')); // a meeting that was called off brings nobody in
    await meet('call', { ...CALL, date: '2026-09-15', unitIds: [id('vc'), id('fk'), id('pro')] });
    expect(await steps()).toEqual([]);
  });

  it('held, what is left is the next version: how the goals went is asked for, who was called is in, who has nothing left is out', async () => {
    await world.at('2026-09-15');
    const { points } = await meetingOf('ame');
    await writes({ heldOn: '2026-09-15', points: points.map(({ id: one }) => ({ id: one, said: 'Gick bra' })), attendance: there('vc', 'pro'),
      decisions: [{ text: 'Följer upp läkartiden.', unitId: id('vc'), dueOn: '2026-10-01' }], ask: true }); // prettier-ignore
    expect(await promisesOf('vc')).toMatchObject([{ status: 'proposed' }]);
    expect(await planOf('ame')).toMatchObject({ status: 'active', meetingOn: '2026-09-15' });
    expect(await steps()).toEqual([{ process: 'sip', state: 'followUpDue' }]);
    const first = written();
    const goals = first.goals.map((goal) => ({
      ...goal,
      actions: goal.actions.filter(({ text }) => text !== SUPPORT),
    }));
    goals[1]!.actions.push(act('Följer upp läkartiden', 'insats', 'vc', '2026-10-01'));
    const next = { ...first, goals, followUpOn: '2027-05-03' };
    await write(next);
    expect(await refusal(adopt('followUp'))).toMatchObject({ code: 'NEEDS_MISSING', missing: ['earlierGoals'] });
    const earlierGoals = first.goals.map(({ text }) => ({ text, result: 'partly' }));
    await write({ ...next, earlierGoals });
    await adopt('followUp');
    expect(await steps()).toEqual([]);
    const asked = `select 1 from sip_commitment where case_id = $1 and text like 'Följer upp läkartiden%'`;
    expect(await world.sql(asked, [caseId])).toHaveLength(1); // the meeting has asked for it: the plan does not ask again
    const [held, ...more] = (await planOf('pro')).versions;
    expect([held?.no, more]).toEqual([2, []]); // nothing of before came with it
    expect(held!.parties.map(({ code }) => code).sort()).toEqual(['af', 'ame', 'fk', 'pro', 'vc']);
    const left = await planOf('soc');
    expect(left).toMatchObject({ leftOn: '2026-09-15' });
    expect(left.versions.map(({ no }) => no)).toEqual([1]);
  });

  it('or its end with a reason, which calls off the meeting that was still to come', async () => {
    await meet('call', { ...CALL, date: '2026-12-01', unitIds: [id('vc'), id('pro')] });
    await make('beginClosing', { reason: 'goalReached' });
    expect(await meetingOf('vc')).toMatchObject({ status: 'cancelled', reason: { code: 'notNeeded' } });
    await make('close', { reason: 'goalReached', participantInformed: true });
    expect(await planOf('vc')).toMatchObject({ status: 'closed' });
  });
});
