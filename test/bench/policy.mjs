/** What the walls cost in the database alone: the same inbox with row-level security and past it, in a small unit and a large. */
import pg from 'pg';
import { median, threadCpu } from './meters.mjs';
import { INBOXES } from './stage.mjs';
import { TAKE_ON_IDENTITY } from './identity.mjs';

/**
 * @typedef {object} PolicyCost
 * @property {number} behind   ms of CPU of one inbox as the application reads it
 * @property {number} past     the same as superuser
 * @property {number} ratio    median over neighbouring pairs
 * @property {number} open     requests open in that inbox
 */

const INBOX = `select api.referral_list('in', 'open', 50, null, null)::text as body`;
const WARM_UP = 8;

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {number} times
 * @returns {Promise<Record<'small' | 'large', PolicyCost> | undefined>} undefined where CPU cannot be read
 */
export async function measurePolicy({ ownerUrl, people }, times) {
  const readers = [new pg.Client(ownerUrl), new pg.Client(ownerUrl)]; // a plan is made anew when the role changes
  const [behind, past] = /** @type {[pg.Client, pg.Client]} */ (readers);
  await Promise.all(readers.map((reader) => reader.connect()));
  try {
    if ((await cpuOf(behind)) === undefined) return undefined;
    const cost = async (/** @type {'small' | 'large'} */ size) => {
      await takeOn(behind, people[size], 'samsteg_app');
      await takeOn(past, people[size], 'postgres');
      const one = await measureInbox(behind, past, times);
      for (const reader of readers) await reader.query('rollback');
      return { ...one, open: INBOXES[size].open };
    };
    return { small: await cost('small'), large: await cost('large') };
  } finally {
    await Promise.all(readers.map((reader) => reader.end()));
  }
}

/**
 * @param {pg.Client} reader
 * @param {import('./stage.mjs').Person} who
 * @param {string} role
 */
async function takeOn(reader, { accountId, seatId, unitId, roles }, role) {
  await reader.query('begin');
  await reader.query(TAKE_ON_IDENTITY, [accountId, seatId, unitId, roles.join(','), 'user']);
  await reader.query(`select set_config('role', $1, true), set_config('transaction_timeout', '0', true)`, [role]);
}

/**
 * @param {pg.Client} behind
 * @param {pg.Client} past
 * @param {number} times
 */
async function measureInbox(behind, past, times) {
  const same = idsIn((await read(behind)).body) === idsIn((await read(past)).body);
  if (!same) throw new Error('past the walls it is another inbox');
  const pairs = [];
  for (let n = 0; n < WARM_UP + times; n++) {
    pairs.push({ behind: (await read(behind)).cpu, past: (await read(past)).cpu });
  }
  const warm = pairs.slice(WARM_UP);
  return {
    behind: median(warm.map((pair) => pair.behind)),
    past: median(warm.map((pair) => pair.past)),
    ratio: median(warm.map((pair) => pair.behind / pair.past)),
  };
}

/**
 * One inbox, and what it cost.
 * @param {pg.Client} reader
 */
async function read(reader) {
  const began = (await cpuOf(reader)) ?? 0;
  const { rows } = await reader.query(INBOX);
  return { cpu: ((await cpuOf(reader)) ?? 0) - began, body: rows[0].body };
}

/** @type {WeakMap<pg.Client, number>} */
const processes = new WeakMap();

/** @param {pg.Client} reader */
async function cpuOf(reader) {
  const known = processes.get(reader) ?? (await reader.query('select pg_backend_pid() as pid')).rows[0].pid;
  processes.set(reader, known);
  return threadCpu(known);
}

/**
 * Which requests, in order. Past the walls each also says who wrote its words, in whatever unit.
 * @param {string} body
 * @returns {string}
 */
function idsIn(body) {
  return JSON.parse(body)
    .rows.map((/** @type {{ id: string }} */ { id }) => id)
    .join();
}
