import { migrate } from '#platform';
import type { Day } from '#kernel';
import { loadCatalogue } from './catalogue/catalogue.loader.js';
import { startClock, today } from './database/clock.js';
import { OwnerConnection } from './database/connection.js';
import { decideMode, type DatabaseMode } from './database/mode.js';
import { projectRoot } from './database/root.js';
import { loadAccounts } from './demo/accounts.loader.js';
import { demoPassword } from './demo/accounts.js';
import type { DemoLoader } from './demo/demo-loader.js';
import { loadDemo as loadCases } from './demo/load.js';

export interface PrepareOptions {
  /** A superuser's address. */
  readonly ownerUrl: string;
  /** The password samsteg_rt gets; left out, it keeps the one it has. */
  readonly runtimePassword?: string;
  /** Whether invented units, accounts and cases are loaded. */
  readonly demo: boolean;
  /** What the database is for when it is new; a demonstration or production unless said. */
  readonly mode?: DatabaseMode;
  /** The day the product starts on; a demonstration or test only. */
  readonly clock?: Day;
  readonly root?: string;
  /** Something else than the demonstration's own cases. */
  readonly loadDemo?: DemoLoader;
  readonly onProgress?: (line: string) => void;
}

const NO_CLOCK =
  'Klockan kan bara ställas i en demonstration. Ta bort SAMSTEG_CLOCK.\n' +
  'The clock can be set in a demonstration only. Remove SAMSTEG_CLOCK.';

/** Who is good to begin with, and what she does. */
const FIRST_SIGN_INS = [
  ['sam', 'samordnare, AME Hjo'],
  ['fk1', 'handläggare, Försäkringskassan'],
  ['reh', 'rehabkoordinator, Vårdcentralen Hjo'],
  ['af1', 'arbetsförmedlare'],
  ['pro', 'mentor, Promise Hjo'],
  ['chf', 'enhetschef, AME Hjo'],
] as const;

/** What a demonstration's first visitor needs to read, once it is ready. */
export function greeting(): string {
  const rows = FIRST_SIGN_INS.map(([name, role]) => `  ${name.padEnd(5)} ${demoPassword(name).padEnd(10)} ${role}`);
  return `Logga in / sign in:\n${rows.join('\n')}\n  alla / all: npm run -s samsteg -- demo users\n`;
}

/**
 * Makes a database ready to be served: roles, tables, functions, what it is for, the clock, the catalogue, and in a
 * demonstration accounts and cases. Done again, it changes nothing.
 */
export async function prepare(options: PrepareOptions): Promise<void> {
  const { ownerUrl, runtimePassword, demo, mode = demo ? 'demo' : 'production', root = projectRoot() } = options;
  const { loadDemo = loadCases, onProgress = () => undefined } = options;
  const connection = await OwnerConnection.open(ownerUrl);
  try {
    await connection.aloneUntilClosed();
    await migrate({ ownerUrl, root, runtimePassword });
    const decided = await decideMode(connection, mode);
    await moveClock(connection, decided, options.clock, onProgress);
    if (await loadCatalogue(connection, root, demo)) onProgress('Catalogue of programmes loaded');
    if (!demo) return;
    await loadAccounts(connection);
    await loadDemo({ connection, ownerUrl, today: await today(connection), onProgress });
  } finally {
    await connection.close();
  }
}

async function moveClock(
  connection: OwnerConnection,
  mode: DatabaseMode,
  clock: Day | undefined,
  onProgress: (line: string) => void,
): Promise<void> {
  if (!clock) return;
  if (mode === 'production') throw new Error(NO_CLOCK);
  if (await startClock(connection, clock)) return;
  const now = await today(connection);
  if (now > clock) onProgress(`The database is on ${now} already; SAMSTEG_CLOCK=${clock} does not move it back`);
}
