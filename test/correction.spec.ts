import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService, RevocationService, SharingService } from '#consent';
import { REFERRAL_CORRECTABLE, REFERRAL_MOVES, REFERRAL_STATUS, lastReferralMove } from '#domain';
import type { ReferralAction, ReferralStatus } from '#domain';
import { FlowModule } from '#flow';
import { GapModule, TickService } from '#gap';
import { InterventionCourse, InterventionQueries } from '#intervention';
import { maskError } from '#platform';
import { ReferralCorrection, ReferralService } from '#referral';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

let world: World;
let services: Services;
let caseId: string;

const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => maskError(error).extensions.code,
  );

interface State {
  readonly status: ReferralStatus;
  readonly version: number;
  readonly since: string;
  readonly outcome: string | null;
  readonly hold_reason: string | null;
  readonly [name: string]: unknown;
}
const stateOf = async (id: string) =>
  (await world.sql<State>('select status, version, since::text, outcome, hold_reason from referral where id = $1', [id]))[0]!; // prettier-ignore
const findingsOf = async (wanted: string) =>
  (await world.sql<{ row: string }>(
    `select concat_ws(' ', (select code from unit where id = owner_unit), rule, clock_start, breach_on, stop_on, stop_reason) as row
     from finding where case_id = $1 and not retracted order by 1`,
    [wanted],
  )).map(({ row }) => row); // prettier-ignore
const voidsOf = (id: string) =>
  world.sql<{ type: string; corrected: string; reason: string; held: string[] }>(
    `select o.type, v.payload ->> 'corrected' as corrected, v.payload ->> 'reason' as reason,
       (select array_agg(u.code order by u.code) from unit u where u.id = any(v.holders)) as held
     from journal v join journal o on o.id = v.voids where v.type = 'void' and v.payload ->> 'ref' = $1 order by v.id`,
    [id],
  );

/** What a move is sent with: its version is read now, so that only the table and the parties decide. */
const make = async (who: AccountKey, action: ReferralAction, referralId: string, fields: object = {}) => {
  const { version } = await stateOf(referralId);
  await as(who, () =>
    services.of(ReferralService).make(action, { ...key(), referralId, expectedVersion: version, ...fields }),
  );
};
const correct = async (who: AccountKey, referralId: string, fields: object = { reason: 'wrongStep' }) => {
  const { version } = await stateOf(referralId);
  return as(who, () =>
    services.of(ReferralCorrection).correct({ ...key(), referralId, expectedVersion: version, ...fields }),
  );
};

/** AME asks: for a place at Steget, or FK for a statement. */
const ask = (what: 'place' | 'statement', caseOf = caseId) => {
  const to =
    what === 'place'
      ? { type: 'application' as const, programmeId: world.programmes.open }
      : { type: 'statement' as const, toUnitId: world.units.fk.id };
  return as('ame', () =>
    services.of(ReferralService).write({ ...key(), caseId: caseOf, ...to, question: 'Kan ni hjälpa Elin?' }),
  );
};

type Step = readonly [who: AccountKey, action: ReferralAction, fields?: object];
const EXIT = { date: '2026-01-12', outcome: 'study', noNextStepReason: 'study' };
/** How to come to each move that may be taken back, the move itself last. */
const ROADS: readonly (readonly [what: 'place' | 'statement', ...Step[]])[] = [
  ['place', ['pro', 'receive']],
  ['place', ['pro', 'reject', { reason: 'noPlaces' }]],
  ['place', ['pro', 'return', { reason: 'otherUnit' }]],
  ['place', ['pro', 'accept'], ['pro', 'waitlist', { reason: 'noFreePlace' }]],
  ['place', ['pro', 'accept'], ['pro', 'planStart', { date: '2026-02-02', reason: 'partTime' }]],
  ['place', ['pro', 'accept'], ['pro', 'start', { date: '2026-01-12', plannedEnd: '2026-04-10', hoursPerWeek: 4 }]],
  ['place', ['pro', 'accept'], ['pro', 'start', { date: '2026-01-12' }], ['pro', 'end', EXIT]],
  ['statement', ['fk', 'accept'], ['fk', 'complete', { outcome: 'done' }]],
  ['statement', ['fk', 'accept'], ['fk', 'complete', { outcome: 'done' }], ['ame', 'acknowledge']],
  ['place', ['ame', 'withdraw', { reason: 'mistake' }]],
];

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, FlowModule, GapModule);
  caseId = await newCase();
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

/** Elin's case at AME, with her consent to tell Steget and FK. */
function newCase(): Promise<string> {
  const categories = ['contact', 'plan'] as never;
  const edges = [world.units.pro, world.units.fk].map(({ id: toUnitId }) => ({ fromUnitId: world.units.ame.id, toUnitId, categories })); // prettier-ignore
  return as('ame', async () => {
    const id = await services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' });
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: '2026-01-12' } as const;
    await services.of(ConsentService).record({ ...key(), caseId: id, ...said, validTo: '2027-01-11', edges });
    return id;
  });
}

async function walkTo([what]: (typeof ROADS)[number], steps: readonly Step[], caseOf: string): Promise<string> {
  const id = await ask(what, caseOf);
  for (const [who, action, fields] of steps) await make(who, action, id, fields);
  return id;
}

/** A road to its end. */
async function walk(road: (typeof ROADS)[number], caseOf = caseId) {
  const [what, ...steps] = road;
  const id = await walkTo(road, steps.slice(0, -1), caseOf);
  const before = await stateOf(id);
  const [who, action, fields] = steps.at(-1)!;
  const suggested = action === 'return' ? { receiverUnitId: world.units.soc.id } : {};
  await make(who, action, id, { ...fields, ...suggested });
  return { id, before, who, action, other: who === 'ame' ? (what === 'place' ? 'pro' : 'fk') : 'ame' } as const;
}

describe('the table', () => {
  it('knows the last move from where it came, where it led and who made it', () => {
    for (const [from, action, to, by] of REFERRAL_MOVES) {
      if (REFERRAL_CORRECTABLE.includes(action)) expect(lastReferralMove(from as ReferralStatus, to, by as never)).toEqual({ from, action }); // prettier-ignore
    }
    expect(lastReferralMove('closed', 'draft', 'sender')).toBeUndefined();
  });

  it('has a road here for every move that may be taken back', () => {
    expect(new Set(ROADS.map((road) => (road.at(-1) as Step)[1]))).toEqual(new Set(REFERRAL_CORRECTABLE));
  });
});

describe('a mistake is taken back', () => {
  it.each(ROADS.map((road) => [(road.at(-1) as Step)[1], road] as const))(
    '%s: as before, its event voided, both parties told, once, and not by the other party',
    async (_name, road) => {
      const { id, before, who, action, other } = await walk(road);
      expect(await refusal(correct(other, id))).toBe('NO_SUCH_MOVE');
      expect(await refusal(correct('vc', id))).toBe('NOT_FOUND');
      expect(await refusal(correct(who, id, {}))).toBe('NEEDS_MISSING');
      expect(await refusal(correct(who, id, { reason: 'noPlaces' }))).toBe('BAD_INPUT');
      await correct(who, id, { reason: 'wrongStep' });
      const after = await stateOf(id);
      expect(after).toMatchObject({ status: before.status, since: before.since, outcome: before.outcome });
      const voids = await voidsOf(id);
      expect(voids.length).toBeGreaterThan(0);
      const [first] = voids;
      expect(first).toMatchObject({ corrected: action, reason: 'wrongStep', held: [who, other].sort() });
      expect(await refusal(correct(who, id))).toBe('NO_SUCH_MOVE');
      expect((await stateOf(id)).version).toBe(after.version);
    },
  );

  it('and made again, rightly', async () => {
    const { id } = await walk(ROADS[1]!);
    await correct('pro', id, { reason: 'wrongCase' });
    await make('pro', 'accept', id);
    expect((await stateOf(id)).status).toBe('accepted');
  });

  it('a start leaves a participation that never began, and a new start opens a new one', async () => {
    const { id } = await walk(ROADS[5]!);
    await correct('pro', id);
    const rows = () =>
      world.sql('select status, started_on, planned_start::text from intervention where referral_id = $1 order by id', [
        id,
      ]);
    expect(await rows()).toEqual([{ status: 'ended', started_on: null, planned_start: '2026-01-12' }]);
    expect((await voidsOf(id)).map(({ type }) => type)).toEqual(['intervention_started', 'extent_changed']);
    await make('pro', 'start', id, { date: '2026-01-13', plannedEnd: '2026-04-10' });
    expect(await rows()).toMatchObject([{ status: 'ended' }, { status: 'active' }]);
  });

  it('an end lets the participation go on, without the outcome', async () => {
    const { id } = await walk(ROADS[6]!);
    await correct('pro', id);
    const [row] = await world.sql<{ id: string }>('select id from intervention where referral_id = $1', [id]);
    const going = await as('pro', () => services.of(InterventionQueries).again(row!.id));
    expect(going).toMatchObject({ status: 'active', endedOn: null, exit: null });
    await make('pro', 'end', id, EXIT);
    expect((await stateOf(id)).status).toBe('ended');
  });
});

describe('what cannot be taken back', () => {
  it('a start once the participation has gone on: nothing changes', async () => {
    const { id } = await walk(ROADS[5]!);
    const [row] = await world.sql<{ id: string }>('select id from intervention where referral_id = $1', [id]);
    const change = { ...key(), interventionId: row!.id, expectedVersion: 1, date: '2026-01-20', hoursPerWeek: 8 };
    await as('pro', () => services.of(InterventionCourse).changeExtent(change));
    expect(await refusal(correct('pro', id))).toBe('NO_SUCH_MOVE');
    expect((await stateOf(id)).status).toBe('started');
    expect(await voidsOf(id)).toEqual([]);
  });

  it.each([
    ['ame', 'withdraw', 'fk', { reason: 'mistake' }, false],
    ['fk', 'receive', 'ame', {}, true],
  ] as const)('%s may not take %s back after %s has acted: %s', async (who, action, other, fields, acts) => {
    const id = await ask('statement');
    await make(who, action, id, fields);
    if (!acts) return expect(await refusal(correct(other, id))).toBe('NO_SUCH_MOVE');
    const { version } = await stateOf(id);
    const pause = { ...key(), referralId: id, expectedVersion: version, reason: 'agreedPause', until: '2026-02-01' };
    await as(other, () => services.of(ReferralService).hold('hold', pause));
    const release = { ...key(), referralId: id, expectedVersion: version + 1 };
    await as(other, () => services.of(ReferralService).hold('release', release));
    expect(await refusal(correct(who, id))).toBe('NO_SUCH_MOVE');
  });

  it('what has a way back of its own: sent is withdrawn, accepted is undone, a question is taken back', async () => {
    const id = await ask('statement');
    expect(await refusal(correct('ame', id))).toBe('NO_SUCH_MOVE');
    await make('fk', 'requestInfo', id, { reason: 'medicalBasis' });
    expect(await refusal(correct('fk', id))).toBe('NO_SUCH_MOVE');
    await make('fk', 'accept', id);
    expect(await refusal(correct('fk', id))).toBe('NO_SUCH_MOVE');
    expect((await stateOf(id)).status).toBe('accepted');
  });

  it('by one whose role could not have made the move', async () => {
    const { id } = await walk(ROADS[6]!);
    const clerk = { ...world.accounts.pro, roles: ['inbox'] as never };
    const { version } = await stateOf(id);
    const input = { ...key(), referralId: id, expectedVersion: version, reason: 'wrongStep' };
    expect(await refusal(services.as(clerk, () => services.of(ReferralCorrection).correct(input)))).toBe('FORBIDDEN');
  });

  it('past the service: the database allows the one reversal of the last move, by the unit that made it', async () => {
    const { id } = await walk(ROADS[1]!); // pro has said no to what was sent
    const write = (who: AccountKey, status: string) =>
      refusal(
        services.rows(world.accounts[who], 'update referral set status = $2, version = version + 1 where id = $1', [
          id,
          status,
        ]),
      );
    for (const status of Object.keys(REFERRAL_STATUS)) {
      if (status !== 'sent' && status !== 'rejected') expect([status, await write('pro', status)]).toEqual([status, 'NO_SUCH_MOVE']); // prettier-ignore
    }
    expect(await write('ame', 'sent')).toBe('NO_SUCH_MOVE');
    const memory = 'update referral set came_by = $2, version = version + 1 where id = $1';
    await expect(services.rows(world.accounts.ame, memory, [id, world.units.ame.id])).rejects.toThrow('permission denied'); // prettier-ignore
    expect(await write('pro', 'sent')).toBe('done');
    expect(await write('pro', 'rejected')).toBe('done');
  });
});

describe('when both move at once', () => {
  it('one of the correction and the other party’s next move wins, and the other is told of it', async () => {
    for (let round = 0; round < 4; round++) {
      const { id } = await walk(ROADS[7]!); // FK has answered, AME is about to acknowledge
      const { version } = await stateOf(id);
      const input = { referralId: id, expectedVersion: version };
      const done = await Promise.all([
        refusal(as('fk', () => services.of(ReferralCorrection).correct({ ...key(), ...input, reason: 'wrongStep' }))),
        refusal(as('ame', () => services.of(ReferralService).make('acknowledge', { ...key(), ...input }))),
      ]);
      expect([...done].sort()).toEqual(['CONFLICT', 'done']);
      expect((await stateOf(id)).status).toBe(done[0] === 'done' ? 'accepted' : 'closed');
      expect(await voidsOf(id)).toHaveLength(done[0] === 'done' ? 1 : 0);
    }
  });

  it('sent twice it happens once', async () => {
    const { id } = await walk(ROADS[1]!);
    const input = { ...key(), referralId: id, expectedVersion: (await stateOf(id)).version, reason: 'wrongStep' };
    await as('pro', () => services.of(ReferralCorrection).correct(input));
    await as('pro', () => services.of(ReferralCorrection).correct(input));
    expect(await voidsOf(id)).toHaveLength(1);
  });
});

describe('what follows from it', () => {
  it('a withdrawal taken back after the consent has ended leaves the request paused', async () => {
    const own = await newCase();
    const id = await ask('statement', own);
    await make('ame', 'withdraw', id, { reason: 'otherSolution' });
    const edges = await world.sql<{ id: string }>('select id from consent_edge where case_id = $1', [own]); // prettier-ignore
    for (const { id: edgeId } of edges) {
      await as('ame', () => services.of(RevocationService).revoke({ ...key(), edgeId }));
    }
    await correct('ame', id);
    expect(await stateOf(id)).toMatchObject({ status: 'sent', hold_reason: 'consentRevoked' });
    expect(await refusal(make('fk', 'accept', id))).toBe('NO_SUCH_MOVE');
    await make('fk', 'reject', id, { reason: 'noPlaces' }); // always possible, and so is taking that back
    await correct('fk', id);
    expect(await stateOf(id)).toMatchObject({ status: 'sent', hold_reason: 'consentRevoked' });
  });

  it('third units hear neither of the request nor of the mistake', async () => {
    const own = await newCase();
    const { pro, fk } = world.units;
    const decision = { ...key(), caseId: own, toUnitId: pro.id, categories: ['plan' as const] };
    await as('ame', () => services.of(SharingService).decide(decision));
    const id = await ask('statement', own);
    await make('ame', 'withdraw', id, { reason: 'mistake' });
    await correct('ame', id);
    const told = await world.sql<{ type: string }>('select type from journal where case_id = $1 and $2 = any(holders)', [own, pro.id]); // prettier-ignore
    expect(told.map(({ type }) => type)).not.toContain('void');
    expect(told.map(({ type }) => type)).toContain('next_step_changed');
    expect((await voidsOf(id))[0]?.held).toEqual(['ame', fk.code].sort());
  });

  it('every clock of both parties runs as in a case where the move was never made', async () => {
    const pairs = await Promise.all(ROADS.map(() => Promise.all([newCase(), newCase()])));
    for (const [at, [corrected, untouched]] of pairs.entries()) {
      const road = ROADS[at]!;
      const { id, who } = await walk(road, corrected);
      await correct(who, id);
      await walkTo(road, road.slice(1, -1) as Step[], untouched);
    }
    await world.at('2026-06-01');
    await services.of(TickService).runTick();
    let running = 0;
    for (const [at, [corrected, untouched]] of pairs.entries()) {
      const found = await findingsOf(corrected);
      expect([ROADS[at]!.at(-1), found]).toEqual([ROADS[at]!.at(-1), await findingsOf(untouched)]);
      running += found.length;
    }
    expect(running).toBeGreaterThan(ROADS.length);
  });
});
