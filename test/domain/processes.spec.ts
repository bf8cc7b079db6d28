import { readFileSync, readdirSync } from 'node:fs';
import { CORRECTABLE, PROCESSES, processMoves } from '#domain';
import { correct, EITHER, IllegalMove, move, movesFrom, NEW, type Process } from '#kernel';

/** Every state a move can start from, and every party that can try. */
const statesOf = (process: Process): string[] => [...new Set([process.initial, ...Object.keys(process.statuses)])];
const actionsOf = (process: Process): string[] => [...new Set(process.moves.map(([, action]) => action))];
const partiesOf = (process: Process): string[] => Object.keys(process.parties);
const allNeeds = (process: Process): ReadonlySet<string> => new Set(Object.keys(process.needs));

/** States that can be reached from one state by any moves. */
function reachable(process: Process, from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const state of seen) for (const [f, , to] of process.moves) if (f === state) seen.add(to);
  return seen;
}

function refusalOf(attempt: () => unknown): IllegalMove {
  try {
    attempt();
  } catch (error) {
    if (error instanceof IllegalMove) return error;
    throw error;
  }
  throw new Error('the move was allowed');
}

describe.each(PROCESSES.map((process) => [process.name, process] as const))('the %s process', (_name, process) => {
  const party = (by: string): string => (by === EITHER ? partiesOf(process)[0]! : by);

  it('names only states, parties and needs it has words for', () => {
    const known = {
      states: Object.keys(process.statuses),
      parties: partiesOf(process),
      needs: Object.keys(process.needs),
    };
    const named = {
      states: process.moves.flatMap(([from, , to]) => [from, to]).filter((state) => state !== NEW),
      parties: process.moves.map(([, , , by]) => by).filter((by) => by !== EITHER),
      needs: process.moves.flatMap(([, , , , needs]) => needs),
    };
    expect(known.states).toEqual(expect.arrayContaining([...named.states, ...process.terminal]));
    expect(known.parties).toEqual(expect.arrayContaining(named.parties));
    expect(known.needs).toEqual(expect.arrayContaining(named.needs));
  });

  it('reaches every state from its beginning', () => {
    const seen = reachable(process, process.initial);
    for (const status of Object.keys(process.statuses)) expect(seen).toContain(status);
  });

  it('can leave every state but the last ones, and never those', () => {
    for (const status of Object.keys(process.statuses)) {
      const onward = [...reachable(process, status)].filter((state) => state !== status);
      expect([status, onward.length > 0]).toEqual([status, !process.terminal.includes(status)]);
      if (process.terminal.length > 0) {
        expect(process.terminal.some((last) => last === status || onward.includes(last))).toBe(true);
      }
    }
  });

  it('has one row at most for a state and an action', () => {
    const keys = process.moves.map(([from, action]) => `${from} ${action}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(process.moves.map((row) => [...row] as const))('goes from %s by %s to %s', (from, action, to, by, needs) => {
    expect(move(process.moves, from, action, party(by), new Set(needs))).toBe(to);
    expect(movesFrom(process.moves, from, party(by)).map((row) => row[1])).toContain(action);
    for (const need of needs) {
      const without = new Set(needs.filter((other) => other !== need));
      const refusal = refusalOf(() => move(process.moves, from, action, party(by), without));
      expect([refusal.code, refusal.detail.missing]).toEqual(['NEEDS_MISSING', [need]]);
    }
  });

  it('refuses every move that is not in the table, and every one by the wrong party', () => {
    const tries = statesOf(process).flatMap((state) =>
      actionsOf(process).flatMap((action) => partiesOf(process).map((by) => ({ state, action, by }))),
    );
    const answers = tries.flatMap(({ state, action, by }) => {
      const row = process.moves.find(([from, named]) => from === state && named === action);
      if (row && (row[3] === by || row[3] === EITHER)) return [];
      const { code } = refusalOf(() => move(process.moves, state, action, by, allNeeds(process)));
      const offered = movesFrom(process.moves, state, by).some(([, named]) => named === action);
      return [{ state, action, by, code, offered, expected: row ? 'WRONG_PARTY' : 'NO_SUCH_MOVE' }];
    });
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter(({ code, expected, offered }) => code !== expected || offered)).toEqual([]);
  });

  it('takes a mistake back only where it says so, only for the party that made it, only with a reason', () => {
    const correctable = CORRECTABLE[process.name] ?? [];
    for (const [from, action, , by] of process.moves) {
      const last = { from, action };
      if (!correctable.includes(action)) {
        expect(refusalOf(() => correct(process.moves, correctable, last, party(by), true)).code).toBe('NO_SUCH_MOVE');
        continue;
      }
      expect(correct(process.moves, correctable, last, party(by), true)).toBe(from);
      const unreasoned = refusalOf(() => correct(process.moves, correctable, last, party(by), false));
      expect(unreasoned.detail.missing).toEqual(['reason']);
      for (const other of partiesOf(process).filter((p) => by !== EITHER && p !== by)) {
        expect(refusalOf(() => correct(process.moves, correctable, last, other, true)).code).toBe('WRONG_PARTY');
      }
    }
  });
});

it('what came into being by mistake is withdrawn: there is no state before it to go back to', () => {
  const made = [[NEW, 'make', 'made', EITHER, []]] as const;
  const refusal = refusalOf(() => correct(made, ['make'], { from: NEW, action: 'make' }, 'anyone', true));
  expect([refusal.code, refusal.message]).toEqual(['NO_SUCH_MOVE', expect.stringContaining('withdraw it instead')]);
});

describe('what the database is told', () => {
  it('is every row of every table once, and the reversal of what may be taken back', () => {
    const rows = processMoves();
    const keys = rows.map(({ process, from, action }) => `${process} ${from} ${action}`);
    expect(new Set(keys).size).toBe(keys.length);
    const forward = PROCESSES.reduce((sum, { moves }) => sum + moves.length, 0);
    const back = rows.filter(({ action }) => action.startsWith('correct '));
    expect(rows.length - back.length).toBe(forward);
    expect(back.every(({ from, to }) => from !== NEW && to !== NEW)).toBe(true);
  });

  it.each([
    ['case', 'coordination'],
    ['consent', 'consent'],
    ['referral', 'referral'],
    ['handoff', 'handoff'],
    ['intervention', 'intervention'],
    ['sip', 'sip_plan'],
    ['commitment', 'sip_commitment'],
    ['incident', 'delivery_incident'],
  ])('the statuses of the %s process are those %s may hold', (name, table) => {
    const statuses = Object.keys(PROCESSES.find((process) => process.name === name)!.statuses);
    expect(statusesInSchema(table)).toEqual([...statuses].sort());
  });
});

let written: string | undefined;

/** Every migration, one after the other; read once. */
function migrations(): string {
  const folder = new URL('../../migrations/', import.meta.url);
  written ??= readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  return written;
}

/** The values a table's status column is checked against, as its migration writes them. */
function statusesInSchema(table: string): string[] {
  const body =
    migrations()
      .split(new RegExp(`create table ${table} \\(`))[1]
      ?.split('\n);')[0] ?? '';
  const list = /status in \(([^)]*)\)/.exec(body)?.[1] ?? '';
  return [...list.matchAll(/'(\w+)'/g)].map(([, status]) => status!).sort();
}
