/** What the launchers read from the environment, in one place. */
import path from 'node:path';
import { root } from './step.mjs';

/** Where the embedded database and its state lie. */
export const dataFolder = () => path.resolve(root, process.env.SAMSTEG_DATA || '.data');

/**
 * @typedef {object} StartSettings
 * @property {number} port
 * @property {string} publicUrl
 * @property {string} dataFolder
 * @property {boolean} demo
 * @property {string} [clock]       the day the product believes it is, in a demo only
 * @property {string} [runtimeUrl]  a PostgreSQL of the operator's own
 * @property {string} [ownerUrl]    the same, for migrations
 */

/** @returns {StartSettings} */
export function startSettings() {
  const { PORT, PUBLIC_URL, SAMSTEG_DEMO, SAMSTEG_CLOCK, DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT must be 1 to 65535, not ${PORT}.`);
  if (SAMSTEG_CLOCK && !/^\d{4}-\d\d-\d\d$/.test(SAMSTEG_CLOCK)) {
    throw new Error(`SAMSTEG_CLOCK must be a day such as 2026-11-22, not ${SAMSTEG_CLOCK}.`);
  }
  if (DATABASE_OWNER_URL && !DATABASE_URL) throw new Error('DATABASE_OWNER_URL needs DATABASE_URL beside it.');
  return {
    port,
    publicUrl: PUBLIC_URL || `http://localhost:${port}`,
    dataFolder: dataFolder(),
    demo: DATABASE_URL ? SAMSTEG_DEMO === '1' : SAMSTEG_DEMO !== '0', // never into an operator's database unasked
    clock: SAMSTEG_CLOCK || undefined,
    runtimeUrl: DATABASE_URL || undefined,
    ownerUrl: DATABASE_OWNER_URL || undefined,
  };
}
