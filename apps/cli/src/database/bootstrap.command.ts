import { migrate } from '#platform';
import { GOOD, misuse, type CommandIo } from '../command.js';
import { OwnerConnection } from './connection.js';
import { decideMode } from './mode.js';
import { projectRoot } from './root.js';

const USAGE = `samsteg db bootstrap
  DATABASE_OWNER_URL: administratörens adress. DATABASE_URL: programmets, som samsteg_rt; dess lösenord sätts.
  DATABASE_OWNER_URL: the administrator's address. DATABASE_URL: the application's, as samsteg_rt; its password is set.
`;

/** `db bootstrap`: roles, tables and functions in a database of the operator's own, for production. Loads nothing. */
export async function databaseBootstrap(argv: readonly string[], io: CommandIo): Promise<number> {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: runtimeUrl } = process.env;
  if (argv.length > 0 || !ownerUrl || !runtimeUrl) return misuse(io, USAGE);
  const runtimePassword = decodeURIComponent(new URL(runtimeUrl).password);
  const connection = await OwnerConnection.open(ownerUrl);
  try {
    await connection.aloneUntilClosed();
    const applied = await migrate({ ownerUrl, root: projectRoot(), runtimePassword });
    const mode = await decideMode(connection, 'production');
    io.err(`${applied.length} ändringar / changes; ${mode}\n`);
    return GOOD;
  } finally {
    await connection.close();
  }
}
