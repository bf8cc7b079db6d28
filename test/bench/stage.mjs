/** What the bench is played on: a PostgreSQL of its own with the demonstration in it, and two inboxes, a small and a large. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../libs/platform/embedded-postgres/index.mjs';
import { ownKeys } from '../../scripts/keys.mjs';
import { root } from '../../scripts/step.mjs';

/**
 * @typedef {object} Person    who asks, in her only seat
 * @property {string} username
 * @property {string} accountId
 * @property {string} seatId
 * @property {string} unitId
 * @property {string[]} roles
 *
 * @typedef {object} Request   one that may be paused and taken up again
 * @property {string} id
 * @property {number} version
 * @property {boolean} held
 *
 * @typedef {'sender' | 'small' | 'large'} PersonKey
 *
 * @typedef {object} Stage
 * @property {string} runtimeUrl
 * @property {string} ownerUrl      as superuser: past every wall
 * @property {pg.Client} owner      the same, signed in
 * @property {Record<PersonKey, Person>} people
 * @property {string[]} cases       the sender's own, of the demonstration
 * @property {Request[]} requests   the sender's, to the large inbox
 * @property {() => Promise<void>} close
 */

/** Requests to each inbox, and how many of them are open. */
export const INBOXES = {
  small: { unit: 'psykiatri-skovde', username: 'psy', all: 240, open: 60 },
  large: { unit: 'af-skovde', username: 'af0', all: 6000, open: 1200 },
};
const SENDER = 'sam';
const MOST_CASES = 24;
const MOST_REQUESTS = 160;

const MORE = `create temporary table bench_more (n int, case_id uuid, referral_id uuid, person_id uuid, message_id uuid, consent_id uuid,
  edge_id uuid, opened_id uuid, sent_id uuid, spare_id uuid, association_id uuid, sender uuid, receiver uuid, worker uuid, open boolean,
  day date, number text)`;
const PERSON = `select a.username, a.id as "accountId", s.id as "seatId", s.unit_id as "unitId", s.roles
  from account a join seat s on s.account_id = a.id where a.username = $1`;
const CASES = `select u.case_id as id from unit_case u where u.owner_unit = $1 and u.caseworker = $2
  and not exists (select 1 from bench_more b where b.case_id = u.case_id) order by md5(u.case_id::text) limit $3`;
const REQUESTS = `select referral_id as id, 3 as version, false as held from bench_more where open and receiver = $1 order by n limit $2`;

/** @returns {Promise<Stage>} */
export async function openStage() {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsteg-bench-'));
  chmodSync(folder, 0o755); // the account PostgreSQL runs as must come through
  const cluster = await startPostgres({ dataFolder: folder, name: 'bench', durable: false });
  const owner = new pg.Client(cluster.url);
  const close = async () => {
    await owner.end();
    await cluster.stop();
    for (const place of [cluster.dataDirectory, folder]) rmSync(place, { recursive: true, force: true });
  };
  try {
    const runtimeUrl = await prepareDatabase(cluster.url, folder);
    await owner.connect();
    await owner.query('set search_path = samsteg');
    await addVolume(owner);
    return { runtimeUrl, ownerUrl: cluster.url, owner, close, ...(await cast(owner)) };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {string} ownerUrl
 * @param {string} folder
 */
async function prepareDatabase(ownerUrl, folder) {
  const runtime = new URL(ownerUrl);
  [runtime.username, runtime.password] = ['samsteg_rt', 'bench'];
  Object.assign(process.env, ownKeys(folder), { DATABASE_URL: runtime.href, LOG_LEVEL: 'warn' }); // read by the built code
  const { prepare } = await import(pathToFileURL(path.join(root, 'dist/apps/cli/src/prepare.js')).href);
  await prepare({ ownerUrl, runtimePassword: 'bench', demo: true, root });
  return runtime.href;
}

/** @param {pg.Client} owner */
async function addVolume(owner) {
  const textOf = (/** @type {string} */ file) => readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const [which, rows] = /** @type {const} */ ([textOf('volume.sql'), textOf('volume-rows.sql')]);
  await owner.query(MORE);
  await owner.query('begin');
  await owner.query(`set local session_replication_role = 'replica'`);
  for (const { unit, all, open } of Object.values(INBOXES)) await owner.query(which, [SENDER, unit, all, open]);
  await owner.query(rows);
  await owner.query('commit');
  await owner.query('vacuum (analyze)');
}

/** @param {pg.Client} owner */
async function cast(owner) {
  /** @param {string} username */
  const person = async (username) => (await owner.query(PERSON, [username])).rows[0];
  const people = {
    sender: await person(SENDER),
    small: await person(INBOXES.small.username),
    large: await person(INBOXES.large.username),
  };
  const { unitId, accountId } = people.sender;
  const cases = await owner.query(CASES, [unitId, accountId, MOST_CASES]);
  const requests = await owner.query(REQUESTS, [people.large.unitId, MOST_REQUESTS]);
  return { people, cases: cases.rows.map(({ id }) => id), requests: requests.rows };
}
