import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import { CaseService } from '#cases';
import { ConsentModule, RevocationService } from '#consent';
import { RequestTransaction } from '#platform';
import {
  CommitmentQueries, CommitmentService, SipAdoption, SipMeetings, SipModule, SipPapers, SipQueries, SipRest, SipService,
} from '#sip'; // prettier-ignore
import { readPdf } from './setup/pdf.js';
import { planning } from './setup/planning.js';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, UnitKey, World } from './setup/world.js';

let world: World;
let services: Services;
let caseId: string;
let planId: string;

// prettier-ignore
const {
  key, id, as, plansOf, planOf, refusal, said, make, meet, adopt, write, commitmentOf, answer, agree, events, rowsSeenBy,
  act, SUPPORT, TALK, TRAIN, BENEFIT, SEEK, MORE, written,
} = planning(() => ({ world, services, caseId, planId }));

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, SipModule);
  caseId = await as('ame', () =>
    services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' }),
  );
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

afterEach(async () => {
  for (const stranger of ['x1', 'x2', 'leader'] as const) expect(await rowsSeenBy(stranger)).toBe(0);
  expect(await rowsSeenBy('psy')).toBe(0); // in the same region as the care centre, and nobody has asked it
});

describe('before Elin has said yes', () => {
  it('Alma notes a need, twice by mistake, and there is one plan that only AME knows of', async () => {
    const input = { ...key(), caseId, text: 'Insatser från både kommun och region' };
    planId = await as('ame', () => services.of(SipService).identify(input));
    expect(await as('ame', () => services.of(SipService).identify(input))).toBe(planId);
    expect(await plansOf('ame')).toMatchObject([
      { status: 'needIdentified', party: 'planner', kind: 'sip', missing: [] },
    ]);
    for (const other of ['soc', 'vc', 'fk'] as const) expect(await rowsSeenBy(other)).toBe(0);
  });

  it('a unit that holds nothing of the plan is told that there is none', async () => {
    const input = await said();
    expect(await refusal(as('soc', () => services.of(SipService).make('assessNeeded', input)))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await as('soc', () => services.of(SipQueries).one(planId))).toBeNull();
  });

  it('a caseworker who read an older version is told of the conflict, and nothing changes', async () => {
    const stale = { ...(await said()), expectedVersion: 7 };
    expect(await refusal(as('ame', () => services.of(SipService).make('assessNeeded', stale)))).toMatchObject({
      code: 'CONFLICT',
      current: { kind: 'sip', id: planId },
    });
  });

  it('a step that the table does not have is refused, and so is a reason that is not in its list', async () => {
    expect(await refusal(adopt('adopt'))).toMatchObject({ code: 'NO_SUCH_MOVE' });
    expect(await refusal(make('prepare'))).toMatchObject({ code: 'NO_SUCH_MOVE' });
    expect(await refusal(make('assessNotNeeded', { reason: 'tooMuchWork' }))).toMatchObject({ field: 'reason' });
    expect(await refusal(make('assessNotNeeded'))).toMatchObject({ code: 'NEEDS_MISSING', missing: ['reason'] });
  });

  it('she says no at first, which nobody else can tell, and later yes', async () => {
    await make('assessNeeded');
    await make('askConsent');
    await make('refuse');
    expect(await planOf('ame')).toMatchObject({ status: 'consentRefused' });
    for (const other of ['soc', 'vc', 'fk'] as const) expect(await rowsSeenBy(other)).toBe(0);
    await make('askConsent');
    expect(await refusal(make('prepare'))).toMatchObject({ code: 'NEEDS_MISSING', missing: ['consent'] });
    await agree(['vc', 'soc', 'fk']);
    await make('prepare');
    expect(await planOf('ame')).toMatchObject({ status: 'preparing' });
  });
});

describe('the meeting', () => {
  const call = {
    date: '2026-03-24',
    startsAt: '13:00',
    place: 'AME Provby',
    purpose: 'Samla insatserna',
    longTermGoal: 'Arbete på deltid',
  };

  it('nobody is called when one of those named is covered by no consent', async () => {
    const unitIds = [id('vc'), id('af')];
    const refused = await refusal(meet('call', { ...call, unitIds }));
    expect(refused).toMatchObject({
      code: 'NO_GROUND',
      field: 'unitIds',
      sv: expect.stringContaining('Arbetsförmedlingen Provby'),
    });
    expect(await world.sql('select 1 from meeting_invitation')).toEqual([]);
    expect(await rowsSeenBy('vc')).toBe(0);
  });

  it('kommun and region are called and FK is invited, each with its own copy and nobody else’s', async () => {
    expect(await refusal(meet('call', { ...call, unitIds: [] }))).toMatchObject({ missing: ['invited'] });
    expect(await refusal(meet('call', { ...call, date: '2026-01-02', unitIds: [id('vc')] }))).toMatchObject({
      field: 'date',
    });
    await meet('call', { ...call, unitIds: [id('vc'), id('soc'), id('fk')] });
    expect((await planOf('ame')).invitations.map(({ unit, called }) => [unit.code, called]).sort()).toEqual([
      ['fk', false],
      ['soc', true],
      ['vc', true],
    ]);
    expect(await planOf('soc')).toMatchObject({
      ...{
        id: planId,
        party: 'party',
        status: 'called',
        meetingOn: '2026-03-24',
        draft: null,
        needText: null,
        moves: [],
      },
      case: { name: 'Elin Exempelsson' },
      invitations: [{ unit: { code: 'soc' }, purpose: 'Samla insatserna', received: { from: { code: 'ame' } } }],
    });
    expect((await planOf('soc')).invitations).toHaveLength(1);
    const [invitation] = (await planOf('soc')).invitations;
    const paper = (who: AccountKey) =>
      as(who, () =>
        services.of(SipPapers).file(planId, { invitationId: invitation?.id }, { form: 'pdf', language: 'sv' }),
      );
    expect(await paper('soc')).toMatchObject({
      fileName: 'kallelse.pdf',
      text: expect.stringContaining('Samla insatserna'),
    });
    expect(await refusal(paper('vc'))).toMatchObject({ code: 'NOT_FOUND' }); // it has its own, and not the others’
  });

  it('an invited unit moves nothing in the plan of another', async () => {
    const input = { ...(await said()), reason: 'goalReached' };
    expect(await refusal(as('soc', () => services.of(SipService).make('close', input)))).toMatchObject({
      code: 'WRONG_PARTY',
    });
    expect(await refusal(as('soc', () => services.of(SipMeetings).hold(input)))).toMatchObject({ code: 'WRONG_PARTY' });
  });

  it('called off and called again, then moved: the latest invitation is the one that holds', async () => {
    await meet('cancel', { reason: 'principalAway' });
    expect(await planOf('vc')).toMatchObject({ status: 'preparing' });
    expect((await events('vc', 'sip_meeting_cancelled')).map(({ payload }) => payload.reason)).toEqual([
      'principalAway',
    ]);
    await meet('call', { ...call, unitIds: [id('vc'), id('soc'), id('fk')] });
    await meet('rebook', { date: '2026-03-25' });
    expect(await planOf('vc')).toMatchObject({ status: 'called', meetingOn: '2026-03-25', place: 'AME Provby' });
    expect((await planOf('ame')).invitations).toHaveLength(3);
  });

  it('is not held before its day', async () => {
    expect(await refusal(meet('hold', { date: '2026-03-25' }))).toMatchObject({ code: 'BAD_INPUT', field: 'date' });
    await world.at('2026-03-25');
    await meet('hold', { date: '2026-03-25' });
    expect(await planOf('fk')).toMatchObject({ status: 'meetingHeld' });
  });
});

describe('adopting the plan', () => {
  it('an unwritten plan lacks everything the law asks for, by name', async () => {
    const lacking = [
      'interventions',
      'principals',
      'otherMeasures',
      'overallResponsible',
      'followUpDate',
      'participantInformed',
    ];
    expect((await planOf('ame')).missing.map(({ code }) => code)).toEqual(lacking);
    const refused = await refusal(adopt('adopt'));
    expect(refused).toMatchObject({ code: 'NEEDS_MISSING', missing: lacking });
    const named = 'övergripande ansvarig huvudman (HSL 16:4 p. 4, SoL 10:8 p. 4)';
    expect(refused).toMatchObject({ sv: expect.stringContaining(named) });
  });

  it('the draft is AME’s own, and a draft without the fourth item says just that', async () => {
    await write({ ...written(), overallResponsibleUnitId: null });
    expect(await refusal(adopt('adopt'))).toMatchObject({ code: 'NEEDS_MISSING', missing: ['overallResponsible'] });
    await write({ ...written(), overallResponsibleUnitId: id('fk') });
    expect((await planOf('ame')).missing.map(({ code }) => code)).toEqual(['overallResponsible']);
    expect(await planOf('vc')).toMatchObject({ draft: null, versions: [], commitments: [], missing: [] });
    await write({ ...written(), followUpOn: '2026-03-25' });
    expect((await planOf('ame')).missing.map(({ code }) => code)).toEqual(['followUpDate']);
  });

  it('refuses days and units that are none', async () => {
    expect(await refusal(write({ ...written(), followUpOn: '2026-02-30' }))).toMatchObject({ field: 'followUpOn' });
    const nowhere = { text: 'Något', kind: 'measure', responsibleUnitId: randomUUID() };
    expect(await refusal(write({ goals: [{ text: 'Mål', actions: [nowhere] }] }))).toMatchObject({ field: 'goals' });
  });

  it('each party gets its own copy, save FK who was held back and AF whom no consent reaches', async () => {
    await write(written());
    const input = await said({ withhold: [id('fk')] });
    const twice = () => as('ame', () => services.of(SipAdoption).adopt('adopt', input));
    expect(await twice()).toBe(await twice());
    const plan = await planOf('ame');
    expect(plan).toMatchObject({
      status: 'active',
      kind: 'sip',
      followUpOn: '2026-09-22',
      versions: [{ no: 1, adoptedOn: '2026-03-25' }],
    });
    expect(plan.versions[0]?.notDelivered.map(({ code }) => code).sort()).toEqual(['af', 'fk']);
    for (const party of ['vc', 'soc'] as const) {
      expect(await planOf(party)).toMatchObject({
        status: 'active',
        followUpOn: '2026-09-22',
        versions: [
          {
            no: 1,
            notDelivered: [],
            received: { ground: { code: 'CONSENT' } },
            content: { overallResponsible: { code: 'vc' } },
          },
        ],
      });
    }
    expect(await planOf('fk')).toMatchObject({ status: 'meetingHeld', versions: [], commitments: [] });
    expect(await rowsSeenBy('af')).toBe(0);
  });

  it('the follow-up has a day in the journal of those who hold the plan', async () => {
    const decided = [
      { payload: expect.objectContaining({ plan: planId, agency: id('ame'), followup_due: '2026-09-22' }) },
    ];
    for (const party of ['ame', 'vc', 'soc'] as const) expect(await events(party, 'plan_decided')).toEqual(decided);
    for (const other of ['fk', 'af'] as const) expect(await events(other, 'plan_decided')).toEqual([]);
  });

  it('what was adopted cannot be changed, not even by AME', async () => {
    const tries = [
      `update sip_version set content = '{}'`,
      `update sip_version set parties = '{}'`,
      `update sip_version set holders = holders`,
      'delete from sip_version',
    ];
    for (const who of ['ame', 'vc'] as const)
      for (const change of tries)
        await expect(services.rows(world.accounts[who], change)).rejects.toThrow('permission denied');
  });

  it('holds the whole plan: need, children, what to do in a crisis, who keeps it together, and whom to ask', async () => {
    const [version] = (await planOf('vc')).versions;
    expect(version?.content).toMatchObject({ ...MORE, crisisPlan: null }); // health: no consent for that reaches the care centre
    expect(version?.content.goals[0]?.actions[0]).toMatchObject({
      text: SUPPORT,
      contact: 'Boendestödet, 0500-00 00 00',
    });
  });

  it('what Elin said of it is written down: how, who, when and by whom; the parties hear it without the colleague’s name', async () => {
    const answer = { form: 'paper', by: 'self', date: '2026-03-25' };
    const approve = async (fields: object) => {
      const input = await said(fields);
      return as('ame', () => services.of(SipAdoption).approve(input));
    };
    expect(await refusal(approve({ ...answer, form: undefined }))).toMatchObject({ missing: ['approval'] });
    expect(await refusal(approve({ ...answer, date: '2026-03-24' }))).toMatchObject({ field: 'date' });
    await approve(answer);
    const how = { form: { code: 'paper' }, by: { code: 'self' }, on: '2026-03-25', unit: { code: 'ame' } };
    expect((await planOf('ame')).versions[0]?.approval).toMatchObject({
      ...how,
      recordedBy: { id: world.accounts.ame.accountId },
    });
    expect((await planOf('vc')).versions[0]?.approval).toMatchObject({ ...how, recordedBy: null });
  });

  it('is printed by a party from its own copy: an easy page first, then the whole, as PDF and for Word; a stranger gets nothing', async () => {
    const print = (who: AccountKey, form: 'pdf' | 'docx', wanted: object = {}) =>
      as(who, () => services.of(SipPapers).file(planId, wanted, { form, language: 'sv' }));
    const { fileName, mediaType, contentBase64, text } = await print('vc', 'docx');
    expect([fileName, mediaType]).toEqual(['plan-v1.docx', expect.stringContaining('wordprocessingml')]);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(contentBase64, 'base64') });
    for (const words of ['Din plan, lättläst', 'Jag vill komma igång i lugn takt', SUPPORT, 'Fråga Alma'])
      expect(value).toContain(words);
    expect(text.indexOf('DIN PLAN, LÄTTLÄST')).toBeLessThan(text.indexOf('HELA PLANEN'));
    const pdf = await readPdf(Buffer.from((await print('soc', 'pdf')).contentBase64, 'base64'));
    expect(JSON.stringify(pdf)).toContain('Underskriven på papper');
    expect(await refusal(print('vc', 'pdf', { no: 2 }))).toMatchObject({ code: 'NOT_FOUND' });
    for (const other of ['x1', 'af', 'psy'] as const)
      expect(await refusal(print(other, 'pdf'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('two who write at once: one wins, the other is told of the conflict and what she now would see', async () => {
    const input = await said({ ...written(), participantInformed: false });
    const save = (words: string) =>
      as('ame', () => services.of(SipService).saveDraft({ ...input, ...key(), followUpMethod: words } as never));
    const both = await Promise.all(['Den enas ord', 'Den andras ord'].map((words) => refusal(save(words))));
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', 'done']);
    const winner = both[0]?.code === 'done' ? 'Den enas ord' : 'Den andras ord';
    expect((await planOf('ame')).draft?.followUpMethod).toBe(winner);
    expect(both.find(({ code }) => code === 'CONFLICT')).toMatchObject({ current: { kind: 'sip', id: planId } });
    const told = await services.rows<{ n: number }>(
      world.accounts.ame,
      'select count(*)::int as n from sip_version where plan_id = $1',
      [planId],
    );
    expect(told).toEqual([{ n: 1 }]);
  });

  it('FK gets the plan later, with what it is asked to do; a unit outside the plan does not', async () => {
    const deliver = (unit: UnitKey) =>
      as('ame', () => services.of(SipAdoption).deliver({ ...key(), planId, toUnitId: id(unit) }));
    await deliver('fk');
    expect(await planOf('fk')).toMatchObject({
      status: 'active',
      versions: [{ no: 1 }],
      commitments: [{ text: BENEFIT }],
    });
    expect(await events('fk', 'plan_decided')).toHaveLength(1);
    expect(await refusal(deliver('af'))).toMatchObject({ code: 'SM006' }); // NO_GROUND at the border of the application
    expect(await refusal(deliver('psy'))).toMatchObject({ code: 'BAD_INPUT', field: 'toUnitId' });
  });
});

describe('what each unit has promised', () => {
  it('AME’s own is confirmed by being written; every other waits for its unit, and is that unit’s alone', async () => {
    expect(await commitmentOf('ame', TRAIN)).toMatchObject({ status: 'confirmed', party: 'responsible' });
    expect(await commitmentOf('ame', SEEK)).toMatchObject({ status: 'proposed', asked: false });
    expect((await planOf('vc')).commitments).toMatchObject([
      { text: TALK, status: 'proposed', asked: true, dueOn: '2026-09-01' },
    ]);
    const due = await as('soc', () => services.of(CommitmentQueries).due());
    expect(due).toMatchObject([{ case: { name: 'Elin Exempelsson' }, commitment: { text: SUPPORT } }]);
  });

  it('nobody binds another authority: AME cannot confirm for the care centre', async () => {
    expect(await refusal(answer('ame', 'confirm', TALK))).toMatchObject({ code: 'WRONG_PARTY' });
    const forced = services.rows(
      world.accounts.ame,
      `update sip_commitment set status = 'confirmed', version = version + 1 where text = $1`,
      [TALK],
    );
    await expect(forced).rejects.toThrow('no such move');
  });

  it('the care centre confirms, once for two presses, and AME is told while the others are not', async () => {
    const { id: commitmentId, version } = await commitmentOf('vc', TALK);
    const input = { ...key(), commitmentId, expectedVersion: version };
    const press = () => as('vc', () => services.of(CommitmentService).make('confirm', input));
    expect(await press()).toBe(await press());
    expect(await commitmentOf('ame', TALK)).toMatchObject({ status: 'confirmed', version: 2 });
    const toldOf = (who: AccountKey) =>
      services.rows(
        world.accounts[who],
        `select 1 from journal where correspondence_id = $1 and type = 'commitment_confirmed'`,
        [commitmentId],
      );
    expect(await toldOf('ame')).toHaveLength(1);
    for (const other of ['soc', 'fk', 'af'] as const) expect(await toldOf(other)).toEqual([]);
    expect(
      await refusal(as('vc', () => services.of(CommitmentService).make('complete', { ...input, ...key() }))),
    ).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('a coded no always gets through; its words need a ground, and without one nothing is written', async () => {
    const otherText = 'Vi saknar personal till sommaren';
    expect(await refusal(answer('soc', 'decline', SUPPORT, { reason: 'other', otherText }))).toMatchObject({
      code: 'SM006',
    });
    expect(await refusal(answer('soc', 'decline', SUPPORT, { reason: 'other' }))).toMatchObject({ field: 'otherText' });
    expect(await commitmentOf('soc', SUPPORT)).toMatchObject({ status: 'proposed', messages: [] });
    const assessed = { ground: 'MENPROVNING_OK', assessment: 'Inget men: rör bara vår bemanning.' };
    await answer('soc', 'decline', SUPPORT, { reason: 'other', otherText, ...assessed });
    expect(await commitmentOf('ame', SUPPORT)).toMatchObject({ status: 'declined', messages: [{ text: otherText }] });
  });

  it('done on a day, and cancelled with a reason', async () => {
    expect(await refusal(answer('vc', 'complete', TALK))).toMatchObject({ missing: ['date'] });
    await answer('fk', 'confirm', BENEFIT);
    await answer('fk', 'complete', BENEFIT, { date: '2026-03-25' });
    expect(await commitmentOf('ame', BENEFIT)).toMatchObject({ status: 'done', endedOn: '2026-03-25' });
    await answer('ame', 'cancel', SEEK, { reason: 'notNeeded' });
    expect(await commitmentOf('ame', SEEK)).toMatchObject({
      status: 'cancelled',
      reason: { code: 'notNeeded' },
      moves: [],
    });
    expect(await rowsSeenBy('af')).toBe(0);
  });
});

describe('following the plan up', () => {
  it('comes due on its day, once, without anybody asking', async () => {
    const tick = () => services.asSystem(id('ame'), () => services.of(SipRest).comeDue(caseId));
    await tick();
    expect(await planOf('ame')).toMatchObject({ status: 'active' });
    await world.at('2026-09-22');
    await tick();
    await tick();
    for (const party of ['ame', 'vc', 'soc', 'fk'] as const)
      expect(await planOf(party)).toMatchObject({ status: 'followUpDue' });
    expect(await events('vc', 'sip_follow_up_due')).toHaveLength(1);
  });

  it('needs a new day, the participant informed anew, and a word on each earlier goal', async () => {
    const lacking = ['followUpDate', 'participantInformed', 'earlierGoals'];
    expect((await planOf('ame')).missing.map(({ code }) => code)).toEqual(lacking);
    expect(await refusal(adopt('followUp'))).toMatchObject({ missing: lacking });
  });

  it('the next version goes to those still in it; socialtjänsten keeps the first and is told', async () => {
    const [life, work] = written().goals;
    const goals = [
      { text: life?.text ?? '', actions: [act(TALK, 'insats', 'vc', '2026-09-01')] },
      { text: work?.text ?? '', actions: [act(TRAIN, 'insats', 'ame'), act(BENEFIT, 'measure', 'fk')] },
    ];
    const went = [{ text: life?.text, result: 'reached', note: 'Håller rutinerna' }, { text: work?.text }];
    await write({ ...written(), goals, earlierGoals: went, followUpOn: '2027-05-03' });
    expect(await refusal(adopt('followUp'))).toMatchObject({ missing: ['earlierGoals'] });
    const answered = [
      went[0],
      { text: work?.text, result: 'ongoing' },
      { text: 'Ett mål som inte fanns', result: 'reached' },
    ];
    await write({ ...written(), goals, earlierGoals: answered, followUpOn: '2027-05-03' });
    await adopt('followUp');
    expect(await planOf('vc')).toMatchObject({
      status: 'active',
      followUpOn: '2027-05-03',
      leftOn: null,
      versions: [{ no: 1 }, { no: 2 }],
    });
    expect(await planOf('soc')).toMatchObject({ leftOn: '2026-09-22', versions: [{ no: 1 }] });
    expect((await planOf('soc')).versions).toHaveLength(1);
    expect(await events('vc', 'followup_done')).toEqual([{ payload: expect.objectContaining({ plan: planId }) }]);
    expect((await events('fk', 'plan_decided')).map(({ payload }) => payload.followup_due)).toEqual([
      '2026-09-22',
      '2027-05-03',
    ]);
    expect(await events('soc', 'plan_decided')).toHaveLength(1);
  });

  it('shows those still in the plan what is new, changed and gone since the version they had', async () => {
    const [first, second] = (await planOf('vc')).versions;
    expect(first).toMatchObject({ comparedWith: null, changes: [] });
    expect(second?.comparedWith).toBe(1);
    const told = second?.changes.map(({ kind, what, before, after }) => [kind.code, what.sv, before ?? after]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['changed', 'Följs upp', '2026-09-22'],
        ['removed', 'Insats', expect.stringContaining(SUPPORT)],
        ['removed', 'Åtgärd', expect.stringContaining(SEEK)],
        ['removed', 'Part i planen', world.units.soc.name],
      ]),
    );
    expect(second?.content.earlierGoals).toEqual([
      { text: 'En vardag som håller', result: 'reached', note: 'Håller rutinerna' },
      { text: 'Prova arbete', result: 'ongoing', note: null },
    ]);
  });

  it('what was promised before stays as it was, and nothing is asked twice', async () => {
    const states = (await planOf('ame')).commitments.map(({ text, status }) => [text, status]);
    expect(Object.fromEntries(states)).toEqual({
      ...{ [SUPPORT]: 'declined', [TALK]: 'confirmed', [TRAIN]: 'confirmed', [BENEFIT]: 'done', [SEEK]: 'cancelled' },
    });
    expect(states).toHaveLength(5);
  });

  it('a promise that is written out of the plan is cancelled, and its unit is told', async () => {
    const draft = {
      ...written(),
      goals: [{ text: 'Arbete', actions: [act(TRAIN, 'insats', 'ame')] }],
      followUpOn: '2027-05-03',
    };
    const earlierGoals = written().goals.map(({ text }) => ({ text, result: 'partly' }));
    await write({ ...draft, earlierGoals, noOtherMeasures: true });
    await adopt('followUp');
    expect(await commitmentOf('vc', TALK)).toMatchObject({ status: 'cancelled', reason: { code: 'replaced' } });
    const { versions } = await planOf('vc');
    expect(versions.at(-1)).toMatchObject({ no: 3 }); // overall responsible, so still a party
  });
});

describe('when the consent goes', () => {
  const revoke = (who: AccountKey, from: UnitKey, to: UnitKey) =>
    as(who, async () => {
      const [edge] = await RequestTransaction.current().rows<{ id: string }>(
        'select id from consent_edge where from_unit = $1 and to_unit = $2 and revoked_at is null order by id',
        [id(from), id(to)],
      );
      await services.of(RevocationService).revoke({ ...key(), edgeId: edge?.id ?? '' });
      await services.of(SipRest).suspendFor(caseId, edge?.id ?? '');
    });

  it('losing a unit that the plan can do without leaves the plan as it is', async () => {
    await revoke('ame', 'ame', 'fk');
    expect(await planOf('ame')).toMatchObject({ status: 'active' });
  });

  it('a stranger who names the case lets nothing rest, and learns nothing', async () => {
    expect(await as('x1', () => services.of(SipRest).suspendFor(caseId, randomUUID()))).toBeUndefined();
    expect(await planOf('ame')).toMatchObject({ status: 'active' });
    const input = { ...(await said()), reason: 'moved' };
    expect(await refusal(as('x1', () => services.of(SipService).make('beginClosing', input)))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('losing the region lets the plan rest at once, whoever wrote the revocation down', async () => {
    await revoke('vc', 'ame', 'vc');
    expect(await planOf('ame')).toMatchObject({ status: 'suspended' });
    expect(await planOf('vc')).toMatchObject({
      status: 'active',
      versions: [{ received: { markedRevokedOn: '2026-09-22' } }, {}, {}],
    });
    const told = await services.rows(
      world.accounts.ame,
      `select 1 from journal where type = 'sip_suspended' and owner_unit = $1`,
      [id('ame')],
    );
    expect(told).toHaveLength(1);
    expect(await events('vc', 'sip_suspended')).toEqual([]); // nothing more is delivered to it
  });

  it('goes on only with a new consent', async () => {
    expect(await refusal(make('resumePlan'))).toMatchObject({ code: 'NEEDS_MISSING', missing: ['consent'] });
    await agree(['vc'], '2026-12-31');
    await make('resumePlan');
    expect(await planOf('vc')).toMatchObject({ status: 'active' });
    expect(await events('vc', 'sip_resumed')).toHaveLength(1);
  });

  it('rests too when a consent has run out', async () => {
    const night = () => services.asSystem(null, () => services.of(SipRest).suspendExpired());
    await world.at('2026-12-31');
    await night();
    expect(await planOf('ame')).toMatchObject({ status: 'active' });
    await world.at('2027-01-01');
    await night();
    await night();
    expect(await planOf('ame')).toMatchObject({ status: 'suspended' });
    await agree(['vc'], '2027-06-30', '2027-01-01');
    await make('resumePlan');
  });
});

describe('closing', () => {
  it('is followed up a last time, told to the parties, and leaves nothing to wait for', async () => {
    expect(await refusal(make('beginClosing'))).toMatchObject({ missing: ['reason'] });
    await make('beginClosing', { reason: 'goalReached' });
    expect(await refusal(make('close', { reason: 'goalReached' }))).toMatchObject({ missing: ['participantInformed'] });
    await make('close', { reason: 'goalReached', participantInformed: true });
    expect(await planOf('ame')).toMatchObject({
      status: 'closed',
      reason: { code: 'goalReached' },
      moves: [],
      missing: [],
    });
    expect(await planOf('vc')).toMatchObject({ status: 'closed' });
    expect(await events('ame', 'followup_done')).toHaveLength(3); // two versions followed up, and the closing
  });

  it('a closed plan takes no more text', async () => {
    expect(await refusal(write(written()))).toMatchObject({ code: 'NO_SUCH_MOVE' });
  });

  it('another that rests before anybody was called may be closed, and nobody hears of it', async () => {
    const id = await as('ame', () => services.of(SipService).identify({ ...key(), caseId }));
    const step = async (action: Parameters<SipService['make']>[0], fields: object = {}) => {
      const { version } = await as('ame', () => services.of(SipQueries).again(id));
      const input = { ...key(), planId: id, expectedVersion: version, ...fields };
      return as('ame', () => services.of(SipService).make(action, input));
    };
    for (const action of ['assessNeeded', 'askConsent', 'prepare', 'suspend'] as const) await step(action);
    await step('close', { reason: 'other', otherText: 'Flyttar hem' });
    expect((await plansOf('ame'))[1]).toMatchObject({ status: 'closed', messages: [{ text: 'Flyttar hem' }] });
    expect((await plansOf('vc')).map((held) => held.id)).toEqual([planId]);
  });
});
