import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { HistoryFault, HistoryFile, OpenSince } from '#domain';
import { isDay, type Day } from '#kernel';
import { WRONG_INPUT, misuse, type CommandIo } from '../command.js';

const NOTE =
  'open findings at the END of each day, knowledge = that day (recorded_on <= day); run-length: list of ' +
  '[first_day, ["rule|subject|holder",...]] valid until the next entry';

/** What was asked for on the command line. */
export interface Asked {
  readonly file: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** Which of the command's own switches were given. */
  readonly switches: ReadonlySet<string>;
}

/** FILE [--from D] [--to D] and the command's own switches; undefined when it is not that, after saying so. */
export function readArguments(argv: readonly string[], usage: string, switches: string[], io: CommandIo) {
  const wrong = (what: string) => void misuse(io, `${what}\n${usage}`);
  try {
    const own = Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }]));
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { from: { type: 'string' }, to: { type: 'string' }, ...own },
    });
    const { from, to } = values as { readonly from?: string; readonly to?: string };
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return wrong('FIL?');
    if (from !== undefined && !isDay(from)) return wrong('--from: ÅÅÅÅ-MM-DD');
    if (to !== undefined && !isDay(to)) return wrong('--to: ÅÅÅÅ-MM-DD');
    const given = new Set(switches.filter((name) => (values as Readonly<Record<string, unknown>>)[name] === true));
    return { file, from, to, switches: given } satisfies Asked;
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

/** The file's bytes; undefined when it cannot be read, after saying so. */
export async function readBytes(file: string, io: CommandIo): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
    io.err(`${file}: filen går inte att läsa / the file cannot be read (${code})\n`);
    return undefined;
  }
}

/** Says what is wrong in the file and where; answers the exit code. */
export function refuse(faults: readonly HistoryFault[], io: CommandIo): number {
  for (const { file, case: name, event, field, sv, en } of faults) {
    const place = [file, name, event, field].filter((part) => part !== undefined).join(': ');
    io.err(`${place}: ${sv} / ${en}\n`);
  }
  return WRONG_INPUT;
}

/** The days asked for; left out, from 1 January of the year of the first event to the last day the file is about. */
export function spanOf(history: HistoryFile, { from, to }: Pick<Asked, 'from' | 'to'>): { from: Day; to: Day } {
  return { from: from ?? firstDay(history), to: to ?? lastDay(history) };
}

/** Writes the open findings of every case on every day, run-length encoded (gap-golden-daily/1). */
export function printDaily(
  { from, to }: { readonly from: Day; readonly to: Day },
  cases: readonly (readonly [name: string, runs: readonly OpenSince[]])[],
  io: CommandIo,
): void {
  const daily = { format: 'gap-golden-daily/1', from, to, note: NOTE, cases: Object.fromEntries(cases) };
  io.out(`${JSON.stringify(daily, null, 1)}\n`);
}

/** 1 January of the year of the first event; of a file without events, of the year 1900. */
function firstDay({ cases }: HistoryFile): Day {
  const days = cases.flatMap(({ events }) => events.map(({ occurredOn }) => occurredOn)).sort();
  return `${(days[0] ?? '1900').slice(0, 4)}-01-01`;
}

function lastDay(history: HistoryFile): Day {
  const expected = history.expectedOn.at(-1);
  if (expected !== undefined) return expected;
  const days = history.cases.flatMap(({ events }) =>
    events.flatMap(({ occurredOn, recordedOn }) => [occurredOn, recordedOn]),
  );
  return days.sort().at(-1) ?? firstDay(history);
}
