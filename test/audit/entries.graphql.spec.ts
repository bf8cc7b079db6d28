import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { GraphQLSchemaHost, Query, Resolver } from '@nestjs/graphql';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { getNamedType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import mammoth from 'mammoth';
import { ACCESS_KINDS, mustBeLogged } from '#domain';
import type { AccessKind, Permission } from '#domain';
import { DerivingService } from '#notice';
import { May, RequestTransaction } from '#platform';
import { startApp } from '../setup/app.js';
import type { RunningApp, Visitor } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { AccountKey, World } from '../setup/world.js';

interface Entry {
  readonly kind: AccessKind;
  readonly case_ids: string[];
  readonly ground: string | null;
  readonly denied: boolean;
  readonly agency_id: string;
  readonly unit_id: string;
  readonly seat_id: string;
}
/** How a field is asked, by whom, and the entry it must leave. */
type Row = readonly [who: AccountKey, query: string, kind: AccessKind, ofCase: boolean];

/** Reads that say nothing about a person. A new root field stands here or in the table below. */
const NOTHING_ABOUT_PERSONS = [
  'agencyClients',
  'agencySeats',
  'mySessions',
  'noticeSettings',
  'colleagues',
  'consentPreview',
  'consentTexts',
  'figureChoices',
  'me',
  'programme',
  'programmes',
  'phrases',
  'savedViews',
  'planDeadlines',
  'releasedFigures',
  'retentionTerms',
  'units',
  'unopenedArrivals',
  'vocabulary',
];

@Resolver()
class Unlogged {
  @May('case.read')
  @Query(() => String, { description: 'Planted: reads and writes no entry.' })
  async planted(): Promise<string> {
    return RequestTransaction.current().value<string>('select count(*)::text from case_file');
  }
}
@Module({ providers: [Unlogged] })
class Planted {}

describe('who reads what is written down', () => {
  let world: World;
  let app: RunningApp;
  let schema: GraphQLSchema;
  const ids: Record<string, string> = {};
  const visitors = new Map<AccountKey, Visitor>();

  const visit = async (who: AccountKey) => {
    const known = visitors.get(who) ?? (await app.signIn(who));
    visitors.set(who, known);
    return known;
  };
  const change = async (who: AccountKey, name: string, type: string, fields: object): Promise<string> => {
    const input = { key: randomUUID(), ...fields };
    const text = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    return (await (await visit(who)).get<Record<string, { id: string }>>(text, { input }))[name]!.id;
  };
  /** The entries one request leaves behind. */
  const leaves = async (who: AccountKey, query: string, variables: object = {}) => {
    const visitor = await visit(who); // signing in stands there too, and is not what is asked
    const before = await world.sql<{ id: string }>('select id from access_entry');
    const answer = await visitor.ask(query, variables);
    const after = await world.sql<Entry>(
      'select kind, case_ids, ground, denied, agency_id, unit_id, seat_id from access_entry where not id = any($1) order by xid, id',
      [before.map(({ id }) => id)],
    );
    return { answer, entries: after };
  };
  const agencyOf = async (who: AccountKey) =>
    (
      await world.sql<{ id: string }>('select agency_id as id from unit where id = $1', [world.accounts[who].unitId])
    )[0]!.id;

  beforeAll(async () => {
    world = await createWorld();
    Reflect.defineMetadata(
      'imports',
      [...(Reflect.getMetadata('imports', await appModule()) as unknown[]), Planted],
      await appModule(),
    );
    app = await startApp(world);
    ({ schema } = app.get(GraphQLSchemaHost));
    const person = { givenName: 'Elin', familyName: 'Exempelsson', personnummer: '20000125-2386' };
    ids.case = await change('ame', 'openCase', 'OpenCaseInput', person);
    ids.care = await change('vc', 'openCase', 'OpenCaseInput', { givenName: 'Eva', familyName: 'Exempelsson' });
    const numbers = await world.sql<{ id: string; number: string }>('select id, number from case_file');
    for (const { id, number } of numbers) ids[id === ids.case ? 'number' : 'careNumber'] = number;
    ids.reason = await change('ame', 'openCase', 'OpenCaseInput', { givenName: 'Bo', familyName: 'Provsson' });
    const edges = (['pro', 'fk'] as const).map((to) => ({
      fromUnitId: world.units.ame.id, toUnitId: world.units[to].id, categories: ['contact', 'plan'],
    })); // prettier-ignore
    const consent = { caseId: ids.case, form: 'written', grantor: 'self', purpose: 'Samordning', share: true, edges };
    await change('ame', 'recordConsent', 'RecordConsentInput', {
      ...consent,
      validFrom: '2026-01-12',
      validTo: '2027-01-11',
    });
    const [kept] = await world.sql<{ consent: string; document: string }>(
      `insert into consent_document (id, association_id, case_id, owner_unit, holders, consent_id, name, media_type, content, sha256)
       select gen_random_uuid(), c.association_id, c.case_id, c.owner_unit, c.holders, c.id, 'papper.pdf', 'application/pdf', '%PDF', sha256('%PDF')
       from consent c returning consent_id as consent, id as document`,
    );
    Object.assign(ids, kept);
    const [paper] = await world.sql<{ id: string }>(
      `with added as (insert into document (id, association_id, case_id, owner_unit, category, holders, document_id, version_no, kind, name, media_type,
         size, sha256) select x.id, x.association_id, x.case_id, x.owner_unit, 'plan', x.holders, x.id, 1, 'plan', 'plan.pdf', 'application/pdf', 4,
         sha256('%PDF') from (select gen_random_uuid() as id, c.association_id, c.case_id, c.owner_unit, c.holders from consent c) x returning id)
       insert into document_file (version_id, content) select id, '%PDF' from added returning version_id as id`,
    );
    ids.paper = paper?.id ?? '';
    const asked = {
      caseId: ids.case,
      type: 'application',
      programmeId: world.programmes.open,
      question: 'Finns det plats?',
    };
    ids.referral = await change('ame', 'sendReferral', 'SendReferralInput', asked);
    const words = {
      situation: 'Läge',
      plan: 'Plan',
      openPromises: '',
      nextDate: '2026-01-20',
      participantInformed: true,
    };
    const to = { caseId: ids.case, kind: 'coordination', toUnitId: world.units.fk.id };
    ids.handoff = await change('ame', 'offerHandoff', 'OfferHandoffInput', { ...to, ...words });
    ids.sipPlan = await change('ame', 'identifySipNeed', 'IdentifySipNeedInput', { caseId: ids.case, text: 'Behov' });
    const planned = { caseId: ids.case, kind: 'support', title: 'Stöd', date: '2026-01-20', plannedEnd: '2026-03-01' };
    const held = { kind: 'mapping', date: '2026-01-10', summary: 'Kartlagt', unitIds: [] };
    await change('ame', 'logMeeting', 'LogMeetingInput', { caseId: ids.case, ...held });
    const [meeting] = await world.sql<{ id: string }>('select id from meeting');
    await change('ame', 'sendMinutes', 'SendMinutesInput', { meetingId: meeting!.id, expectedVersion: 1 });
    ids.minutes = (await world.sql<{ id: string }>('select id from meeting_minutes'))[0]!.id;
    ids.intervention = await change('ame', 'planIntervention', 'PlanInterventionInput', planned);
    const [handed] = await world.sql<{ id: string }>(
      `select id from delivery where case_id = $1 and to_unit = $2 and record_kind = 'referral'`,
      [ids.case, world.units.pro.id],
    );
    ids.delivery = handed?.id ?? '';
    await app.get(DerivingService).run();
    const [said] = await world.sql<{ id: string }>('select id from message where case_id = $1 limit 1', [ids.case]);
    ids.correction = await change('ame', 'askCorrection', 'AskCorrectionInput', {
      ...{ caseId: ids.case, recordKind: 'message', recordId: said!.id, askedBy: 'participant' },
      ...{ askedOn: '2026-01-12', wanted: 'Det stämmer inte' },
    });
    const draft = { place: 'note', caseId: ids.case, text: '{}', device: 'test', expectedVersion: 0 };
    await (
      await visit('ame')
    ).get(`mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { version } }`, {
      input: { key: randomUUID(), ...draft },
    });
    await change('ame', 'reportIncident', 'ReportIncidentInput', { deliveryId: ids.delivery, kind: 'wrongReceiver' });
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  /** Every query that answers something of a case, with the entry it leaves. A field without a row fails the test below. */
  const table = (): Readonly<Record<string, Row>> => ({
    case: ['ame', `{ case(id: "${ids.case}") { id } }`, 'open', true],
    cases: ['ame', '{ cases { totalCount } }', 'list', true],
    'cases, searched': ['ame', '{ cases(q: "Elin") { totalCount } }', 'search', true],
    referral: ['ame', `{ referral(id: "${ids.referral}") { id } }`, 'open', true],
    referralInbox: ['pro', '{ referralInbox { totalCount } }', 'inbox', true],
    referralsSent: ['ame', '{ referralsSent { totalCount } }', 'inbox', true],
    handoff: ['ame', `{ handoff(id: "${ids.handoff}") { id } }`, 'open', true],
    handoffInbox: ['fk', '{ handoffInbox { id } }', 'inbox', true],
    sipPlan: ['ame', `{ sipPlan(id: "${ids.sipPlan}") { id } }`, 'open', true],
    sipPaper: ['ame', `{ sipPaper(id: "${ids.sipPlan}", form: "docx") { fileName } }`, 'export', true],
    intervention: ['ame', `{ intervention(id: "${ids.intervention}") { id } }`, 'open', true],
    participant: ['ame', `{ participant(id: "${ids.intervention}") { interventionId } }`, 'open', true],
    arrivals: ['pro', '{ arrivals { totalCount } }', 'list', true],
    openIncidents: ['pro', '{ openIncidents { id } }', 'list', true],
    deliveryForm: ['ame', `{ deliveryForm(caseId: "${ids.case}") { caseId } }`, 'open', true],
    draft: ['ame', '{ draft(place: "note") { text } }', 'open', true],
    deliveryPaper: ['ame', `{ deliveryPaper(id: "${ids.delivery}") { fileName } }`, 'export', true],
    transferPackage: ['ame', `{ transferPackage(caseId: "${ids.case}") { totalCount } }`, 'open', true],
    transferPaper: ['ame', `{ transferPaper(caseId: "${ids.case}") { fileName } }`, 'export', true],
    notices: ['pro', '{ notices { totalCount } }', 'notices', true],
    notTransferred: ['ame', '{ notTransferred { totalCount } }', 'list', true],
    receivers: ['ame', `{ receivers(caseId: "${ids.case}", category: "plan") { edgeId } }`, 'receivers', true],
    consentProof: ['ame', `{ consentProof(caseId: "${ids.case}") { case { id } } }`, 'proof', true],
    caseBrief: ['ame', `{ caseBrief(caseId: "${ids.case}", form: "docx") { fileName text } }`, 'export', true],
    consentProofPaper: ['ame', `{ consentProofPaper(caseId: "${ids.case}") { fileName } }`, 'print', true],
    consentPaper: ['ame', `{ consentPaper(consentId: "${ids.consent}") { fileName } }`, 'print', true],
    consentDocument: ['ame', `{ consentDocument(id: "${ids.document}") { fileName } }`, 'export', true],
    consentRenewals: ['ame', '{ consentRenewals { case { id } } }', 'list', false],
    edgesToConfirm: ['fk', '{ edgesToConfirm { edge { id } } }', 'list', false],
    staffing: ['ame', '{ staffing { today back { cases { case { id } } } } }', 'list', false],
    openSteps: ['ame', '{ openSteps { steps { case { id } } } }', 'list', true],
    tasks: ['ame', `{ tasks(caseId: "${ids.case}") { id } }`, 'open', true],
    slots: ['ame', '{ slots { today } }', 'list', false],
    programmeRun: ['ame', '{ programmeRun(id: "prov-steget") { id } }', 'list', false],
    calendar: ['ame', '{ calendar(from: "2026-01-01", to: "2026-02-28") { items { id } } }', 'list', true],
    awaited: ['ame', '{ awaited { case { id } } }', 'list', false],
    commitmentsDue: ['ame', '{ commitmentsDue { case { id } } }', 'list', false],
    gaps: ['ame', '{ gaps { totalCount } }', 'gaps', false],
    innerSecrecy: ['manager', '{ innerSecrecy { clearanceWanted } }', 'list', false],
    accessLog: [
      'auditor',
      `{ accessLog(input: { from: "2026-01-01", to: "2026-02-01" }) { totalCount } }`,
      'review',
      false,
    ],
    logReviews: ['auditor', '{ logReviews { id } }', 'review', false],
    seatsToReview: ['auditor', '{ seatsToReview { id } }', 'seats', false],
    incidentView: [
      'auditor',
      `{ incidentView(caseNumber: "${ids.careNumber}", noticedAt: "2026-01-12T10:00:00Z") { text } }`,
      'incident',
      false,
    ],
    accessExtract: [
      'ame',
      `{ accessExtract(caseNumber: "${ids.number}", from: "2026-01-01", to: "2026-02-01") { fileName } }`,
      'extract',
      true,
    ],
    registerExtract: ['ame', `{ registerExtract(caseId: "${ids.case}") { data { fileName } } }`, 'export', true],
    ownPart: ['ame', `{ ownPart(caseId: "${ids.case}") { data { fileName } } }`, 'export', true],
    rightsFiles: ['ame', `{ rightsFiles(q: "${ids.number}") { number } }`, 'search', true],
    correctableRecords: ['ame', `{ correctableRecords(caseId: "${ids.case}") { id } }`, 'right', true],
    corrections: ['ame', '{ corrections { case { id } } }', 'right', true],
    correctionPaper: ['ame', `{ correctionPaper(id: "${ids.correction}") { fileName } }`, 'export', true],
    erasurePreview: ['manager', `{ erasurePreview(caseId: "${ids.case}") { gone } }`, 'erasure', true],
    erasureProofs: ['manager', '{ erasureProofs { firstBroken } }', 'erasure', false],
    disposalList: ['manager', '{ disposalList { items { caseId } } }', 'list', false],
    minutesPaper: ['ame', `{ minutesPaper(id: "${ids.minutes}") { fileName } }`, 'export', true],
    documents: ['ame', `{ documents(caseId: "${ids.case}") { id } }`, 'open', true],
    documentFile: ['ame', `{ documentFile(id: "${ids.paper}") { fileName } }`, 'export', true],
    meetings: ['ame', `{ meetings(caseId: "${ids.case}") { id } }`, 'open', true],
    bodies: ['ame', '{ bodies { id } }', 'list', false],
    presenting: ['ame', `{ presenting(caseId: "${ids.case}") { case { id } } }`, 'open', true],
    board: ['manager', '{ board { openCases } }', 'board', false],
    figurePreview: ['manager', '{ figurePreview(figure: "ended", quarter: "2025-Q4") { hidden } }', 'figures', false],
  });

  it('every root field either says nothing about persons, or stands in the table', () => {
    const fields = Object.keys(schema.getQueryType()!.getFields()).filter((name) => name !== 'planted');
    const told = new Set([...NOTHING_ABOUT_PERSONS, ...Object.keys(table())]);
    expect(fields.filter((name) => !told.has(name))).toEqual([]);
  });

  it('each read leaves one entry: kind, cases, seat, unit and authority, and never the search text', async () => {
    for (const [name, [who, query, kind, ofCase]] of Object.entries(table())) {
      const { answer, entries } = await leaves(who, query);
      expect([name, answer.errors]).toEqual([name, undefined]);
      const { unitId, seatId } = world.accounts[who];
      expect([name, entries]).toEqual([
        name,
        [
          expect.objectContaining({
            kind,
            denied: false,
            unit_id: unitId,
            seat_id: seatId,
            agency_id: await agencyOf(who),
          }),
        ],
      ]);
      expect([name, entries[0]!.case_ids.includes(ids.case!)]).toEqual([name, ofCase]);
    }
    expect(await world.sql(`select 1 from access_entry e where to_jsonb(e)::text like '%Elin%'`)).toEqual([]);
  });

  it('where it stands, on a page: what the unit holds, as PDF and as Word, and nothing of it to whoever holds nothing', async () => {
    const ask = (who: AccountKey, form: string) =>
      leaves(who, `{ caseBrief(caseId: "${ids.case}", form: "${form}") { fileName contentBase64 text } }`);
    const ours = (await ask('ame', 'pdf')).answer.data?.caseBrief as {
      fileName: string;
      contentBase64: string;
      text: string;
    };
    expect(ours.fileName).toBe('nulage.pdf');
    for (const said of ['Elin Exempelsson', 'Ansökan till insats', 'Stöd', 'Samordnas av: AME Provby'])
      expect(ours.text).toContain(said);
    const theirs = (await ask('pro', 'docx')).answer.data?.caseBrief as typeof ours;
    expect(theirs.fileName).toBe('nulage.docx');
    expect(theirs.text).toContain('Ansökan till insats');
    expect(theirs.text).not.toContain('FK Provby'); // what goes between two others is not the programme's to know
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(theirs.contentBase64, 'base64') });
    expect(value).toContain('Ansökan till insats');
    expect((await ask('x1', 'pdf')).answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('every mutation stands under a permission that must be logged, or changes nothing about a person', () => {
    const discovery = app.get(DiscoveryService);
    const [scanner, reflector] = [new MetadataScanner(), new Reflector()];
    const rules = new Map<string, string>();
    for (const { instance } of discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const rule = reflector.get<string | undefined>('samsteg:rule', prototype[name]!);
        if (rule) rules.set(name, rule);
      }
    }
    const unlogged = Object.values(schema.getMutationType()!.getFields()).filter(({ name }) => {
      const rule = rules.get(name);
      return !rule || rule === 'public' || !mustBeLogged(rule as Permission);
    });
    const aboutCases = unlogged.filter(({ type }) => {
      const named = getNamedType(type);
      return (
        isObjectType(named) &&
        ('case' in named.getFields() || 'caseId' in named.getFields() || named.name === 'CasePage')
      );
    });
    expect(aboutCases.map(({ name }) => name)).toEqual([]);
  });

  it('what answers without an entry does not leave the house', async () => {
    const { answer } = await leaves('ame', '{ planted }');
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'COMMIT_FAILED' } }] });
    expect(answer.data?.planted).toBeUndefined();
  });

  it('the reason an opening was allowed is kept as it was then', async () => {
    const open = `{ case(id: "${ids.reason}") { id } }`;
    expect((await leaves('ame', open)).entries[0]).toMatchObject({ ground: 'assigned' });
    const input = { caseId: ids.reason, reason: 'covering' };
    await (await visit('colleague')).get(
      `mutation ($input: OpenCaseWithReasonInput!) { openCaseWithReason(input: $input) { id } }`, { input },
    ); // prettier-ignore
    expect((await leaves('colleague', open)).entries[0]).toMatchObject({ ground: 'reason' });
  });

  it('a denial within the authority carries the case, whatever was asked for, and the stranger cannot tell that it exists', async () => {
    const nobody = randomUUID();
    const questions: Readonly<Record<string, string>> = {
      case: `query ($id: ID!) { case(id: $id) { id } }`,
      referral: `query ($id: ID!) { referral(id: $id) { id } }`,
      handoff: `query ($id: ID!) { handoff(id: $id) { id } }`,
      sipPlan: `query ($id: ID!) { sipPlan(id: $id) { id } }`,
      intervention: `query ($id: ID!) { intervention(id: $id) { id } }`,
    };
    for (const [what, query] of Object.entries(questions)) {
      const there = await leaves('soc', query, { id: ids[what] });
      const missing = await leaves('soc', query, { id: nobody });
      expect([what, there.answer]).toEqual([what, missing.answer]);
      expect([what, there.entries]).toEqual([
        what,
        [expect.objectContaining({ kind: 'denied', denied: true, case_ids: [ids.case] })],
      ]);
      expect([what, missing.entries]).toEqual([
        what,
        [expect.objectContaining({ kind: 'denied', denied: true, case_ids: [] })],
      ]);
    }
    for (const [what, query] of Object.entries(questions)) {
      const ofAnother = await leaves('x1', query, { id: ids[what] });
      expect([what, ofAnother.answer]).toEqual([what, (await leaves('x1', query, { id: nobody })).answer]);
      // in the log of another authority it is as if there were no such case: its reviewer learns nothing of it
      expect([what, ofAnother.entries]).toEqual([what, [expect.objectContaining({ kind: 'denied', case_ids: [] })]]);
    }
    const receivers = `query ($id: ID!) { receivers(caseId: $id, category: "plan") { edgeId } }`;
    expect((await leaves('soc', receivers, { id: ids.case })).entries).toMatchObject([
      { kind: 'denied', case_ids: [ids.case] },
    ]);
  });

  it('a refused move, a missing reason and a role that does not open it carry the case too', async () => {
    const move = (id: string) => [
      `mutation ($input: ReferralMoveInput!) { acceptReferral(input: $input) { id } }`,
      { input: { key: randomUUID(), referralId: id, expectedVersion: 1 } },
    ] as const; // prettier-ignore
    expect((await leaves('soc', ...move(ids.referral!))).entries).toMatchObject([
      { kind: 'denied', case_ids: [ids.case] },
    ]);
    expect((await leaves('soc', ...move(randomUUID()))).entries).toMatchObject([{ kind: 'denied', case_ids: [] }]);
    const written = `{ first: case(id: "${ids.case}") { id } second: case(id: "${ids.reason}") { id } }`;
    const { answer, entries } = await leaves('deputy', written);
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['REASON_NEEDED', 'REASON_NEEDED']);
    expect(entries.flatMap((entry) => entry.case_ids).sort()).toEqual([ids.case, ids.reason].sort());
    const asked = `{ case(id: "${ids.case}") { id } }`;
    expect((await leaves('adminkommun', asked)).entries).toMatchObject([{ kind: 'denied', case_ids: [ids.case] }]);
    expect((await leaves('admin', asked)).entries).toMatchObject([{ kind: 'denied', case_ids: [] }]); // the association's log
  });

  it('whoever notes something as transferred is in the log with that, and with what she saw that is left', async () => {
    const [note] = await world.sql<{ id: string }>(
      `select id from message where case_id = $1 and $2 = any(holders) limit 1`,
      [ids.case, world.units.ame.id],
    );
    const marks = `mutation ($input: MarkTransferredInput!) { markTransferred(input: $input) { totalCount } }`;
    const input = { key: randomUUID(), caseId: ids.case, recordIds: [note!.id] };
    const { entries } = await leaves('ame', marks, { input });
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['open', 'transfer']);
    expect(entries.flatMap((entry) => entry.case_ids)).toEqual([ids.case, ids.case]);
  });

  it('an entry is neither changed nor taken away, and says nothing its writer chose but what was read', async () => {
    for (const text of ['update access_entry set ground = null', 'delete from access_entry', 'truncate access_entry']) {
      await expect(world.sql(text)).rejects.toThrow('append-only');
    }
    const rights = await world.sql<{ column_name: string }>(
      `select column_name from information_schema.column_privileges where table_name = 'access_entry' and grantee = 'samsteg_app'
       and privilege_type = 'INSERT' order by 1`,
    );
    expect(rights.map(({ column_name }) => column_name)).toEqual([
      'account_id', 'case_ids', 'denied', 'ground', 'kind', 'seat_id', 'unit_id',
    ]); // prettier-ignore
    const kinds = await world.sql<{ kind: string }>('select distinct kind from access_entry');
    expect(kinds.filter(({ kind }) => !Object.hasOwn(ACCESS_KINDS, kind))).toEqual([]);
  });
});

/** Imported late: importing it starts nothing, but reads the environment. */
async function appModule() {
  return (await import('../../apps/api/src/app.module.js')).AppModule;
}
