import { randomUUID } from 'node:crypto';
import { CaseService, CasesModule } from '#cases';
import { ConsentModule, ConsentService } from '#consent';
import { evaluate, GAP_DEFAULTS, type EventType, type HistoryEvent } from '#domain';
import { GapModule, GapService, HistoryImport, TickService } from '#gap';
import { addDays, uuidv7, type Day } from '#kernel';
import { Journal, RequestTransaction, type CaseKey, type NewEvent } from '#platform';
import { ReferralModule, ReferralService } from '#referral';
import { WorkerModule } from '../apps/worker/src/worker.module.js';
import { openServices, type Services } from './setup/services.js';
import { createWorld, FIRST_DAY, type AccountKey, type World } from './setup/world.js';

interface FindingRow {
  readonly unit: string;
  readonly rule: string;
  readonly subject: string;
  readonly holder: string;
  readonly breach: Day;
  readonly stop: Day | null;
  readonly reason: string | null;
  readonly retracted: boolean;
}

const FINDINGS = `select (select code from unit where id = owner_unit) as unit, rule, subject, holder, breach_on::text as breach,
  stop_on::text as stop, stop_reason as reason, retracted from finding where case_id = $1 order by 1, 2, 3, breach_on`;
const LOG = `select l.change, l.effective_on::text as on, day_of(l.logged_at)::text as logged from finding_log l
  join finding f on f.id = l.finding_id where f.case_id = $1 and f.rule = $2 order by l.logged_at, l.id`;
/** What was open as known at the end of a day, and who had the next step. */
const KNOWN_THEN = `select f.rule, last.holder from finding f join lateral (
    select l.* from finding_log l where l.finding_id = f.id and day_of(l.logged_at) <= $2::date order by l.logged_at desc, l.id desc limit 1
  ) last on last.change <> 'retracted' and last.stop_on is null where f.case_id = $1 order by 1`;
const TALLY = `select (select count(*) from finding)::int as findings, (select count(*) from finding_log)::int as logged,
  (select count(*) from feed)::int as feed, (select sum(version) from finding)::int as versions`;

let world: World;
let services: Services;

beforeEach(async () => {
  world = await createWorld();
  services = await openServices(world, GapModule, CasesModule, ConsentModule, ReferralModule);
});
afterEach(async () => {
  await services?.close();
  await world?.dispose();
});

const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const findings = (caseId: string) => world.sql<FindingRow & { [name: string]: unknown }>(FINDINGS, [caseId]);
const openOf = async (caseId: string) =>
  (await findings(caseId))
    .filter(({ stop, retracted }) => stop === null && !retracted)
    .map((f) => `${f.unit} ${f.rule}`);
const tick = () => services.of(TickService).runTick();
/** The product comes to a day, and the worker does its work. */
async function cometo(day: Day) {
  await world.at(day);
  return tick();
}

/** A case that Alma opens. */
async function openCase(who: AccountKey = 'ame'): Promise<CaseKey> {
  const input = { key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson', birthYear: 2000 };
  const caseId = await as(who, () => services.of(CaseService).open(input));
  return { caseId, associationId: world.associations[who === 'x1' ? 'other' : 'test'] };
}

const write = (
  who: AccountKey,
  key: CaseKey,
  type: EventType,
  payload: NewEvent['payload'],
  more: Partial<NewEvent> = {},
) => as(who, () => services.of(Journal).append(key, { type, payload, ...more }));

/** Alma may hand contact and plan facts to FK. */
const consent = (key: CaseKey) =>
  as('ame', () =>
    services.of(ConsentService).record({
      key: randomUUID(),
      caseId: key.caseId,
      form: 'written',
      grantor: 'self',
      purpose: 'Samordning',
      validFrom: FIRST_DAY,
      validTo: '2027-01-11',
      edges: [{ fromUnitId: world.units.ame.id, toUnitId: world.units.fk.id, categories: ['contact', 'plan'] }],
    }),
  );

/** A request of a kind that leads to no participation. */
async function sendRequest(key: CaseKey): Promise<string> {
  await consent(key);
  const question = { type: 'statement' as const, toUnitId: world.units.fk.id, question: 'Vad gäller för Elin?' };
  return as('ame', () => services.of(ReferralService).write({ key: randomUUID(), caseId: key.caseId, ...question }));
}

async function step(
  who: AccountKey,
  action: 'receive' | 'accept' | 'complete',
  referralId: string,
  fields: object = {},
) {
  const [row] = await world.sql<{ version: number }>('select version from referral where id = $1', [referralId]);
  const input = { key: randomUUID(), referralId, expectedVersion: row?.version ?? 0, ...fields };
  return as(who, () => services.of(ReferralService).make(action, input));
}

/** An event of an imported history. */
const told = (seq: number, type: EventType, occurredOn: Day, fields: Partial<HistoryEvent> = {}): HistoryEvent => ({
  id: `e${seq}`,
  seq,
  type,
  occurredOn,
  recordedOn: occurredOn,
  ...fields,
});
const take = (key: CaseKey, ...events: HistoryEvent[]) =>
  as('ame', () => services.of(HistoryImport).importEvents(key, events));
const newKey = (): CaseKey => ({ associationId: world.associations.test, caseId: uuidv7() });

describe('who can tell what', () => {
  it('a silent request is a finding of its two parties, each from its own events, and of nobody else', async () => {
    const key = await openCase();
    const request = await sendRequest(key);
    expect(await tick()).toMatchObject({ evaluated: 1, noop: 1 }); // FK has just been handed the event
    expect(await cometo('2026-01-26')).toMatchObject({ evaluated: 0 });
    expect(await findings(key.caseId)).toEqual([]);
    expect(await cometo('2026-01-27')).toEqual({ evaluated: 2, changed: 2, noop: 0, busy: 0, failed: 0 });
    const row = { rule: 'referral_unanswered', subject: request, holder: world.units.fk.id, breach: '2026-01-27' };
    const still = { ...row, stop: null, reason: null, retracted: false };
    expect(await findings(key.caseId)).toEqual([
      { unit: 'ame', ...still },
      { unit: 'fk', ...still },
    ]);
    for (const stranger of ['x1', 'soc', 'vc'] as const) {
      expect(await services.rows(world.accounts[stranger], 'select 1 from finding')).toEqual([]);
      expect(await services.rows(world.accounts[stranger], 'select 1 from finding_log')).toEqual([]);
    }
    expect(await services.rows(world.accounts.fk, 'select owner_unit from finding')).toEqual([
      { owner_unit: world.units.fk.id },
    ]);
    await step('fk', 'accept', request); // FK is evaluated at commit, Alma's unit by the tick
    const closed = { ...row, stop: '2026-01-27', reason: 'accepted', retracted: false };
    expect(await findings(key.caseId)).toContainEqual({ unit: 'fk', ...closed });
    expect(await findings(key.caseId)).toContainEqual({ unit: 'ame', ...still });
    expect(await tick()).toMatchObject({ changed: 1 });
    expect(await findings(key.caseId)).toContainEqual({ unit: 'ame', ...closed });
  });

  it('the absence of an event tells a party nothing: only the coordinating unit says what is missing', async () => {
    const key = await openCase();
    const request = await sendRequest(key);
    await step('fk', 'receive', request);
    await write('ame', key, 'responsible_ended', { worker: world.accounts.ame.accountId });
    await write('ame', key, 'ready_declared', { kind: 'rehab', owner: world.units.ame.id });
    await cometo('2027-03-01');
    expect(await openOf(key.caseId)).toEqual([
      'ame no_first_intervention',
      'ame no_responsible',
      'ame ready_waiting_place',
      'ame referral_unanswered',
      'fk referral_unanswered',
    ]);
  });

  it('a unit that no longer coordinates says no more about what is missing', async () => {
    const key = await openCase();
    await cometo('2026-06-01');
    expect(await openOf(key.caseId)).toEqual(['ame no_first_intervention']);
    await world.sql('update coordination set owner_unit = $2, holders = array[$2::uuid] where case_id = $1', [
      key.caseId,
      world.units.fk.id,
    ]);
    await as('ame', () => services.of(GapService).evaluateCase(world.units.ame.id, key));
    expect(await openOf(key.caseId)).toEqual([]);
  });

  it('another identity than the unit’s own evaluates nothing of it', async () => {
    const key = await openCase();
    await cometo('2026-06-01');
    const before = await world.sql(TALLY);
    await as('x1', () => services.of(GapService).evaluateCase(world.units.ame.id, key));
    expect(await world.sql(TALLY)).toEqual(before);
  });

  it('an answered request that leads to no participation waits for no start', async () => {
    const key = await openCase();
    const request = await sendRequest(key);
    await step('fk', 'accept', request);
    await cometo('2026-02-20');
    expect(await openOf(key.caseId)).toEqual(['ame accepted_not_started', 'fk accepted_not_started']);
    await step('fk', 'complete', request, { outcome: 'statementGiven' });
    await tick();
    expect(await openOf(key.caseId)).toEqual([]);
    expect((await findings(key.caseId)).map(({ stop, reason }) => [stop, reason])).toEqual([
      ['2026-02-20', 'ended'],
      ['2026-02-20', 'ended'],
    ]);
  });
});

describe('what was believed when', () => {
  const opening = [
    told(1, 'case_opened', '2026-01-12', { agency: 'kommun' }),
    told(2, 'responsible_assigned', '2026-01-12', { agency: 'kommun', worker: 'w1' }),
    told(3, 'intervention_started', '2026-01-12', { iv: 'i1', kind: 'rehab', agency: 'region' }),
  ];

  it('what is learned late corrects what is known, and leaves what was known then', async () => {
    const key = newKey();
    await take(key, ...opening);
    await world.at('2026-02-02');
    await take(key, told(4, 'intervention_ended', '2026-02-02', { iv: 'i1' }));
    await cometo('2026-02-17');
    expect(await openOf(key.caseId)).toEqual(['ame between_interventions']);
    await world.at('2026-03-02');
    // it had started in time; nobody had said so
    await take(key, told(5, 'intervention_started', '2026-02-09', { iv: 'i2', kind: 'rehab', agency: 'region' }));
    expect(await findings(key.caseId)).toMatchObject([{ rule: 'between_interventions', retracted: true, stop: null }]);
    const then = (day: Day) => world.sql(KNOWN_THEN, [key.caseId, day]);
    expect(await then('2026-02-16')).toEqual([]);
    expect(await then('2026-02-17')).toEqual([{ rule: 'between_interventions', holder: 'kommun' }]);
    expect(await then('2026-03-01')).toEqual([{ rule: 'between_interventions', holder: 'kommun' }]);
    expect(await then('2026-03-02')).toEqual([]);
    expect(await world.sql(LOG, [key.caseId, 'between_interventions'])).toEqual([
      { change: 'opened', on: '2026-02-17', logged: '2026-02-17' },
      { change: 'retracted', on: '2026-03-02', logged: '2026-03-02' },
    ]);
  });

  it('the day an event was learned is the day the unit came to hold it, not the day it was true', async () => {
    const key = newKey();
    await take(key, ...opening);
    await world.at('2026-03-02');
    await take(key, told(4, 'intervention_ended', '2026-01-20', { iv: 'i1' }));
    expect(await findings(key.caseId)).toMatchObject([{ rule: 'between_interventions', breach: '2026-02-04' }]);
    expect(await world.sql(LOG, [key.caseId, 'between_interventions'])).toEqual([
      { change: 'opened', on: '2026-02-04', logged: '2026-03-02' },
    ]);
    expect(await world.sql(KNOWN_THEN, [key.caseId, '2026-03-01'])).toEqual([]);
  });

  it('a corrected event retracts what followed from it, and a corrected correction brings it back', async () => {
    const key = newKey();
    await take(key, ...opening, told(4, 'intervention_ended', '2026-01-12', { iv: 'i1' }));
    await cometo('2026-01-27');
    await take(key, told(5, 'void', '2026-01-27', { voids: 'e4' }));
    expect(await findings(key.caseId)).toMatchObject([{ rule: 'between_interventions', retracted: true }]);
    await take(key, told(6, 'void', '2026-01-27', { voids: 'e5' }));
    expect(await findings(key.caseId)).toMatchObject([{ rule: 'between_interventions', retracted: false, stop: null }]);
    const changes = await world.sql<{ change: string }>(LOG, [key.caseId, 'between_interventions']);
    expect(changes.map(({ change }) => change)).toEqual(['opened', 'retracted', 'opened']);
    await take(key, told(7, 'case_closed', '2026-01-27', { reason: 'work' }));
    expect(await findings(key.caseId)).toMatchObject([{ stop: '2026-01-27', reason: 'case_closed:work' }]);
    expect(await world.sql('select 1 from wake where case_id = $1', [key.caseId])).toEqual([]);
    expect(await world.sql(`select status, close_reason from coordination where case_id = $1`, [key.caseId])).toEqual([
      { status: 'closed', close_reason: 'work' },
    ]);
  });

  it('evaluated or imported twice, nothing is written the second time', async () => {
    const key = newKey();
    const events = [...opening, told(4, 'intervention_ended', '2026-01-12', { iv: 'i1' })];
    await take(key, ...events);
    await cometo('2026-03-01');
    const before = await world.sql(TALLY);
    const again = await as('ame', () => services.of(GapService).evaluateCase(world.units.ame.id, key));
    expect(again.changed).toBe(false);
    await take(key, ...events);
    expect(await world.sql(TALLY)).toEqual(before);
  });
});

describe('the tick', () => {
  /** Cases that all have a finding on the same day. */
  async function stall(count: number, on: Day = FIRST_DAY): Promise<CaseKey[]> {
    const keys = Array.from({ length: count }, newKey);
    for (const key of keys) await take(key, told(1, 'case_opened', on, { agency: 'kommun' }));
    return keys;
  }

  it('two workers at once evaluate every due wake once', async () => {
    const other = await openServices(world, GapModule);
    try {
      await Promise.all([tick(), other.of(TickService).runTick()]); // both are warm: neither is done before the other begins
      let shared = false;
      // who comes first to a case is chance: it is the sharing of one and the same work that is proved, so it is tried until both had a part
      for (let round = 1; !shared && round <= 6; round++) {
        await world.at(FIRST_DAY);
        const keys = await stall(30);
        await world.at('2026-01-20');
        const [one, two] = await Promise.all([tick(), other.of(TickService).runTick()]);
        if (one.busy + two.busy > 0) await tick(); // both wanted the same case: whoever came second left it to the first
        expect(one.noop + two.noop + one.failed + two.failed).toBe(0);
        const cases = [keys.map(({ caseId }) => caseId)];
        for (const table of ['finding', 'finding_log'] as const)
          expect(await world.sql(`select count(*)::int as n from ${table} where case_id = any($1)`, cases)).toEqual([
            { n: 30 },
          ]);
        shared = one.evaluated * two.evaluated > 0;
      }
      expect(shared).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('leaves a case that somebody writes in, and comes back', async () => {
    const [key] = await stall(1);
    await world.at('2026-01-20');
    await as('ame', async () => {
      await RequestTransaction.current().rows('select lock_case($1)', [key?.caseId]);
      expect(await tick()).toMatchObject({ evaluated: 0, busy: 1 });
    });
    expect(await tick()).toMatchObject({ evaluated: 1, changed: 1, busy: 0 });
    expect(await tick()).toMatchObject({ evaluated: 0 });
  });

  it('missed nights change nothing but the day it was learned', async () => {
    const [missed, kept] = await stall(2);
    const wake = 'update wake set wake_on = $2 where case_id = $1';
    for (let day = FIRST_DAY; day <= '2026-05-20'; day = addDays(day, 1)) {
      await world.sql(wake, [missed?.caseId, '2099-01-01']); // its nights are missed
      await cometo(day);
    }
    await world.sql(wake, [missed?.caseId, '2026-01-20']);
    await tick();
    expect(await openOf(missed?.caseId ?? '')).toEqual(['ame no_first_intervention', 'ame no_responsible']);
    expect(await findings(missed?.caseId ?? '')).toEqual(await findings(kept?.caseId ?? ''));
  });

  it('a case that cannot be evaluated is left for a while and keeps no other from its turn', async () => {
    const [key] = await stall(1);
    const foreign = await openCase('x1');
    await write('x1', foreign, 'responsible_ended', { worker: world.accounts.x1.accountId });
    await world.sql(
      `insert into rule_parameter (association_id, rule, parameter) values ($1, 'no_responsible', '{"n": "5"}')`,
      [world.associations.other],
    );
    expect(await cometo('2026-01-20')).toMatchObject({ failed: 1, changed: 1 });
    expect(await tick()).toMatchObject({ failed: 0, evaluated: 0 });
    expect(await openOf(key?.caseId ?? '')).toEqual(['ame no_responsible']);
    await world.sql('delete from rule_parameter');
    const next = await openServices(world, GapModule); // another process has not seen it fail
    expect(await next.of(TickService).runTick()).toMatchObject({ failed: 0, changed: 1 });
    await next.close();
    expect(await openOf(foreign.caseId)).toEqual(['x1 no_responsible']);
  });

  it('says the same as the pure function on every day', async () => {
    const key = newKey();
    const events = [
      told(1, 'case_opened', '2026-01-12', { agency: 'kommun' }),
      told(2, 'referral_sent', '2026-01-13', { ref: 'r1', from: 'kommun', to: 'region' }),
      told(3, 'referral_answered', '2026-02-10', { ref: 'r1', answer: 'accepted' }),
    ];
    const days = await world.sql<{ day: Day }>('select day::text as day from nonworking_day');
    const calendar = { nonworking: new Set(days.map(({ day }) => day)) };
    for (let day = FIRST_DAY; day <= '2026-04-20'; day = addDays(day, 1)) {
      await cometo(day);
      const now = events.filter(({ recordedOn }) => recordedOn === day);
      if (now.length > 0) await take(key, ...now);
      const expected = evaluate(events, GAP_DEFAULTS, calendar, day).findings.filter(({ stopOn }) => stopOn === null);
      expect([day, await openOf(key.caseId)]).toEqual([day, expected.map(({ rule }) => `ame ${rule}`).sort()]);
    }
  });
});

describe('limits of an association', () => {
  const LIMIT = `insert into rule_parameter (association_id, rule, parameter, valid) values ($1, 'no_first_intervention', $2, $3)`;

  it('change the answer from the day they hold, and nobody else’s', async () => {
    const [mine, theirs] = [await openCase(), await openCase('x1')];
    await cometo('2026-01-20');
    await world.sql(LIMIT, [world.associations.test, { n: 7 }, '[,)']);
    expect(await tick()).toMatchObject({ evaluated: 1, changed: 1 });
    expect(await findings(mine.caseId)).toMatchObject([{ rule: 'no_first_intervention', breach: '2026-01-20' }]);
    expect(await findings(theirs.caseId)).toEqual([]);
    await world.sql(`update rule_parameter set valid = '[,2026-02-01)'`);
    await tick();
    expect(await openOf(mine.caseId)).toHaveLength(1);
    await cometo('2026-02-01');
    expect(await openOf(mine.caseId)).toEqual([]);
    await world.sql(LIMIT, [null, { n: 30 }, '[2026-03-02,)']);
    expect(await cometo('2026-03-01')).toMatchObject({ failed: 0 });
    expect([await openOf(mine.caseId), await openOf(theirs.caseId)]).toEqual([[], []]);
    expect(await cometo('2026-03-02')).toMatchObject({ evaluated: 2, changed: 2 });
    expect([await openOf(mine.caseId), await openOf(theirs.caseId)]).toEqual([
      ['ame no_first_intervention'],
      ['x1 no_first_intervention'],
    ]);
  });
});

describe('the worker', () => {
  it('evaluates whoever is told within a second, without being asked', async () => {
    const key = await openCase();
    const worker = await openServices(world, WorkerModule);
    try {
      await sendRequest(key);
      const began = Date.now();
      let due = 1;
      while (due > 0 && Date.now() - began < 10_000) {
        const [row] = await world.sql<{ n: number }>(
          'select count(*)::int as n from wake where wake_on <= app_today()',
        );
        due = row?.n ?? 0;
      }
      expect(due).toBe(0);
      expect(Date.now() - began).toBeLessThan(1_900); // sooner than the poll would have come
    } finally {
      await worker.close();
    }
  });

  it('can be turned off', async () => {
    process.env.SAMSTEG_WORKER = '0';
    const idle = await openServices(world, WorkerModule);
    try {
      await sendRequest(await openCase());
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect(await world.sql('select 1 from wake where wake_on <= app_today()')).toHaveLength(1);
    } finally {
      delete process.env.SAMSTEG_WORKER;
      await idle.close();
    }
  });
});
