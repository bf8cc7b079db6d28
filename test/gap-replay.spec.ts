import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { rawOf, readHistory, type HistoryEvent } from '#domain';
import type { CommandIo } from '../apps/cli/src/command.js';
import { gapDaily } from '../apps/cli/src/gap/daily.command.js';
import { gapReplay } from '../apps/cli/src/gap/replay.command.js';
import { history, NONWORKING } from './gap/histories.js';

const GOLDEN = 'test/golden/cases.json';
const CASES = process.env.ASSURE ? 150 : 20;
const LONG = 240_000;

type Command = (argv: readonly string[], io: CommandIo) => Promise<number>;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'samsteg-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(command: Command, ...argv: string[]) {
  let out = '';
  let err = '';
  const code = await command(argv, { out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}

function write(name: string, content: object): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/** A file of cases, half of them in an association that has agreed on other limits. */
const fileOf = (cases: readonly object[]) => ({
  format: 'gap-golden/1',
  calendar: { nonworking: [...NONWORKING] },
  association_overrides: {
    B: {
      referral_unanswered: { n: 15, unit: 'calendar' },
      between_interventions: { n: 28 },
      forecast_no_next_step: { lead: 30 },
      ready_waiting_place: { n: 60, by_kind: { rehab: { n: 20 } } },
    },
  },
  cases,
});

/** Invented histories that a file may hold: late, voided, paused, reopened, decided ahead. */
function inventedCases(count: number): object[] {
  const cases: object[] = [];
  for (let seed = 1; cases.length < count; seed++) {
    const [events = []] = fc.sample(history, { numRuns: 1, seed });
    const one = caseOf(events, seed);
    const bytes = new TextEncoder().encode(JSON.stringify(fileOf([one])));
    if (readHistory(bytes, 'one').ok) cases.push(one);
  }
  return cases;
}

function caseOf(events: readonly HistoryEvent[], seed: number) {
  const name = (id: string) => `${seed}.${id}`;
  const named = events.map((event) => ({
    ...event,
    id: name(event.id),
    ...(event.voids === undefined ? {} : { voids: name(event.voids) }),
    ...(event.about === undefined ? {} : { about: name(event.about) }),
  }));
  return { case: `C${seed}`, association: seed % 2 ? 'A' : 'B', events: named.map(rawOf) };
}

/** Days on which the answer of some case changes. */
function changesIn(daily: string): number {
  const { cases } = JSON.parse(daily) as { cases: Record<string, unknown[]> };
  return Object.values(cases).reduce((sum, runs) => sum + runs.length - 1, 0);
}

describe('gap replay', () => {
  it(
    'gives the golden answer through the database, and evaluates no more often than anything happens',
    async () => {
      const golden = readFileSync('test/golden/daily.json', 'utf8');
      const { code, out, err } = await run(gapReplay, GOLDEN);
      expect({ code, out }).toEqual({ code: 0, out: `${golden}\n` });
      const count = JSON.parse(err) as { evaluations: number; tickEvaluations: number; noopTicks: number };
      expect(count.noopTicks).toBe(0);
      expect(count.evaluations).toBeLessThanOrEqual(1.2 * (69 + changesIn(golden)));
    },
    LONG,
  );

  it(
    'agrees with the pure function on invented cases, day by day',
    async () => {
      const cases = inventedCases(CASES) as { events: object[] }[];
      const file = write('invented.json', fileOf(cases));
      const [pure, played] = [await run(gapDaily, file), await run(gapReplay, file)];
      expect(played.code).toBe(0);
      expect(JSON.parse(played.out)).toEqual(JSON.parse(pure.out));
      const events = cases.reduce((sum, one) => sum + one.events.length, 0);
      const count = JSON.parse(played.err) as { evaluations: number; noopTicks: number };
      expect(count.noopTicks).toBe(0);
      expect(count.evaluations).toBeLessThanOrEqual(1.2 * (events + changesIn(pure.out)));
    },
    LONG,
  );

  it(
    'keeps the database where it says when asked to, with what it found and when',
    async () => {
      const { code, out, err } = await run(gapReplay, GOLDEN, '--from=2025-12-20', '--to=2025-12-31', '--keep');
      const [, pid] = /^kill (\d+)$/m.exec(err) ?? [];
      try {
        expect(code).toBe(0);
        expect((JSON.parse(out) as { cases: Record<string, unknown> }).cases['G06']).toEqual([
          ['2025-12-20', ['between_interventions|-|kommun', 'ready_waiting_place|work_training|af']],
        ]);
        const client = new pg.Client(/^postgres:.*$/m.exec(err)?.[0]);
        await client.connect();
        const { rows } =
          await client.query(`select f.rule, l.change, l.effective_on::text as on, samsteg.day_of(l.logged_at)::text as logged
        from samsteg.finding f join samsteg.finding_log l on l.finding_id = f.id where f.stop_on is null order by 1`);
        await client.end();
        expect(rows).toEqual([
          { rule: 'between_interventions', change: 'opened', on: '2025-06-28', logged: '2025-06-28' },
          { rule: 'ready_waiting_place', change: 'opened', on: '2025-12-14', logged: '2025-12-14' },
        ]);
      } finally {
        process.kill(Number(pid));
      }
    },
    LONG,
  );

  it('refuses a file with the place of the fault, and touches no database', async () => {
    const event = { id: 'a', seq: 1, type: 'case_opened', occurred_on: '2025-02-30', recorded_on: '2025-02-03' };
    const wrong = write('wrong.json', fileOf([{ case: 'X', events: [event] }]));
    const refused = await run(gapReplay, wrong);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`${wrong}: X: a: occurred_on:`);
    const long = { ...event, occurred_on: '2025-02-03', agency: 'k'.repeat(81) };
    const unfit = write('unfit.json', fileOf([{ case: 'X', events: [long] }]));
    expect((await run(gapReplay, unfit)).err).toContain(`${unfit}: X: a: agency:`);
    expect((await run(gapReplay, path.join(folder, 'none.json'))).code).toBe(1);
    expect((await run(gapReplay)).code).toBe(2);
    expect((await run(gapReplay, GOLDEN, '--form=2025-01-01')).code).toBe(2);
    expect((await run(gapReplay, GOLDEN, '--from=2026-01-01', '--to=2025-01-01')).code).toBe(2);
  });
});
