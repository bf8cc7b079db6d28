import { readFile } from 'node:fs/promises';
import { parseCatalogue } from '#directory';
import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { errorLine } from './catalogue.file.js';

const USAGE = `samsteg catalogue check FIL
  Granskar en insatskatalog (JSON). Varje fel: fil, rad, fält. / Checks a catalogue of programmes. Each error: file, line, field.
`;

/** `catalogue check FILE`: whether a catalogue would be loaded, and if not, everything that is wrong in it. */
export async function catalogueCheck(argv: readonly string[], io: CommandIo): Promise<number> {
  const [file, ...more] = argv;
  if (file === undefined || more.length > 0) return misuse(io, USAGE);
  const result = parseCatalogue(file, await readFile(file));
  if ('errors' in result) {
    for (const error of result.errors) io.err(`${errorLine(error)}\n`);
    return WRONG_INPUT;
  }
  io.out(`${result.programmes.length} insatser / programmes\n`);
  return GOOD;
}
