import { keyRing } from '#platform';
import { GOOD, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';
import { keyUse, rowsLeft, rowsOf } from './key-use.js';

const USAGE = `samsteg keys status [--json]
  Vilka nycklar som finns, vilken som är aktiv, och hur många rader var och en har gjort.
  Which keys there are, which one is active, and how many rows each has made.
`;

/** `keys status`: numbers of keys and of rows; never a key. */
export async function keysStatus(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.some((word) => word !== '--json')) return misuse(io, USAGE);
  const connection = await OwnerConnection.open(await ownerAddress());
  try {
    const [ring, use] = [keyRing(), await keyUse(connection)];
    const keys = (['data', 'index'] as const).flatMap((kind) => {
      const ids = new Set([...ring[kind].keys.keys(), ...use.filter((one) => one.kind === kind).map(({ key }) => key)]);
      return [...ids]
        .sort((a, b) => a - b)
        .map((key) => ({
          ...{ kind, key, isActive: key === ring[kind].active, isKnown: ring[kind].keys.has(key) },
          rows: rowsOf(use, kind, key),
        }));
    });
    const status = { keys, oldestForm: ring.oldest, left: rowsLeft(use, ring) };
    io.out(argv.includes('--json') ? `${JSON.stringify(status)}\n` : tableOf(status));
    return GOOD;
  } finally {
    await connection.close();
  }
}

interface Status {
  readonly keys: readonly { kind: string; key: number; isActive: boolean; isKnown: boolean; rows: number }[];
  readonly left: number;
}

function tableOf({ keys, left }: Status): string {
  const stateOf = (isActive: boolean, isKnown: boolean) =>
    isActive ? 'aktiv / active' : isKnown ? 'öppnar / opens' : 'SAKNAS / MISSING';
  const lines = keys.map(
    ({ kind, key, isActive, isKnown, rows }) =>
      `${kind.padEnd(6)} ${String(key).padStart(3)}  ${stateOf(isActive, isKnown).padEnd(18)} ${rows}\n`,
  );
  return `${lines.join('')}kvar att föra över / left to move: ${left}\n`;
}
