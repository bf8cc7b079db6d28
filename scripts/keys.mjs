/**
 * The keys outside the database: what encrypts personnummer and what makes their blind index. A demo gets its own, made
 * once and kept beside its database (0600); an operator names a file of the same form (SAMSTEG_KEYS_FILE) or the keys
 * themselves (SAMSTEG_DATA_KEYS and SAMSTEG_INDEX_KEYS). `samsteg keys` changes them; the server reads the file again.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ SAMSTEG_KEYS_FILE?: string }} Keys */

/**
 * Where the keys kept in the data folder are, if any.
 * @param {string} dataFolder
 * @returns {Keys}
 */
export function keptKeys(dataFolder) {
  const file = fileIn(dataFolder);
  return existsSync(file) ? { SAMSTEG_KEYS_FILE: file } : {};
}

/**
 * Where the keys kept in the data folder are, made when there are none.
 * @param {string} dataFolder
 * @returns {Keys}
 */
export function ownKeys(dataFolder) {
  const file = fileIn(dataFolder);
  if (!existsSync(file)) {
    const first = () => ({ active: 1, keys: { 1: randomBytes(32).toString('base64') } });
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, JSON.stringify({ data: first(), index: first(), oldestSeal: 2 }), { mode: 0o600 });
  }
  return keptKeys(dataFolder);
}

/** @param {string} dataFolder */
const fileIn = (dataFolder) => path.resolve(dataFolder, 'keys.json');
