import { randomUUID } from 'node:crypto';
import { closeCase, declareReady, leave, name, note, openCase } from '../apps/cli/src/demo/world/acts/case.js';
import { confirmCommitments } from '../apps/cli/src/demo/world/acts/commitment.js';
import { confirmEdges, introduce, recordConsent } from '../apps/cli/src/demo/world/acts/consent.js';
import { offer } from '../apps/cli/src/demo/world/acts/handoff.js';
import * as taking from '../apps/cli/src/demo/world/acts/participation.js';
import { send, step, type Said } from '../apps/cli/src/demo/world/acts/referral.js';
import { adopt, call, closePlan, comeDue, prepare } from '../apps/cli/src/demo/world/acts/sip.js';
import { CaseBook, type Desk } from '../apps/cli/src/demo/world/case-book.js';
import { CaseClock } from '../apps/cli/src/demo/world/case-clock.js';
import { Dice } from '../apps/cli/src/demo/world/dice.js';
import type { Programme, Unit } from '../apps/cli/src/demo/world/directory.js';
import { inTime } from '../apps/cli/src/demo/world/findings.js';
import type { Kind } from '../apps/cli/src/demo/world/records.types.js';
import { CaseService, MessageService, ResponsibilityService } from '#cases';
import { ConsentService, EdgeService } from '#consent';
import type { Category, ReferralAction } from '#domain';
import { FlowModule } from '#flow';
import { HandoffModule, HandoffService } from '#handoff';
import { InterventionCourse, ReadyService } from '#intervention';
import { ReferralService } from '#referral';
import { CommitmentService, SipAdoption, SipMeetings, SipRest, SipService } from '#sip';
import { openServices, type Services } from './setup/services.js';
import { FIRST_DAY, createWorld, type AccountKey, type UnitKey, type World } from './setup/world.js';

/**
 * The same case twice: by the product's own services, and by the book that writes the demonstration. Every record, its
 * holders and version, every event, every delivery with its ground and every line of every feed must be the same.
 */
const NUMBER = '200001252386';
const TEXT = 'Något som sägs.';
const FOLLOW_UP = '2026-01-12';
const LATER = '2026-04-01';

let world: World;
let services: Services;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, FlowModule, HandoffModule);
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const newest = async (table: 'referral' | 'intervention' | 'sip_plan') => {
  const [row] = await world.sql<{ id: string; version: number }>(NEWEST[table], [caseId]);
  return { id: row?.id ?? '', expectedVersion: row?.version ?? 0 };
};
const NEWEST = {
  referral: 'select id, version from referral where case_id = $1 order by id desc limit 1',
  intervention: 'select id, version from intervention where case_id = $1 order by id desc limit 1',
  sip_plan: 'select id, version from sip_plan where case_id = $1 order by id desc limit 1',
};
async function move(who: AccountKey, action: ReferralAction, said: object = {}): Promise<void> {
  const { id: referralId, expectedVersion } = await newest('referral');
  const input = { ...key(), referralId, expectedVersion, ...said };
  await as(who, () => services.of(ReferralService).make(action, input));
}
async function course(action: 'agreeNextStep' | 'extend', said: object): Promise<void> {
  const { id: interventionId, expectedVersion } = await newest('intervention');
  const input = { ...key(), interventionId, expectedVersion, ...said } as never;
  await as('pro', () => services.of(InterventionCourse)[action](input));
}
async function plan(action: string, said: object = {}): Promise<void> {
  const { id: planId, expectedVersion } = await newest('sip_plan');
  const input = { ...key(), planId, expectedVersion, ...said } as never;
  const sip = services.of(SipService);
  const meetings = services.of(SipMeetings);
  await as('ame', async () => {
    if (action === 'call') await meetings.call(input);
    else if (action === 'hold') await meetings.hold(input);
    else if (action === 'draft') await sip.saveDraft(input);
    else if (action === 'adopt' || action === 'followUp') await services.of(SipAdoption).adopt(action, input);
    else if (action === 'approve') await services.of(SipAdoption).approve(input);
    else await sip.make(action as never, input);
  });
}
async function confirm(who: AccountKey): Promise<void> {
  const edges = await world.sql<{ id: string }>(
    `select id from consent_edge where from_unit = $1 and $1 = any(holders) and confirmed_at is null order by id`,
    [world.units[who as UnitKey].id],
  );
  for (const { id } of edges) await as(who, () => services.of(EdgeService).confirm({ ...key(), edgeId: id }));
}

const SITUATION = 'Flera kontakter som inte känner till varandra. Orkar ett par timmar om dagen.';
const DOES = 'Kommer till avtalade tider och ringer om det blir för mycket.';
const unitOf = (name: UnitKey): Unit => world.units[name] as unknown as Unit;

const edgesOf = (): { fromUnitId: string; toUnitId: string; categories: Category[] }[] => {
  const { ame, fk, pro, vc } = world.units;
  const extra: Partial<Record<UnitKey, Category>> = { fk: 'benefitStatus', pro: 'outcome', vc: 'workAbility' };
  return ([['fk', fk], ['pro', pro], ['vc', vc]] as const).flatMap(([name, unit]) => [
    { fromUnitId: ame.id, toUnitId: unit.id, categories: ['contact', 'plan'] },
    { fromUnitId: unit.id, toUnitId: ame.id, categories: ['contact', 'plan', extra[name] ?? 'contact'] },
  ]); // prettier-ignore
};
const SAID_OF_CONSENT = { purpose: 'Samordning', form: 'written', grantor: 'self' } as const;

async function byServices(): Promise<void> {
  const { fk, vc } = world.units;
  caseId = await as('ame', () =>
    services.of(CaseService).open({ ...key(), givenName: 'Test', familyName: 'Testsson', personnummer: NUMBER }),
  );
  await as('ame', () => services.of(MessageService).addNote({ ...key(), caseId, category: 'contact', text: TEXT }));
  const period = { validFrom: FIRST_DAY, validTo: '2027-01-11' };
  await as('ame', () =>
    services.of(ConsentService).record({ ...key(), caseId, ...SAID_OF_CONSENT, ...period, edges: edgesOf() }),
  );
  const [asked] = await world.sql<{ id: string }>('select id from consent_edge where from_unit = $1', [fk.id]);
  await as('ame', () => services.of(EdgeService).ask({ ...key(), edgeId: asked?.id ?? '' }));
  await confirm('fk');
  await as('fk', () =>
    services.of(ResponsibilityService).assign({ ...key(), caseId, accountId: world.accounts.fk.accountId }),
  );
  // a statement
  await as('ame', () =>
    services.of(ReferralService).write({ ...key(), caseId, type: 'statement', toUnitId: vc.id, question: TEXT }),
  );
  await confirm('vc');
  await move('vc', 'accept');
  await move('vc', 'complete', { outcome: 'statementGiven', text: TEXT, category: 'workAbility' });
  await move('ame', 'acknowledge');
  // a programme
  const programmeId = world.programmes.open;
  await as('ame', () =>
    services
      .of(ReferralService)
      .write({ ...key(), caseId, type: 'application', programmeId, question: TEXT, wishedBy: LATER }),
  );
  await move('pro', 'receive');
  await confirm('pro');
  await move('pro', 'requestInfo', { reason: 'background', text: TEXT });
  await move('ame', 'supplyInfo', { text: TEXT });
  await move('pro', 'accept');
  await move('pro', 'waitlist', { reason: 'noFreePlace' });
  await move('pro', 'planStart', { date: FIRST_DAY });
  await move('pro', 'start', { date: FIRST_DAY, plannedEnd: '2026-03-01', hoursPerWeek: 4 });
  await course('agreeNextStep', { nextStep: 'Praktik' });
  await course('extend', { plannedEnd: LATER, reason: 'need' });
  await planByServices();
  await move('pro', 'end', {
    date: FIRST_DAY,
    outcome: 'completed',
    nextStep: 'Praktik',
    occupationAfter: 'none',
    text: TEXT,
  });
  await move('ame', 'acknowledge');
  // the case itself
  await as('ame', () => services.of(ReadyService).declare({ ...key(), caseId, kind: 'internship', from: FIRST_DAY }));
  const checklist = { situation: TEXT, plan: TEXT, openPromises: TEXT, nextDate: LATER, participantInformed: true };
  await as('ame', () =>
    services.of(HandoffService).offer({ ...key(), caseId, kind: 'coordination', toUnitId: fk.id, ...checklist }),
  );
  await as('ame', () => services.of(ResponsibilityService).end({ ...key(), caseId }));
  await as('ame', () =>
    services.of(CaseService).close({ ...key(), caseId, expectedVersion: 1, reason: 'noLongerNeeded' }),
  );
}

async function planByServices(): Promise<void> {
  const { ame, fk, vc } = world.units;
  await as('ame', () => services.of(SipService).identify({ ...key(), caseId, text: TEXT }));
  await plan('assessNeeded');
  await plan('askConsent');
  await plan('prepare');
  await plan('call', {
    date: FIRST_DAY,
    startsAt: '13:00',
    place: TEXT,
    purpose: TEXT,
    longTermGoal: TEXT,
    unitIds: [fk.id, vc.id],
  });
  const actions = ([['insats', unitOf('ame')], ['measure', unitOf('fk')], ['insats', unitOf('vc')]] as const).map(([kind, { id: responsibleUnitId, name: at }]) => ({ text: TEXT, kind, responsibleUnitId, contact: `Växeln, ${at}`, from: FIRST_DAY, to: LATER })); // prettier-ignore
  const words = { situation: SITUATION, participantDoes: DOES, keeper: `Samordnaren, ${unitOf('ame').name}` };
  const draft = { ...words, participantWords: TEXT, longTermGoal: TEXT, goals: [{ text: TEXT, actions }], noOtherMeasures: false, overallResponsibleUnitId: ame.id, followUpMethod: 'Uppföljningsmöte hos samordnande enhet', participantInformed: true }; // prettier-ignore
  await plan('draft', { ...draft, followUpOn: '2026-01-13' });
  await plan('hold', { date: FIRST_DAY });
  await plan('adopt');
  await plan('approve', { form: 'paper', by: 'self', date: FIRST_DAY });
  for (const who of ['fk', 'vc'] as const) {
    const unit = world.units[who].id;
    const asked = await world.sql<{ id: string; version: number }>(
      `select id, version from sip_commitment where responsible_unit = $1`,
      [unit],
    );
    for (const { id, version } of asked) {
      await as(who, () =>
        services.of(CommitmentService).make('confirm', { ...key(), commitmentId: id, expectedVersion: version }),
      );
    }
  }
  await world.sql(`update sip_plan set follow_up_on = $2 where case_id = $1`, [caseId, FOLLOW_UP]);
  await services.asSystem(ame.id, () => services.of(SipRest).comeDue(caseId));
  const earlierGoals = [{ text: TEXT, result: 'partly', note: 'På god väg, fortsätter med nya åtaganden.' }];
  await plan('draft', { ...draft, earlierGoals, followUpOn: '2026-01-13' });
  await plan('followUp');
  await plan('beginClosing', { reason: 'goalReached' });
  await plan('close', { reason: 'goalReached', participantInformed: true });
}

function byTheBook(): CaseBook {
  const clock = new CaseClock(FIRST_DAY, { nonworking: new Set() }, new Dice('clock'));
  clock.goTo(FIRST_DAY);
  const book = new CaseBook(world.associations.test, clock, new Dice('ids'));
  const [ame, fk, pro, vc] = (['ame', 'fk', 'pro', 'vc'] as const).map((who) => ({ unitId: world.units[who].id, worker: world.accounts[who].accountId })) as [Desk, Desk, Desk, Desk]; // prettier-ignore
  const unit = (name: UnitKey): Unit => world.units[name] as unknown as Unit;
  const person = { givenName: 'Test', familyName: 'Testsson', personnummer: NUMBER };
  openCase(book, ame, person, new Dice('number'));
  note(book, ame, TEXT);
  recordConsent(book, ame, {
    others: [unit('fk'), unit('pro'), unit('vc')],
    purpose: 'Samordning',
    form: 'written',
    exclusions: null,
    months: 12,
  });
  introduce(book, ame, fk.unitId);
  confirmEdges(book, fk);
  name(book, fk);
  // a statement
  const say = (kind: NonNullable<Said['words']>['kind']) => ({ words: { kind, text: TEXT } });
  const statement = send(book, ame, { type: 'statement', toUnit: vc.unitId, question: TEXT, wishedBy: null });
  confirmEdges(book, vc);
  step(book, statement, 'accept', vc, { person });
  step(book, statement, 'complete', vc, { outcome: 'statementGiven', ...say('outcome') });
  step(book, statement, 'acknowledge', ame);
  // a programme
  const referral = send(book, ame, {
    type: 'application',
    toUnit: pro.unitId,
    programmeId: world.programmes.open,
    question: TEXT,
    wishedBy: LATER,
  });
  step(book, referral, 'receive', pro);
  confirmEdges(book, pro);
  step(book, referral, 'requestInfo', pro, { reason: 'background', ...say('infoRequest') });
  step(book, referral, 'supplyInfo', ame, say('info'));
  step(book, referral, 'accept', pro, { person });
  step(book, referral, 'waitlist', pro, { reason: 'noFreePlace' });
  step(book, referral, 'planStart', pro, { date: FIRST_DAY });
  step(book, referral, 'start', pro, { date: FIRST_DAY });
  const programme = {
    id: world.programmes.open,
    name: 'Steget',
    kind: 'support',
    neutralLabel: null,
    healthRevealing: false,
  } as Programme;
  const stay = taking.start(book, pro, referral, programme, { from: FIRST_DAY, to: '2026-03-01', hours: 4 });
  taking.agreeNextStep(book, pro, stay, 'Praktik');
  taking.extend(book, pro, stay, LATER, 'need');
  planByTheBook(book, ame, [fk, vc], unit);
  step(book, referral, 'end', pro, { outcome: 'completed', ...say('outcome') });
  taking.end(book, pro, stay, {
    on: FIRST_DAY,
    reason: 'completed',
    nextStep: 'Praktik',
    noNextStepReason: null,
    occupation: 'none',
  });
  step(book, referral, 'acknowledge', ame);
  // the case itself
  declareReady(book, ame, 'internship');
  offer(book, ame, fk.unitId, LATER, { situation: TEXT, plan: TEXT, openPromises: TEXT });
  leave(book, ame.unitId);
  closeCase(book, ame, 'noLongerNeeded');
  return book;
}

function planByTheBook(book: CaseBook, ame: Desk, parties: readonly Desk[], unit: (name: UnitKey) => Unit): void {
  const sip = prepare(book, ame, TEXT);
  const others = [unit('fk'), unit('vc')];
  call(book, ame, sip, unit('ame'), others, { on: FIRST_DAY, place: TEXT, purpose: TEXT, goal: TEXT });
  const actions = [unit('ame'), ...others].map((one) => ({ unit: one, text: TEXT, to: LATER }));
  const content = { goal: TEXT, participantWords: TEXT, actions, followUpOn: '2026-01-13' };
  adopt(book, ame, sip, unit('ame'), others, content);
  for (const party of parties) confirmCommitments(book, party);
  sip.follow_up_on = FOLLOW_UP;
  comeDue(book, sip);
  adopt(book, ame, sip, unit('ame'), others, content);
  closePlan(book, ame, sip);
}

/** What the database holds of the case, in the words of both. */
async function writtenByServices() {
  const records = await world.sql<Shown>(
    `select kind, category, version, owner_unit as owner, holders from (${await allRecords()}) h where case_id = $1`,
    [caseId],
  );
  const events = await world.sql<ShownEvent>(
    'select type, occurred_on::text as "on", owner_unit as owner, category, holders, payload from journal where case_id = $1 order by id',
    [caseId],
  );
  const deliveries = await world.sql<ShownDelivery>(
    `select d.record_kind as kind, d.category, d.from_unit as "from", d.to_unit as "to", d.ground, e.from_unit as edge, d.opened_on is not null as opened
     from delivery d left join consent_edge e on e.id = d.edge_id where d.case_id = $1`,
    [caseId],
  );
  const feed = await world.sql<{ unit: string; kind: string; version: number }>(
    'select unit_id as unit, kind, version from feed where case_id = $1 order by unit_id, no',
    [caseId],
  );
  return shown(records, events, deliveries, feed);
}

function writtenByTheBook(book: CaseBook) {
  const records = [...book.records].flatMap(([kind, rows]) =>
    rows.map((row) => ({ ...row, kind, owner: row.owner_unit })),
  );
  const events = book.all('event').map((row) => ({ ...row, on: row.occurred_on, owner: row.owner_unit }));
  const edges = new Map(book.all('edge').map((edge) => [edge.id, edge.from_unit]));
  const deliveries = book.deliveries.map((row) => ({
    kind: row.record_kind,
    category: row.category,
    from: row.from_unit,
    to: row.to_unit,
    ground: row.ground,
    edge: edges.get(row.edge_id ?? '') ?? null,
    opened: row.opened_on !== null,
  }));
  return shown(records, events, deliveries, inTime(book.feed).map(({ unitId: unit, ...entry }) => ({ unit, ...entry }))); // prettier-ignore
}

interface Shown {
  readonly kind: Kind;
  readonly category: string;
  readonly version: number;
  readonly owner: string;
  readonly holders: readonly string[];
}
type ShownEvent = Pick<Shown, 'category' | 'owner' | 'holders'> & {
  readonly type: string;
  readonly on: string;
  readonly payload: object;
};
type ShownDelivery = Pick<Shown, 'kind' | 'category'> &
  Readonly<Record<'from' | 'to' | 'ground', string>> & { readonly edge: string | null };

function shown(
  records: readonly Shown[],
  events: readonly ShownEvent[],
  deliveries: readonly ShownDelivery[],
  feed: readonly { readonly unit: string; readonly kind: string; readonly version: number }[],
) {
  const names = new Map(Object.entries(world.units).map(([name, { id }]) => [id, name]));
  const accounts = new Set(Object.values(world.accounts).map(({ accountId }) => accountId));
  const nameOf = (id: string) => names.get(id) ?? id;
  const all = (ids: readonly string[]) => ids.map(nameOf).sort().join(' ');
  /** Ids that were thrown are only ids; units, people, codes and days must be the same. */
  const said = (payload: object) =>
    Object.entries(payload)
      .map(
        ([name, value]) =>
          `${name}=${names.get(String(value)) ?? (accounts.has(String(value)) ? String(value) : /^[0-9a-f-]{36}$/.test(String(value)) ? '*' : String(value))}`,
      )
      .sort()
      .join(' ');
  const byUnit: Record<string, string[]> = {};
  for (const { unit, kind, version } of feed) (byUnit[nameOf(unit)] ??= []).push(`${kind} ${version}`);
  return {
    records: records.map((row) => `${row.kind} ${row.version} ${row.category} ${nameOf(row.owner)}: ${all(row.holders)}`).sort(),
    events: events.map((row) => `${row.type} ${row.on} ${row.category} ${nameOf(row.owner)}: ${all(row.holders)} (${said(row.payload)})`),
    deliveries: deliveries.map((row) => `${row.kind} ${row.category} ${nameOf(row.from)} > ${nameOf(row.to)} ${row.ground} ${row.edge && nameOf(row.edge)}`).sort(),
    feed: byUnit,
  }; // prettier-ignore
}

async function allRecords(): Promise<string> {
  const [all] = await world.sql<{ text: string }>(
    `select string_agg(format('select %L::text as kind, id, case_id, owner_unit, category, holders, version from %I', kind, table_name), ' union all ') as text
     from record_kind`,
  );
  return all?.text ?? '';
}

it('writes what the services write: records, holders, events, grounds and feeds', async () => {
  await byServices();
  const services = await writtenByServices();
  const book = writtenByTheBook(byTheBook());
  expect(book.events).toEqual(services.events);
  expect(book.records).toEqual(services.records);
  expect(book.deliveries).toEqual(services.deliveries);
  for (const unit of Object.keys(services.feed)) expect([unit, book.feed[unit]]).toEqual([unit, services.feed[unit]]);
});
