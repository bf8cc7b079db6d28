import { existsSync } from 'node:fs';
import path from 'node:path';
import { Occupied, startPostgres } from '../../libs/platform/embedded-postgres/index.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const template = path.join(import.meta.dirname, 'template.mjs');
const MOST_RUNS = 8;

/** @type {import('../../libs/platform/embedded-postgres/index.mjs').Running | undefined} */
let cluster;

/**
 * One PostgreSQL for the whole run, fsync off, never the demo's. Workers find it in TEST_CLUSTER_URL. Afterwards
 * `template.mjs`, if there is one, lays the database that the tests copy theirs from.
 */
export default async function start() {
  listen();
  cluster = await firstFree();
  process.env.TEST_CLUSTER_URL = cluster.url;
  if (existsSync(template)) {
    const { default: layTemplate } = await import(template);
    await layTemplate(cluster.url);
  }
}

/** A run whose traces are looked through writes its log there; read when the logger is imported. */
function listen() {
  const { SAMSTEG_TRACES: traces } = process.env;
  if (traces) process.env.SAMSTEG_LOG_FILE = path.join(traces, 'log.txt');
  process.env.LOG_LEVEL ??= traces ? 'debug' : 'silent';
}

/** What `stop-postgres.mjs` calls; jest loads both into one process. */
export async function stop() {
  await cluster?.stop();
}

/** A second run in the same clone takes the next name. */
async function firstFree() {
  const dataFolder = path.join(root, '.data', 'test');
  for (let run = 1; ; run++) {
    try {
      return await startPostgres({ dataFolder, name: run === 1 ? 'test' : `test-${run}`, durable: false });
    } catch (error) {
      if (!(error instanceof Occupied) || run === MOST_RUNS) throw error;
    }
  }
}
