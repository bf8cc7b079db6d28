import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { parse, validate } from 'graphql';
import { TickService } from '#gap';
import { startApp } from './setup/app.js';
import type { RunningApp, Visitor } from './setup/app.js';
import { Outsider } from './setup/outsider.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

const PERIOD = { validFrom: '2026-01-12', validTo: '2027-01-11' };

/** What the stranger asks, with every id there is: each root field about persons. A new field must be added here. */
const STRANGER_ASKS: Readonly<Record<string, string>> = {
  board: '{ board { openCases withOpenGap oldest { case { number } } } }',
  case: 'query ($caseId: ID!) { case(id: $caseId) { number } }',
  cases: '{ cases { totalCount edges { node { number name } } } }',
  calendar: '{ calendar(from: "2026-01-01", to: "2026-03-31") { items { case { number } } } }',
  staffing: '{ staffing { colleagues { cases } back { cases { case { number } } } } }',
  openSteps: '{ openSteps { steps { case { number } } } }',
  programmeRun: '{ programmeRun(id: "prov-steget") { participants { case { number } } } }',
  participant:
    'query ($interventionId: ID!) { participant(id: $interventionId) { interventionId followed { tries { on } } } }',
  slots: '{ slots { series { slots { bookings { case { number } } } } } }',
  tasks: 'query ($caseId: ID!) { tasks(caseId: $caseId) { text } }',
  awaited: '{ awaited { case { number } } }',
  commitmentsDue: '{ commitmentsDue { case { number } } }',
  edgesToConfirm: '{ edgesToConfirm { case { number } } }',
  gaps: '{ gaps { totalCount edges { node { case { number } } } } }',
  receivers: 'query ($caseId: ID!) { receivers(caseId: $caseId, category: "plan") { edgeId } }',
  referral: 'query ($referralId: ID!) { referral(id: $referralId) { id } }',
  referralInbox: '{ referralInbox(view: "all") { totalCount edges { node { id } } } }',
  referralsSent: '{ referralsSent(view: "all") { totalCount edges { node { id } } } }',
  handoff: 'query ($handoffId: ID!) { handoff(id: $handoffId) { id } }',
  handoffInbox: '{ handoffInbox { id } }',
  notices: '{ notices { totalCount edges { node { case { number name } } } } }',
  intervention: 'query ($interventionId: ID!) { intervention(id: $interventionId) { id } }',
  sipPlan: 'query ($planId: ID!) { sipPlan(id: $planId) { id } }',
  arrivals: '{ arrivals { totalCount edges { node { case { number } } } } }',
  unopenedArrivals: '{ unopenedArrivals }',
  openIncidents: '{ openIncidents { id } }',
  notTransferred: '{ notTransferred { totalCount edges { node { case { number } } } } }',
  deliveryForm: 'query ($caseId: ID!) { deliveryForm(caseId: $caseId) { __typename } }',
  draft: '{ draft(place: "note") { text } }',
  deliveryPaper: 'query ($caseId: ID!) { deliveryPaper(id: $caseId) { text } }',
  transferPackage: 'query ($caseId: ID!) { transferPackage(caseId: $caseId) { __typename } }',
  transferPaper: 'query ($caseId: ID!) { transferPaper(caseId: $caseId) { text } }',
  consentDocument: 'query ($caseId: ID!) { consentDocument(id: $caseId) { __typename } }',
  consentPaper: 'query ($caseId: ID!) { consentPaper(consentId: $caseId) { text } }',
  consentProof: 'query ($caseId: ID!) { consentProof(caseId: $caseId) { __typename } }',
  sipPaper: 'query ($planId: ID!) { sipPaper(id: $planId) { text } }',
  caseBrief: 'query ($caseId: ID!) { caseBrief(caseId: $caseId) { text } }',
  consentProofPaper: 'query ($caseId: ID!) { consentProofPaper(caseId: $caseId) { text } }',
  consentRenewals: '{ consentRenewals { case { number } } }',
  innerSecrecy: '{ innerSecrecy { __typename } }',
  disposalList: '{ disposalList { __typename } }',
  erasurePreview: 'query ($caseId: ID!) { erasurePreview(caseId: $caseId) { __typename } }',
  erasureProofs: '{ erasureProofs { __typename } }',
  ownPart: 'query ($caseId: ID!) { ownPart(caseId: $caseId) { __typename } }',
  registerExtract: 'query ($caseId: ID!) { registerExtract(caseId: $caseId) { __typename } }',
  rightsFiles: '{ rightsFiles(q: "200001252386") { name } }',
  correctableRecords: 'query ($caseId: ID!) { correctableRecords(caseId: $caseId) { text } }',
  corrections: '{ corrections { wanted before case { number } } }',
  correctionPaper: 'query ($caseId: ID!) { correctionPaper(id: $caseId) { text } }',
  accessLog: '{ accessLog(input: { from: "2026-01-01", to: "2026-12-31" }) { totalCount } }',
  accessExtract: '{ accessExtract(caseNumber: "AAA-AAA-A", from: "2026-01-01", to: "2026-12-31") { text } }',
  incidentView: '{ incidentView(caseNumber: "AAA-AAA-A", noticedAt: "2026-01-12T12:00:00Z") { text } }',
  logReviews: '{ logReviews { __typename } }',
  minutesPaper: 'query ($planId: ID!) { minutesPaper(id: $planId) { text } }',
  documents: 'query ($caseId: ID!) { documents(caseId: $caseId) { id name } }',
  documentFile: 'query ($caseId: ID!) { documentFile(id: $caseId) { __typename } }',
  meetings: 'query ($caseId: ID!) { meetings(caseId: $caseId) { id purpose } }',
  bodies: '{ bodies { id cases { case { number } } } }',
  presenting: 'query ($caseId: ID!) { presenting(caseId: $caseId) { case { number } } }',
};
const ABOUT_NOBODY = [
  ...[
    'me',
    'colleagues',
    'programme',
    'programmes',
    'units',
    'vocabulary',
    'mySessions',
    'phrases',
    'savedViews',
    'noticeSettings',
    'agencySeats',
    'agencyClients',
    'seatsToReview',
  ],
  ...[
    'consentPreview',
    'consentTexts',
    'retentionTerms',
    'planDeadlines',
    'figureChoices',
    'figurePreview',
    'releasedFigures',
  ],
];

const input = (fields: object) => ({ input: { key: randomUUID(), ...fields } });
interface Thing {
  readonly id: string;
  readonly status: string;
  readonly version: number;
}

describe('the main job, from an opened case to a visible gap and back', () => {
  let world: World;
  let app: RunningApp;
  let outsider: Outsider;
  let people: Record<'ame' | 'fk' | 'vc' | 'pro' | 'stranger' | 'manager', Visitor>;
  const ids: Record<'caseId' | 'referralId' | 'planId' | 'handoffId' | 'interventionId', string> = {
    caseId: randomUUID(),
    referralId: randomUUID(),
    planId: randomUUID(),
    handoffId: randomUUID(),
    interventionId: randomUUID(),
  };
  const unit = (who: AccountKey) => world.accounts[who].unitId;

  const change = async <T = Thing>(
    who: Visitor,
    name: string,
    type: string,
    fields: object,
    answer = 'id status version',
  ) => {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
    const data = await who.get<Record<string, T>>(document, input(fields));
    await theStrangerSeesNothing();
    return data[name] as T;
  };

  /** Every table about a case, and every root field about a person, asked as a unit that holds nothing. */
  async function theStrangerSeesNothing(): Promise<void> {
    expect(await outsider.finds(world.accounts.x1)).toEqual([]);
  }

  async function theStrangerAsksEverything(): Promise<void> {
    const secrets = [...Object.values(ids), 'Exempelsson', 'Elin'];
    for (const [field, document] of Object.entries(STRANGER_ASKS)) {
      const answer = JSON.stringify(await people.stranger.ask(document, ids));
      expect([field, secrets.filter((secret) => answer.includes(secret))]).toEqual([field, []]);
      expect(answer).not.toMatch(/"(totalCount|openCases|withOpenGap)":[1-9]/);
    }
    const { errors } = await people.manager.ask('{ board { openCases } }'); // a manager reads her own unit's board
    expect(errors).toBeUndefined();
  }

  beforeAll(async () => {
    world = await createWorld();
    process.env.SAMSTEG_WORKER = '0'; // the tick is run here, when the day is right
    app = await startApp(world);
    outsider = await Outsider.at(world);
    const names = ['ame', 'fk', 'vc', 'pro', 'manager'] as const;
    const signedIn = await Promise.all([...names, 'x1'].map((name) => app.signIn(name)));
    people = Object.fromEntries([...names, 'stranger'].map((name, at) => [name, signedIn[at]])) as typeof people;
  });
  afterAll(async () => {
    await outsider?.close();
    await app?.close();
    await world?.dispose();
  });

  it('every root field is either about nobody, or asked by the stranger here', () => {
    const { schema } = app.get(GraphQLSchemaHost);
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
    for (const [field, document] of Object.entries(STRANGER_ASKS))
      expect([field, validate(schema, parse(document)).map(({ message }) => message)]).toEqual([field, []]);
    expect(fields.sort()).toEqual([...Object.keys(STRANGER_ASKS), ...ABOUT_NOBODY].sort());
  });

  it('a case manager opens a case and records consent; the health centre and the programme confirm theirs', async () => {
    const opened = await change(people.ame, 'openCase', 'OpenCaseInput', {
      givenName: 'Elin',
      familyName: 'Exempelsson',
      personnummer: '20000125-2386',
    });
    ids.caseId = opened.id;
    const both = (other: AccountKey, categories: string[]) => [
      { fromUnitId: unit('ame'), toUnitId: unit(other), categories },
      { fromUnitId: unit(other), toUnitId: unit('ame'), categories },
    ];
    const edges = [
      ...both('fk', ['contact', 'plan']),
      ...both('vc', ['contact', 'plan']),
      ...both('pro', ['contact', 'plan', 'outcome']),
    ];
    const consent = {
      caseId: ids.caseId,
      form: 'written',
      grantor: 'self',
      purpose: 'Samordning',
      ...PERIOD,
      edges,
      exclusions: 'Inget om min mamma',
    };
    await change(people.ame, 'recordConsent', 'RecordConsentInput', consent, 'id');
    for (const edge of await world.sql<{ id: string }>(
      `select id from consent_edge where confirmed_at is null order by id`,
    )) {
      await change(people.ame, 'askEdgeConfirmation', 'EdgeRefInput', { edgeId: edge.id }, 'id');
    }
    for (const who of ['fk', 'vc', 'pro'] as const) {
      const { edgesToConfirm } = await people[who].get<{
        edgesToConfirm: { edge: { id: string; from: { id: string } } }[];
      }>('{ edgesToConfirm { edge { id from { id } } } }');
      expect(edgesToConfirm.map(({ edge }) => edge.from.id)).toEqual([unit(who)]); // nobody sees another pair's
      await change(people[who], 'confirmEdge', 'ConfirmEdgeInput', { edgeId: edgesToConfirm[0]?.edge.id }, 'id');
      const page = JSON.stringify(
        await people[who].get(
          'query ($id: ID!) { case(id: $id) { edges { hasExclusions } consents { exclusions } } }',
          { id: ids.caseId },
        ),
      );
      expect(page).not.toContain('mamma');
      expect(page).toContain('"hasExclusions":true');
    }
  });

  it('an application to a programme is received, asked about, accepted and started; a participation opens by itself', async () => {
    const ask = {
      caseId: ids.caseId,
      type: 'application',
      programmeId: world.programmes.open,
      question: 'Plats från februari?',
      wishedBy: '2026-01-26',
    };
    const sent = await change(people.ame, 'sendReferral', 'SendReferralInput', ask);
    ids.referralId = sent.id;
    const step = (who: Visitor, name: string, version: number, fields: object = {}) =>
      change(who, name, 'ReferralMoveInput', { referralId: ids.referralId, expectedVersion: version, ...fields });
    let now = await step(people.pro, 'receiveReferral', sent.version);
    now = await step(people.pro, 'requestReferralInfo', now.version, { reason: 'goal', text: 'Vad är målet?' });
    now = await step(people.ame, 'supplyReferralInfo', now.version, { text: 'Arbetsträning till hösten.' });
    now = await step(people.pro, 'acceptReferral', now.version);
    await world.at('2026-02-02');
    now = await step(people.pro, 'startReferral', now.version, {
      date: '2026-02-02',
      plannedEnd: '2026-04-30',
      hoursPerWeek: 8,
    });
    expect(now.status).toBe('started');
    const page = await people.ame.get<{
      case: { interventions: { title: string; status: string }[]; lanes: { bars: unknown[] }[] };
    }>('query ($id: ID!) { case(id: $id) { interventions { title status } lanes { bars { kind } } } }', {
      id: ids.caseId,
    });
    expect(page.case.interventions).toMatchObject([{ title: 'Steget', status: 'active' }]); // told by events: the row is pro's
    expect(
      (
        await people.vc.get<{ case: { referrals: unknown[] } }>(
          'query ($id: ID!) { case(id: $id) { referrals { id } } }',
          { id: ids.caseId },
        )
      ).case.referrals,
    ).toEqual([]);
  });

  it('a plan is agreed with the four things the law asks, and each party confirms its own promise', async () => {
    const { caseId } = ids;
    const need = await change(people.ame, 'identifySipNeed', 'IdentifySipNeedInput', {
      caseId,
      text: 'Både kommun och region behövs',
    });
    ids.planId = need.id;
    const step = (name: string, version: number, fields: object = {}) =>
      change(people.ame, name, 'SipMoveInput', { planId: ids.planId, expectedVersion: version, ...fields });
    let now = await step('assessSipNeed', need.version);
    now = await step('askSipConsent', now.version);
    now = await step('prepareSip', now.version);
    const called = {
      unitIds: [unit('vc'), unit('fk')],
      date: '2026-02-16',
      startsAt: '13:00',
      place: 'Rådhuset',
      purpose: 'Planera våren',
      longTermGoal: 'Arbete',
    };
    now = await step('callSipMeeting', now.version, called);
    await world.at('2026-02-16');
    now = await step('holdSipMeeting', now.version, { date: '2026-02-16' });
    const early = await people.ame.ask(
      `mutation ($input: SipMoveInput!) { adoptSipPlan(input: $input) { id } }`,
      input({ planId: ids.planId, expectedVersion: now.version }),
    );
    expect(early.errors?.[0]?.extensions).toMatchObject({
      code: 'NEEDS_MISSING',
      missing: expect.arrayContaining(['overallResponsible']) as unknown,
    });
    const draft = {
      planId: ids.planId, expectedVersion: now.version, participantWords: 'Jag vill orka jobba.', longTermGoal: 'Arbete', participantDoes: 'Går varje dag',
      noOtherMeasures: false, overallResponsibleUnitId: unit('vc'), followUpOn: '2026-05-18', followUpMethod: 'Möte', participantInformed: true,
      goals: [{ text: 'Orka fyra timmar', actions: [
        { text: 'Arbetsträning', kind: 'insats', responsibleUnitId: unit('ame'), to: '2026-04-30' },
        { text: 'Rehabkoordinering', kind: 'insats', responsibleUnitId: unit('vc'), to: '2026-04-30' },
        { text: 'Bevakar ersättningen', kind: 'measure', responsibleUnitId: unit('fk'), to: '2026-04-30' },
      ] }],
    }; // prettier-ignore
    now = await change(people.ame, 'saveSipDraft', 'SaveSipDraftInput', draft);
    now = await step('adoptSipPlan', now.version);
    expect(now.status).toBe('active');
    for (const who of ['vc', 'fk'] as const) {
      const { commitmentsDue } = await people[who].get<{ commitmentsDue: { commitment: Thing }[] }>(
        '{ commitmentsDue { commitment { id status version } } }',
      );
      const proposed = commitmentsDue.find(({ commitment }) => commitment.status === 'proposed')?.commitment;
      await change(people[who], 'confirmCommitment', 'CommitmentMoveInput', {
        commitmentId: proposed?.id,
        expectedVersion: proposed?.version,
      });
    }
    const seenByFk = await people.fk.get<{ case: { sipPlans: { versions: unknown[] }[] } }>(
      'query ($id: ID!) { case(id: $id) { sipPlans { versions { no } } } }',
      { id: ids.caseId },
    );
    expect(seenByFk.case.sipPlans[0]?.versions).toHaveLength(1);
    const seenByPro = await people.pro.get<{ case: { sipPlans: unknown[] } }>(
      'query ($id: ID!) { case(id: $id) { sipPlans { id } } }',
      { id: ids.caseId },
    );
    expect(seenByPro.case.sipPlans).toEqual([]);
  });

  it('the participation ends with nothing after it, and two weeks later the gap is there for all to whom it was told', async () => {
    await world.at('2026-04-30');
    const { version } = await world
      .sql<{ version: number }>('select version from referral where id = $1', [ids.referralId])
      .then(([row]) => row!);
    const end = {
      referralId: ids.referralId,
      expectedVersion: version,
      date: '2026-04-30',
      outcome: 'backTrained',
      noNextStepReason: 'notAvailable',
    };
    const ended = await change(people.pro, 'endReferral', 'ReferralMoveInput', end);
    await change(people.ame, 'acknowledgeReferral', 'ReferralMoveInput', {
      referralId: ids.referralId,
      expectedVersion: ended.version,
    });
    await world.at('2026-05-15');
    await app.get(TickService).runTick();
    const { gaps } = await people.ame.get<{
      gaps: { edges: { node: { rule: string; days: number; holder: { id: string } } }[] };
    }>('{ gaps { edges { node { rule days holder { id } } } } }');
    expect(gaps.edges.map(({ node }) => node)).toContainEqual({
      rule: 'between_interventions',
      days: 15,
      holder: { id: unit('pro') }, // the unit whose caseworker was named last has the next step
    });
    const board = await people.manager.get<{
      board: { withOpenGap: number; rules: { rule: string; total: number }[] };
    }>('{ board { withOpenGap rules { rule total } } }');
    expect(board.board.withOpenGap).toBe(1);
    expect(board.board.rules.find(({ rule }) => rule === 'between_interventions')?.total).toBe(1);
    await theStrangerSeesNothing();
    await theStrangerAsksEverything();
  });

  it('when the day of follow-up has passed the plan says so by itself', async () => {
    await world.at('2026-05-19');
    await app.get(TickService).runTick();
    const { sipPlan } = await people.ame.get<{ sipPlan: { status: string } }>(
      'query ($id: ID!) { sipPlan(id: $id) { status } }',
      { id: ids.planId },
    );
    expect(sipPlan.status).toBe('followUpDue');
    await theStrangerSeesNothing();
  });

  it('the coordination is handed over whole, and the giver coordinates until the first contact', async () => {
    const offer = {
      caseId: ids.caseId, kind: 'coordination', toUnitId: unit('fk'), situation: 'Klar med Steget', plan: 'Arbetsträning via AF', nextDate: '2026-05-20',
      openPromises: 'Inga', participantInformed: true, tellUnitIds: [unit('vc')], category: 'plan',
    }; // prettier-ignore
    const offered = await change(people.ame, 'offerHandoff', 'OfferHandoffInput', offer);
    ids.handoffId = offered.id;
    const step = (name: string, version: number, fields: object = {}) =>
      change(people.fk, name, 'HandoffMoveInput', { handoffId: offered.id, expectedVersion: version, ...fields });
    const accepted = await step('acceptHandoff', offered.version, {
      caseworkerId: world.accounts.fk.accountId,
      date: '2026-05-20',
    });
    const coordinates = async (who: Visitor) =>
      (
        await who.get<{ case: { iCoordinate: boolean; coordinator: { id: string } | null } }>(
          'query ($id: ID!) { case(id: $id) { iCoordinate coordinator { id } } }',
          { id: ids.caseId },
        )
      ).case;
    expect((await coordinates(people.ame)).iCoordinate).toBe(true);
    await world.at('2026-05-20');
    await step('completeHandoff', accepted.version, { date: '2026-05-20' });
    expect([(await coordinates(people.ame)).iCoordinate, (await coordinates(people.fk)).iCoordinate]).toEqual([
      false,
      true,
    ]);
    expect((await coordinates(people.vc)).coordinator?.id).toBe(unit('fk')); // the giver chose to tell her
  });

  it('a new start closes the gap, and the case is closed with a reason', async () => {
    await change(people.fk, 'startIntervention', 'StartInterventionInput', {
      caseId: ids.caseId, kind: 'workTraining', title: 'Arbetsträning', date: '2026-05-20', plannedEnd: '2026-09-30',
    }); // prettier-ignore
    await app.get(TickService).runTick();
    const open = await people.fk.get<{ gaps: { edges: { node: { rule: string } }[] } }>(
      '{ gaps { edges { node { rule } } } }',
    );
    expect(open.gaps.edges.map(({ node }) => node.rule)).not.toContain('between_interventions');
    const { case: page } = await people.fk.get<{ case: { version: number } }>(
      'query ($id: ID!) { case(id: $id) { version } }',
      { id: ids.caseId },
    );
    await change(people.fk, 'closeCase', 'CloseCaseInput', {
      caseId: ids.caseId,
      expectedVersion: page.version,
      reason: 'work',
    });
    const after = await people.fk.get<{ gaps: { totalCount: number } }>('{ gaps { totalCount } }');
    expect(after.gaps.totalCount).toBe(0);
    await theStrangerAsksEverything();
  });

  it('every opening was logged, by unit and without a search text', async () => {
    const entries = await world.sql<{ kind: string; denied: boolean }>(
      'select distinct kind, denied from access_entry order by 1',
    );
    expect(entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['board', 'denied', 'gaps', 'inbox', 'open']),
    );
    const strangers = await world.sql<{ named: boolean }>(
      'select distinct case_ids @> $2 as named from access_entry where unit_id = $1 and denied',
      [unit('x1'), [ids.caseId]],
    );
    expect(strangers).toEqual([{ named: false }]); // her own authority's log does not say that there is such a case
  });
});
