import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parametersOf, readHistory, replay, type HistoryFault, type HistoryFile, type OpenSince } from '#domain';
import { isDay, type Day } from '#kernel';

/** Where a command writes: answers to `out`, everything else to `err`. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}

const GOOD = 0;
const WRONG_INPUT = 1;
const WRONG_USAGE = 2;

const USAGE = `samsteg gap daily FIL [--from ÅÅÅÅ-MM-DD] [--to ÅÅÅÅ-MM-DD]
  Öppna fynd i slutet av varje dag, ur en fil med ärendehistorik (gap-golden/1), som JSON (gap-golden-daily/1).
  Utan --from: 1 januari det år den första händelsen ägde rum. Utan --to: den sista dag filen väntar sig något om,
  annars den sista dag något lärdes eller hände.
  Open findings at the end of each day, from a case-history file, as JSON. Without --from: 1 January of the year of the
  first event. Without --to: the last day the file expects something of, else the last day anything was learned or true.
`;

const NOTE =
  'open findings at the END of each day, knowledge = that day (recorded_on <= day); run-length: list of ' +
  '[first_day, ["rule|subject|holder",...]] valid until the next entry';

/** What was asked for on the command line. */
interface Asked {
  readonly file: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** `gap daily FILE [--from D --to D]`: needs no database. Answers the exit code: 0 good, 1 wrong input, 2 wrong usage. */
export async function gapDaily(argv: readonly string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv, io);
  if (asked === undefined) return WRONG_USAGE;
  const bytes = await readBytes(asked.file, io);
  if (bytes === undefined) return WRONG_INPUT;
  const result = readHistory(bytes, asked.file);
  if (!result.ok) return refuse(result.faults, io);
  const { calendar } = result.history;
  if (calendar === undefined) {
    io.err(`${asked.file}: calendar.nonworking: Fältet saknas. / The field is missing.\n`);
    return WRONG_INPUT;
  }
  const from = asked.from ?? firstDay(result.history);
  const to = asked.to ?? lastDay(result.history);
  if (from > to) return misuse(`--from ${from} > --to ${to}`, io);
  const cases = result.history.cases.map((one): readonly [string, readonly OpenSince[]] => {
    return [one.case, replay(one.events, parametersOf(result.history, one), calendar, from, to)];
  });
  const daily = { format: 'gap-golden-daily/1', from, to, note: NOTE, cases: Object.fromEntries(cases) };
  io.out(`${JSON.stringify(daily, null, 1)}\n`);
  return GOOD;
}

function readArguments(argv: readonly string[], io: CommandIo): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { from: { type: 'string' }, to: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) misuse('FIL?', io);
    else if (values.from !== undefined && !isDay(values.from)) misuse('--from: ÅÅÅÅ-MM-DD', io);
    else if (values.to !== undefined && !isDay(values.to)) misuse('--to: ÅÅÅÅ-MM-DD', io);
    else return { file, from: values.from, to: values.to };
  } catch (error) {
    misuse(error instanceof Error ? error.message : String(error), io);
  }
  return undefined;
}

async function readBytes(file: string, io: CommandIo): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
    io.err(`${file}: filen går inte att läsa / the file cannot be read (${code})\n`);
    return undefined;
  }
}

function refuse(faults: readonly HistoryFault[], io: CommandIo): number {
  for (const { file, case: name, event, field, sv, en } of faults) {
    const place = [file, name, event, field].filter((part) => part !== undefined).join(': ');
    io.err(`${place}: ${sv} / ${en}\n`);
  }
  return WRONG_INPUT;
}

function misuse(what: string, io: CommandIo): number {
  io.err(`${what}\n${USAGE}`);
  return WRONG_USAGE;
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
