import { hkdfSync } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';

/** Keys of one kind by their number (1 to 255): one is active and makes what is new, the others still open what they made. */
export interface Ring {
  readonly active: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

/** What seals personnummer, what makes their blind index, and the oldest form of a seal that is still opened. */
export interface KeyRing {
  readonly data: Ring;
  readonly index: Ring;
  readonly oldest: 1 | 2;
}

/** The key file: as a new one is written, and the form with one key of each kind that came before it. */
interface KeyFile {
  readonly data?: { readonly active: number; readonly keys: Readonly<Record<string, string>> };
  readonly index?: { readonly active: number; readonly keys: Readonly<Record<string, string>> };
  readonly oldestSeal?: number;
  readonly SAMSTEG_DATA_KEY?: string;
  readonly SAMSTEG_INDEX_KEY?: string;
}

const KEY_BYTES = 32;
/** How long a running process may not notice a changed key file; whoever changes it waits longer than this. */
export const NOTICED_WITHIN_MS = 1_000;

let known: { from: string; stamp: string; looked: number; ring: KeyRing } | undefined;

/** The keys in force. Named in the environment, or in a file that is read again when it has changed. */
export function keyRing(): KeyRing {
  return fromEnvironment() ?? fromFile(NOTICED_WITHIN_MS);
}

/** Something was made with a key that is not known here: a rotation may have begun this very second. */
export function freshKeyRing(): KeyRing {
  return fromEnvironment() ?? fromFile(0);
}

/** Keys of a purpose of their own, the active one's first: what one purpose makes says nothing to another. */
export function derivedKeys(purpose: string): Buffer[] {
  const { active, keys } = keyRing().index;
  const ids = [active, ...[...keys.keys()].filter((id) => id !== active)];
  return ids.map((id) => derive(keys.get(id)!, `samsteg ${purpose}`));
}

export const derive = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, KEY_BYTES));

/** Writes the key file whole or not at all, readable by its owner alone. */
export function writeKeyFile(file: string, { data, index, oldest }: KeyRing): void {
  const plain = ({ active, keys }: Ring) => ({
    active,
    keys: Object.fromEntries([...keys].map(([id, key]) => [id, key.toString('base64')])),
  });
  const text = JSON.stringify({ data: plain(data), index: plain(index), oldestSeal: oldest }, null, 2);
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${text}\n`, { mode: 0o600 });
  chmodSync(aside, 0o600);
  renameSync(aside, file);
  known = undefined;
}

export function readKeyFile(file: string): KeyRing {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
  const { data, index, SAMSTEG_DATA_KEY: oneData, SAMSTEG_INDEX_KEY: oneIndex } = kept;
  if (data && index) {
    const oldest = kept.oldestSeal === 1 ? 1 : 2;
    return { data: ringOf('data', data.active, data.keys), index: ringOf('index', index.active, index.keys), oldest };
  }
  if (!oneData || !oneIndex) throw new Error(`${file} holds no keys`);
  return { data: ringOf('data', 1, { 1: oneData }), index: ringOf('index', 1, { 1: oneIndex }), oldest: 1 };
}

function fromEnvironment(): KeyRing | undefined {
  const env = process.env;
  const data = env.SAMSTEG_DATA_KEYS || (env.SAMSTEG_DATA_KEY && `1:${env.SAMSTEG_DATA_KEY}`);
  const index = env.SAMSTEG_INDEX_KEYS || (env.SAMSTEG_INDEX_KEY && `1:${env.SAMSTEG_INDEX_KEY}`);
  if (!data && !index) return undefined;
  if (!data) throw new Error('SAMSTEG_DATA_KEY is not set');
  if (!index) throw new Error('SAMSTEG_INDEX_KEY is not set');
  const oldest = env.SAMSTEG_OLDEST_SEAL === '2' ? 2 : 1;
  const stamp = [data, index, env.SAMSTEG_DATA_KEY_ACTIVE, env.SAMSTEG_INDEX_KEY_ACTIVE, oldest].join();
  if (known?.from === 'environment' && known.stamp === stamp) return known.ring;
  const ring: KeyRing = {
    data: ringOfList('SAMSTEG_DATA_KEYS', data, env.SAMSTEG_DATA_KEY_ACTIVE),
    index: ringOfList('SAMSTEG_INDEX_KEYS', index, env.SAMSTEG_INDEX_KEY_ACTIVE),
    oldest,
  };
  known = { from: 'environment', stamp, looked: 0, ring };
  return ring;
}

function fromFile(patience: number): KeyRing {
  const file = process.env.SAMSTEG_KEYS_FILE;
  if (!file) throw new Error('SAMSTEG_DATA_KEY is not set, nor SAMSTEG_KEYS_FILE');
  const now = performance.now();
  if (known?.from === file && now - known.looked < patience) return known.ring;
  const { mtimeMs, size, ino } = statSync(file);
  const stamp = `${mtimeMs}:${size}:${ino}`;
  const ring = known?.from === file && known.stamp === stamp ? known.ring : readKeyFile(file);
  known = { from: file, stamp, looked: now, ring };
  return ring;
}

/** `1:base64,2:base64`; the highest number is active unless said. */
function ringOfList(name: string, list: string, active?: string): Ring {
  const keys: Readonly<Record<string, string>> = Object.fromEntries(
    list.split(',').map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]),
  );
  return ringOf(name, active ? Number(active) : Math.max(...Object.keys(keys).map(Number)), keys);
}

function ringOf(name: string, active: number, keys: Readonly<Record<string, string>>): Ring {
  const read = new Map<number, Buffer>();
  for (const [id, text] of Object.entries(keys)) {
    const [number, key] = [Number(id), Buffer.from(text, 'base64')];
    if (!Number.isInteger(number) || number < 1 || number > 255) throw new Error(`${name}: key numbers are 1 to 255`);
    if (key.length !== KEY_BYTES) throw new Error(`${name}: key ${id} is not 32 bytes in base64`);
    read.set(number, key);
  }
  if (!read.has(active)) throw new Error(`${name}: the active key ${active} is not there`);
  return { active, keys: read };
}
