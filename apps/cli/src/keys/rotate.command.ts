import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NOTICED_WITHIN_MS, keyRing, readKeyFile, writeKeyFile, type Ring } from '#platform';
import { GOOD, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';
import { keyUse, rowsLeft } from './key-use.js';
import { reseal } from './reseal.js';

const USAGE = `samsteg keys rotate [--index] [--batch ANTAL]
  Lägger till en ny nyckel i SAMSTEG_KEYS_FILE och för över alla rader till den. Avbruten: kör den igen.
  Med nycklarna i miljön: lägg först till den nya där (SAMSTEG_DATA_KEYS) och starta om; sedan förs raderna över.
  Adds a new key to SAMSTEG_KEYS_FILE and moves every row to it. Interrupted: run it again.
  With the keys in the environment: add the new one there first (SAMSTEG_DATA_KEYS) and restart; then the rows are moved.
`;
const BATCH = 500;

/** `keys rotate`: a key that may have been seen is left behind, while everybody goes on working. */
export async function keysRotate(argv: readonly string[], io: CommandIo): Promise<number> {
  const said = readArguments(argv);
  if (!said) return misuse(io, USAGE);
  const connection = await OwnerConnection.open(await ownerAddress());
  try {
    await connection.aloneUntilClosed();
    const interrupted = await hasOlderKey(connection);
    const file = process.env.SAMSTEG_KEYS_FILE;
    if (!interrupted && file && !namedInEnvironment()) await addKey(file, said.kind, io);
    if (interrupted) io.err('Fortsätter där det avbröts / going on where it was interrupted\n');
    const moved = await reseal(connection, said.batch, (rows) => io.err(`  ${rows}\n`));
    const left = rowsLeft(await keyUse(connection), keyRing());
    if (left === 0 && file && !namedInEnvironment()) closeFirstForm(file);
    io.out(`${moved} rader överförda, ${left} kvar / ${moved} rows moved, ${left} left\n`);
    return GOOD;
  } finally {
    await connection.close();
  }
}

/** Rows of a key that is not active: an earlier rotation did not come to its end. */
async function hasOlderKey(connection: OwnerConnection): Promise<boolean> {
  const ring = keyRing();
  return (await keyUse(connection)).some(({ kind, key }) => key !== ring[kind].active);
}

/** Written first, and noticed by every running process before the first row is sealed with it. */
async function addKey(file: string, kind: 'data' | 'index', io: CommandIo): Promise<void> {
  const ring = readKeyFile(file);
  const added = withNewKey(ring[kind]);
  writeKeyFile(file, { ...ring, [kind]: added });
  io.err(`Ny nyckel / new key: ${kind} ${added.active}\n`);
  await pause(NOTICED_WITHIN_MS * 1.5);
}

function withNewKey({ keys }: Ring): Ring {
  const id = Math.max(...keys.keys()) + 1;
  if (id > 255) throw new Error('no key numbers left');
  return { active: id, keys: new Map([...keys, [id, randomBytes(32)]]) };
}

/** When no row has the form that was not bound to its row, none is opened any more. */
function closeFirstForm(file: string): void {
  const ring = readKeyFile(file);
  if (ring.oldest === 1) writeKeyFile(file, { ...ring, oldest: 2 });
}

const namedInEnvironment = (): boolean => Boolean(process.env.SAMSTEG_DATA_KEYS || process.env.SAMSTEG_DATA_KEY);

function readArguments(argv: readonly string[]): { kind: 'data' | 'index'; batch: number } | undefined {
  const rest = argv.filter((word) => word !== '--index');
  const kind = rest.length < argv.length ? 'index' : 'data';
  if (rest.length === 0) return { kind, batch: BATCH };
  const batch = Number(rest[1]);
  if (rest.length !== 2 || rest[0] !== '--batch' || !Number.isInteger(batch) || batch < 1) return undefined;
  return { kind, batch };
}
