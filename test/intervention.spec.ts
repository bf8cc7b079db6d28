import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentService, DeliveryService, SharingService } from '#consent';
import { InterventionCourse, InterventionEnding, InterventionModule, InterventionOpening, InterventionQueries, ReadyService, interventionOf } from '#intervention'; // prettier-ignore
import type { Intervention, InterventionRow } from '#intervention';
import { ConsentModule } from '#consent';
import { RequestTransaction } from '#platform';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, UnitKey, World } from './setup/world.js';

const TABLES = ['intervention', 'intervention_period', 'ready', 'journal', 'message', 'case_file'];

let world: World;
let services: Services;
let caseId: string;

const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const opening = () => services.of(InterventionOpening);
const course = () => services.of(InterventionCourse);
const ending = () => services.of(InterventionEnding);
const one = (who: AccountKey, id: string) => as(who, () => services.of(InterventionQueries).again(id));

/** What the case page of a unit shows. */
const known = (who: AccountKey): Promise<Intervention[]> =>
  as(who, async () => {
    const rows = await RequestTransaction.current().value<InterventionRow[]>(
      'select api.interventions_of($1, app_today())',
      [caseId],
    );
    return rows.map(interventionOf);
  });
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code); // prettier-ignore

async function rowsSeenBy(who: AccountKey, tables = TABLES): Promise<number> {
  let seen = 0;
  for (const table of tables) {
    const rows = await services.rows<{ n: number }>(world.accounts[who], TALLY[table] ?? '');
    seen += rows[0]?.n ?? 0;
  }
  return seen;
}
const TALLY: Readonly<Record<string, string>> = Object.fromEntries(
  TABLES.map((table) => [table, `select count(*)::int as n from ${table}`]),
);

/** Elin's case at AME Provby, with everybody else's edges in place. What Steget and the care centre do flows to FK. */
async function letElinBeKnown(): Promise<void> {
  const { ame, pro, fk, vc } = world.units;
  const both = (a: { id: string }, b: { id: string }) => [
    { fromUnitId: a.id, toUnitId: b.id, categories: ['contact', 'plan'] as never },
    { fromUnitId: b.id, toUnitId: a.id, categories: ['contact', 'plan'] as never },
  ];
  const edges = [...both(ame, pro), ...both(ame, fk), ...both(ame, vc), ...both(pro, fk), ...both(vc, fk)];
  caseId = await as('ame', async () => {
    const id = await services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' });
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: '2026-01-12' } as const;
    await services.of(ConsentService).record({ ...key(), caseId: id, ...said, validTo: '2027-01-11', edges });
    return id;
  });
  await world.sql(`update consent_edge set confirmed_at = app_now()`);
  const [person] = await world.sql<{ id: string }>('select id from person');
  const handed = { recordKind: 'person' as const, recordId: person?.id ?? '', ground: 'CONSENT' as const };
  for (const unit of [pro, fk, vc]) {
    await as('ame', () => services.of(DeliveryService).deliver({ ...key(), caseId, ...handed, toUnitId: unit.id }));
  }
  for (const giver of ['pro', 'vc'] as const) {
    await as(giver, () =>
      services.of(SharingService).decide({ ...key(), caseId, toUnitId: fk.id, categories: ['plan'] }),
    );
  }
}

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, InterventionModule);
  await letElinBeKnown();
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

afterEach(async () => expect(await rowsSeenBy('x1')).toBe(0)); // the stranger, after every step

const events = (type: string) =>
  world.sql<{ payload: Record<string, unknown>; holders: string[]; occurred_on: string }>(
    'select payload, holders, occurred_on::text from journal where type = $1 order by id',
    [type],
  );
const holds = (unit: UnitKey): unknown => expect.arrayContaining([world.units[unit].id]);

describe('participation walks from a plan to an end', () => {
  let id: string;
  let version = 1;
  const next = () => ({ ...key(), interventionId: id, expectedVersion: version++ });

  it('Steget plans Elin’s start, and nobody else hears of it', async () => {
    id = await as('pro', () =>
      opening().plan({ ...key(), caseId, programmeId: world.programmes.open, date: '2026-01-19' }),
    );
    const planned = await one('pro', id);
    expect(planned).toMatchObject({ title: 'Steget', kind: 'support', status: 'planned', plannedStart: '2026-01-19' });
    expect(planned.moves.map(({ action }) => action)).toEqual(['start', 'cancel']);
    expect(await known('fk')).toEqual([]);
  });

  it('a programme is planned and started by the unit that operates it, never by another', async () => {
    const asked = { ...key(), caseId, programmeId: world.programmes.open, date: '2026-01-19' };
    expect(await refusal(as('ame', () => opening().plan(asked)))).toBe('WRONG_PARTY');
  });

  it('a start needs an end or a day to look at it again', async () => {
    const asked = { ...next(), date: '2026-01-19' };
    version--;
    expect(await refusal(as('pro', () => opening().start(asked)))).toBe('NEEDS_MISSING');
  });

  it('she starts; FK learns what, where, how much and until when', async () => {
    await world.at('2026-01-19');
    const asked = { ...next(), date: '2026-01-19', plannedEnd: '2026-04-10', hoursPerWeek: 4 };
    await as('pro', () => opening().start(asked));
    const [told] = await known('fk');
    expect(told).toMatchObject({
      id, mine: false, title: 'Steget', kind: 'support', status: 'active', startedOn: '2026-01-19', plannedEnd: '2026-04-10',
      operatingUnit: { id: world.units.pro.id }, extents: [{ from: '2026-01-19', hoursPerWeek: 4 }],
      received: { from: { id: world.units.pro.id }, ground: { code: 'CONSENT' } }, moves: [],
    }); // prettier-ignore
    const [started] = await events('intervention_started');
    expect(started?.payload).toEqual({
      iv: id, kind: 'support', provider: 'Steget', agency: world.units.pro.id, planned_end: '2026-04-10',
    }); // prettier-ignore
    expect(started?.holders).toEqual(holds('fk'));
  });

  it('a version from before the start is refused with CONFLICT', async () => {
    const stale = { ...key(), interventionId: id, expectedVersion: 1, date: '2026-02-02', hoursPerWeek: 8 };
    expect(await refusal(as('pro', () => course().changeExtent(stale)))).toBe('CONFLICT');
  });

  it('4 hours become 8, once, though the form is sent twice', async () => {
    const asked = { ...next(), date: '2026-02-02', hoursPerWeek: 8 };
    await as('pro', () => course().changeExtent(asked));
    await as('pro', () => course().changeExtent(asked));
    const hours = [4, 8];
    expect((await one('pro', id)).extents.map(({ hoursPerWeek }) => hoursPerWeek)).toEqual(hours);
    expect((await known('fk'))[0]?.extents.map(({ hoursPerWeek }) => hoursPerWeek)).toEqual(hours);
  });

  it('she is ill for a week: FK learns of the pause, never why', async () => {
    await world.at('2026-02-09');
    await as('pro', () => course().pause({ ...next(), reason: 'illness', date: '2026-02-09', until: '2026-02-20' }));
    const paused = await one('pro', id);
    expect(paused.paused).toBe(true);
    expect(paused.pauses).toEqual([{ from: '2026-02-09', to: '2026-02-20', reason: 'illness' }]);
    expect(paused.moves.map(({ action }) => action)).toEqual([
      'changeExtent',
      'enterPhase',
      'resume',
      'extend',
      'agreeNextStep',
      'end',
    ]);
    expect((await events('pause_started')).map(({ payload }) => payload)).toEqual([{ iv: id }]);
    expect((await events('pause_ended')).map(({ occurred_on }) => occurred_on)).toEqual(['2026-02-21']);
    const held = await services.rows<{ all: string }>(
      world.accounts.fk,
      'select string_agg(payload::text, $1) as all from journal',
      [' '],
    );
    expect(held[0]?.all).not.toContain('illness');
  });

  it('she cannot be paused twice, and comes back earlier than was thought', async () => {
    const twice = { ...next(), reason: 'holiday' as const, date: '2026-02-10' };
    version--;
    expect(await refusal(as('pro', () => course().pause(twice)))).toBe('NEEDS_MISSING');
    await world.at('2026-02-16');
    await as('pro', () => course().resume({ ...next(), date: '2026-02-16' }));
    expect((await one('pro', id)).pauses).toEqual([{ from: '2026-02-09', to: '2026-02-15', reason: 'illness' }]);
    const ends = await world.sql<{ occurred_on: string }>(
      `select occurred_on::text from journal j where type = 'pause_ended'
         and not exists (select 1 from journal v where v.voids = j.id)`,
    );
    expect(ends).toEqual([{ occurred_on: '2026-02-16' }]);
    const again = { ...next(), date: '2026-02-17' };
    version--;
    expect(await refusal(as('pro', () => course().resume(again)))).toBe('NEEDS_MISSING');
  });

  it('a next step is agreed: that it is, is told; what it is, stays', async () => {
    await as('pro', () => course().agreeNextStep({ ...next(), nextStep: 'Praktik hos Provbolaget, maj, Per' }));
    expect((await known('fk'))[0]).toMatchObject({ nextStepAgreedOn: '2026-02-16' });
    expect((await known('fk'))[0]?.nextStepAgreed ?? null).toBeNull();
    expect((await one('pro', id)).nextStepAgreed).toBe('Praktik hos Provbolaget, maj, Per');
  });

  it('the time is made longer with a coded reason; the agreement about the old end is gone', async () => {
    const shorter = { ...next(), plannedEnd: '2026-04-01', reason: 'need' as const };
    version--;
    expect(await refusal(as('pro', () => course().extend(shorter)))).toBe('BAD_INPUT');
    await as('pro', () => course().extend({ ...next(), plannedEnd: '2026-06-26', reason: 'waitingCare' }));
    expect(await one('pro', id)).toMatchObject({
      plannedEnd: '2026-06-26', nextStepAgreed: null,
      extensions: [{ on: '2026-02-16', from: '2026-04-10', to: '2026-06-26', reason: 'waitingCare' }],
    }); // prettier-ignore
    const [told] = await known('fk');
    expect(told).toMatchObject({ plannedEnd: '2026-06-26', extensions: [{ to: '2026-06-26' }] });
    expect(told?.extensions[0]?.reason ?? null).toBeNull();
    expect(told?.nextStepAgreedOn ?? null).toBeNull();
    expect((await events('planned_end_changed')).map(({ payload }) => payload)).toEqual([
      { iv: id, planned_end: '2026-06-26' },
    ]);
  });

  it('it does not end without a next step or a reason for none', async () => {
    const bare = { ...next(), date: '2026-06-26', reason: 'completed' as const };
    version--;
    expect(await refusal(as('pro', () => ending().end(bare)))).toBe('NEEDS_MISSING');
    const early = { ...bare, ...key(), date: '2026-01-01', nextStep: 'Praktik' };
    expect(await refusal(as('pro', () => ending().end(early)))).toBe('BAD_INPUT');
  });

  it('it ends to work; FK learns the reason and the occupation, not the next step’s words', async () => {
    await world.at('2026-06-26');
    const asked = {
      ...next(), date: '2026-06-26', reason: 'other' as const, otherText: 'Anställd av kusinen', nextStep: 'Jobb, 1 juli, Elin',
      occupationAfter: 'work' as const, incomeAfter: 'salary' as const,
    }; // prettier-ignore
    await as('pro', () => ending().end(asked));
    const ended = await one('pro', id);
    expect(ended).toMatchObject({
      status: 'ended', endedOn: '2026-06-26', moves: [], messages: [{ text: 'Anställd av kusinen' }],
      exit: { reason: 'other', nextStep: 'Jobb, 1 juli, Elin', occupationAfter: 'work', incomeAfter: 'salary' },
    }); // prettier-ignore
    const [told] = await known('fk');
    expect(told).toMatchObject({ status: 'ended', exit: { reason: 'other', occupationAfter: 'work' }, messages: [] });
    expect(told?.exit?.nextStep ?? null).toBeNull();
    expect(JSON.stringify(told)).not.toContain('kusinen');
  });

  it('nobody but Steget has ever held a row of it, and the stranger holds nothing at all', async () => {
    for (const other of ['ame', 'fk', 'vc', 'psy', 'af', 'x2'] as const) {
      expect(await rowsSeenBy(other, ['intervention', 'intervention_period', 'ready', 'message'])).toBe(0);
    }
    expect(await rowsSeenBy('pro', ['intervention', 'intervention_period', 'message'])).toBeGreaterThan(4);
    const foreign = { ...key(), interventionId: id, expectedVersion: 1, date: '2026-02-02', hoursPerWeek: 8 };
    expect(await refusal(as('fk', () => course().changeExtent(foreign)))).toBe('NOT_FOUND');
    expect(await refusal(as('x1', () => course().changeExtent({ ...foreign, ...key() })))).toBe('NOT_FOUND');
  });
});

describe('what could tell of illness', () => {
  it('a programme whose name reveals health is told as a care contact, and kept under its name', async () => {
    const asked = {
      ...key(),
      caseId,
      programmeId: world.programmes.health,
      date: '2026-06-29',
      reviewOn: '2026-09-29',
    };
    const id = await as('vc', () => opening().start(asked));
    expect((await one('vc', id)).title).toBe('Smärtrehabilitering');
    expect((await known('fk')).find((told) => told.id === id)).toMatchObject({
      title: 'Vårdkontakt',
      kind: 'careContact',
    });
    expect(await world.sql(`select 1 from journal where payload::text ilike '%smärt%'`)).toEqual([]);
  });

  it('a care unit’s own measure is told without title and kind, and its end for illness without the reason', async () => {
    const own = { kind: 'group' as const, title: 'Stresshantering i grupp' };
    const asked = { ...key(), caseId, ...own, date: '2026-06-29', plannedEnd: '2026-08-31' };
    const id = await as('vc', () => opening().start(asked));
    expect((await known('fk')).find((told) => told.id === id)).toMatchObject({
      title: 'Vårdkontakt',
      kind: 'careContact',
    });
    await as('vc', () =>
      ending().end({ ...key(), interventionId: id, expectedVersion: 1, date: '2026-06-30', reason: 'illness', noNextStepReason: 'ownWish' }),
    ); // prettier-ignore
    expect((await known('fk')).find((told) => told.id === id)).toMatchObject({
      status: 'ended',
      exit: { reason: null },
    });
    expect((await one('vc', id)).exit?.reason).toBe('illness');
    expect(await world.sql(`select 1 from journal where payload::text ~* 'stress|illness'`)).toEqual([]);
  });

  it('a measure of another unit’s own is told by its kind', async () => {
    const asked = {
      ...key(),
      caseId,
      kind: 'group' as const,
      title: 'Kaffegruppen',
      date: '2026-06-29',
      plannedEnd: '2026-08-31',
    };
    const id = await as('pro', () => opening().start(asked));
    expect((await known('fk')).find((told) => told.id === id)).toMatchObject({
      title: 'Gruppverksamhet',
      kind: 'group',
    });
    expect((await one('pro', id)).title).toBe('Kaffegruppen');
  });
});

describe('what was taken back', () => {
  it('a voided start is not shown to those who were told of it', async () => {
    const before = (await known('fk')).length;
    const asked = { ...key(), caseId, kind: 'internship' as const, date: '2026-06-29', plannedEnd: '2026-08-31' };
    const id = await as('pro', () => opening().start(asked));
    expect(await known('fk')).toHaveLength(before + 1);
    await world.sql(
      `insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, payload, voids)
       select gen_random_uuid(), association_id, case_id, owner_unit, category, holders, 'void', occurred_on, '{}', id
       from journal where type = 'intervention_started' and payload ->> 'iv' = $1`,
      [id],
    );
    expect(await known('fk')).toHaveLength(before);
  });

  it('a planned participation is cancelled with a reason that nobody else is told', async () => {
    const asked = { ...key(), caseId, kind: 'internship' as const, date: '2026-09-01' };
    const id = await as('pro', () => opening().plan(asked));
    const cancel = { ...key(), interventionId: id, expectedVersion: 1, reason: 'other' as const };
    expect(await refusal(as('pro', () => opening().cancel(cancel)))).toBe('BAD_INPUT');
    await as('pro', () => opening().cancel({ ...cancel, ...key(), otherText: 'Praktikplatsen försvann' }));
    expect(await one('pro', id)).toMatchObject({ status: 'ended', exit: { noNextStepReason: 'other' } });
    const [cancelled] = await events('start_cancelled');
    expect(cancelled).toMatchObject({ payload: { iv: id }, holders: [world.units.pro.id] });
  });
});

describe('ready for the next step', () => {
  const ready = () => services.of(ReadyService);

  it('AME says that Elin is ready for an internship, once, and takes it back', async () => {
    await world.at('2026-09-01');
    await as('ame', () => ready().declare({ ...key(), caseId, kind: 'internship', from: '2026-09-01' }));
    const twice = { ...key(), caseId, kind: 'internship' as const, from: '2026-09-02' };
    expect(await refusal(as('ame', () => ready().declare(twice)))).toBe('BAD_INPUT');
    const [declared] = await events('ready_declared');
    expect(declared?.payload).toEqual({ kind: 'internship', owner: world.units.ame.id });
    expect(declared?.holders).toEqual(holds('fk')); // AME shares base facts with FK since the consent
    const [row] = await services.rows<{ id: string }>(world.accounts.ame, 'select id from ready');
    const withdraw = { readyId: row?.id ?? '', expectedVersion: 1 };
    expect(await refusal(as('fk', () => ready().withdraw({ ...key(), ...withdraw })))).toBe('NOT_FOUND');
    await as('ame', () => ready().withdraw({ ...key(), ...withdraw }));
    expect(await refusal(as('ame', () => ready().withdraw({ ...key(), ...withdraw })))).toBe('CONFLICT');
    expect((await events('ready_withdrawn')).map(({ payload }) => payload)).toEqual([{ kind: 'internship' }]);
  });
});
