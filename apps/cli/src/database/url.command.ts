import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { embeddedAddress } from './address.js';

const USAGE = `samsteg db url
  Adressen till den inbyggda databasen, för psql. Bara den som äger datamappen kan läsa den.
  The address of the embedded database, for psql. Only the owner of the data folder can read it.
`;
const NOT_RUNNING =
  'Den inbyggda databasen är inte igång. Starta med npm start. / The embedded database is not running. Start with npm start.\n';

/** `db url`: the address on standard output, alone; the role it signs in as on the other. */
export async function databaseUrl(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.length > 0) return misuse(io, USAGE);
  const address = await embeddedAddress();
  if (!address) {
    io.err(NOT_RUNNING);
    return WRONG_INPUT;
  }
  io.out(`${address}\n`);
  io.err(`${new URL(address).username}: superuser, förbi varje vägg / past every wall\n`);
  return GOOD;
}
