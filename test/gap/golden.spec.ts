import { readFileSync } from 'node:fs';
import {
  evaluate,
  openKeys,
  parametersOf,
  readHistory,
  replay,
  type CaseHistory,
  type Clock,
  type HistoryFile,
  type OpenSince,
} from '#domain';
import { addDays, type Day } from '#kernel';

/** One row of the golden file, as its author's programs wrote it. */
interface GoldenRow {
  readonly case: string;
  readonly rule: string;
  readonly subject: string;
  readonly holder: string;
  readonly clock_start: Day;
  readonly due_on: Day | null;
  readonly breach_on: Day | null;
  readonly stop: Day | null;
  readonly stop_reason: string | null;
  readonly days_gross: number;
  readonly days_net: number;
}

interface GoldenFile {
  readonly expected: Readonly<
    Record<Day, { readonly open_findings: GoldenRow[]; readonly running_clocks: GoldenRow[] }>
  >;
  readonly timeline_final_knowledge: { readonly as_of: Day; readonly findings: GoldenRow[] };
}

interface GoldenDaily {
  readonly from: Day;
  readonly to: Day;
  readonly cases: Readonly<Record<string, OpenSince[]>>;
}

const bytes = readFileSync('test/golden/cases.json');
const golden = JSON.parse(bytes.toString('utf8')) as GoldenFile;
const daily = JSON.parse(readFileSync('test/golden/daily.json', 'utf8')) as GoldenDaily;
const file = read();

function read(): HistoryFile {
  const result = readHistory(bytes, 'cases.json');
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 2));
  return result.history;
}

/** As the golden files write a clock: its due and breach days are unsaid until it is breached. */
function row(one: CaseHistory, clock: Clock, asOf: Day): GoldenRow {
  const isBreached = clock.breachOn !== null && clock.breachOn <= asOf;
  return {
    case: one.case,
    rule: clock.rule,
    subject: clock.subject,
    holder: clock.holder,
    clock_start: clock.clockStart,
    due_on: isBreached ? clock.dueOn : null,
    breach_on: isBreached ? clock.breachOn : null,
    stop: clock.stopOn,
    stop_reason: clock.stopReason,
    days_gross: clock.daysGross,
    days_net: clock.daysNet,
  };
}

function answers(asOf: Day) {
  return file.cases.map((one) => {
    const { findings, clocks } = evaluate(one.events, parametersOf(file, one), file.calendar!, asOf);
    const isOpen = ({ stopOn }: Clock) => stopOn === null;
    return {
      findings: findings.map((finding) => row(one, finding, asOf)),
      open: findings.filter(isOpen).map((finding) => row(one, finding, asOf)),
      running: clocks.filter(isOpen).map((clock) => row(one, clock, asOf)),
    };
  });
}

/** The set that holds on a day of a run-length list. */
function on(runs: readonly OpenSince[], day: Day): readonly string[] {
  return runs.filter(([first]) => first <= day).at(-1)?.[1] ?? [];
}

describe('the golden histories', () => {
  it.each(file.cases.map((one) => [one.case, one] as const))(
    '%s has the same open findings on every day',
    (name, one) => {
      const differing: unknown[] = [];
      let days = 0;
      for (let day = daily.from; day <= daily.to; day = addDays(day, 1)) {
        const { findings } = evaluate(one.events, parametersOf(file, one), file.calendar!, day);
        const expected = on(daily.cases[name]!, day);
        if (openKeys(findings).join() !== expected.join()) differing.push({ day, expected, got: openKeys(findings) });
        days++;
      }
      expect(differing).toEqual([]);
      expect(days).toBe(912);
    },
  );

  it.each(file.cases.map((one) => [one.case, one] as const))(
    '%s gives the same run-length list when replayed',
    (name, one) => {
      expect(replay(one.events, parametersOf(file, one), file.calendar!, daily.from, daily.to)).toEqual(
        daily.cases[name],
      );
    },
  );

  it.each(Object.keys(golden.expected))('open findings and running clocks on %s', (asOf) => {
    const all = answers(asOf);
    expect(all.flatMap(({ open }) => open)).toEqual(golden.expected[asOf]!.open_findings);
    expect(all.flatMap(({ running }) => running)).toEqual(golden.expected[asOf]!.running_clocks);
  });

  it('every finding there ever was, as known on the last day', () => {
    const { as_of, findings } = golden.timeline_final_knowledge;
    expect(answers(as_of).flatMap((one) => one.findings)).toEqual(findings);
  });
});
