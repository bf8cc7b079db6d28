import { parametersOf, readHistory, replay, type OpenSince } from '#domain';
import { GOOD, WRONG_INPUT, WRONG_USAGE, misuse, type CommandIo } from '../command.js';
import { printDaily, readArguments, readBytes, refuse, spanOf } from './daily.file.js';

const USAGE = `samsteg gap daily FIL [--from ÅÅÅÅ-MM-DD] [--to ÅÅÅÅ-MM-DD]
  Öppna fynd i slutet av varje dag, ur en fil med ärendehistorik (gap-golden/1), som JSON (gap-golden-daily/1).
  Utan --from: 1 januari det år den första händelsen ägde rum. Utan --to: den sista dag filen väntar sig något om,
  annars den sista dag något lärdes eller hände.
  Open findings at the end of each day, from a case-history file, as JSON. Without --from: 1 January of the year of the
  first event. Without --to: the last day the file expects something of, else the last day anything was learned or true.
`;

/** `gap daily FILE [--from D --to D]`: needs no database. Answers the exit code: 0 good, 1 wrong input, 2 wrong usage. */
export async function gapDaily(argv: readonly string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv, USAGE, [], io);
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
  const span = spanOf(result.history, asked);
  if (span.from > span.to) return misuse(io, `--from ${span.from} > --to ${span.to}\n${USAGE}`);
  const cases = result.history.cases.map((one): readonly [string, readonly OpenSince[]] => {
    return [one.case, replay(one.events, parametersOf(result.history, one), calendar, span.from, span.to)];
  });
  printDaily(span, cases, io);
  return GOOD;
}
