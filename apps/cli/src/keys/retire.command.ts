import { setTimeout as pause } from 'node:timers/promises';
import { NOTICED_WITHIN_MS, readKeyFile, writeKeyFile } from '#platform';
import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';
import { keyUse, rowsOf } from './key-use.js';

const USAGE = `samsteg keys retire NUMMER [--index]
  Tar bort en nyckel ur SAMSTEG_KEYS_FILE när ingen rad använder den. Den aktiva kan inte tas bort.
  Removes a key from SAMSTEG_KEYS_FILE when no row uses it. The active one cannot be removed.
`;

/** `keys retire`: an old key is destroyed once it opens nothing. Backups from before can then not be read either. */
export async function keysRetire(argv: readonly string[], io: CommandIo): Promise<number> {
  const kind = argv.includes('--index') ? 'index' : 'data';
  const [number, ...more] = argv.filter((word) => word !== '--index');
  const file = process.env.SAMSTEG_KEYS_FILE;
  if (!number || more.length > 0 || !/^\d+$/.test(number) || !file) return misuse(io, USAGE);
  const key = Number(number);
  const connection = await OwnerConnection.open(await ownerAddress());
  try {
    await connection.aloneUntilClosed();
    const ring = readKeyFile(file);
    if (!ring[kind].keys.has(key)) return refuse(io, 'Nyckeln finns inte. / There is no such key.');
    if (ring[kind].active === key) return refuse(io, 'Nyckeln är aktiv; byt först. / The key is active; rotate first.');
    await pause(NOTICED_WITHIN_MS * 1.5); // whoever still had it as the active one has seen the change by now
    const rows = rowsOf(await keyUse(connection), kind, key);
    if (rows > 0)
      return refuse(io, `${rows} rader använder den; kör keys rotate. / ${rows} rows use it; run keys rotate.`);
    const keys = new Map([...ring[kind].keys].filter(([id]) => id !== key));
    writeKeyFile(file, { ...ring, [kind]: { ...ring[kind], keys } });
    io.out(`${kind} ${key}: borttagen / removed\n`);
    return GOOD;
  } finally {
    await connection.close();
  }
}

function refuse(io: CommandIo, why: string): number {
  io.err(`${why}\n`);
  return WRONG_INPUT;
}
