/**
 * The two keys outside the database: what encrypts personnummer and what makes their blind index. A demo gets its own,
 * made once and kept beside its database (0600); an operator sets SAMSTEG_DATA_KEY and SAMSTEG_INDEX_KEY.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ SAMSTEG_DATA_KEY?: string, SAMSTEG_INDEX_KEY?: string }} Keys */

/**
 * The keys kept in the data folder, if any.
 * @param {string} dataFolder
 * @returns {Keys}
 */
export function keptKeys(dataFolder) {
  const file = fileIn(dataFolder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * The keys kept in the data folder, made when there are none.
 * @param {string} dataFolder
 * @returns {Keys}
 */
export function ownKeys(dataFolder) {
  const file = fileIn(dataFolder);
  if (!existsSync(file)) {
    const made = { SAMSTEG_DATA_KEY: newKey(), SAMSTEG_INDEX_KEY: newKey() };
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return keptKeys(dataFolder);
}

/** @param {string} dataFolder */
const fileIn = (dataFolder) => path.join(dataFolder, 'keys.json');

const newKey = () => randomBytes(32).toString('base64');
