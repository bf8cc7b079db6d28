/** Whether both servers do the same: the same values read, the same rows written. Asked before anything is measured. */

import { tell } from '../../scripts/step.mjs';
import { LANES } from './workloads.mjs';

/** @typedef {Record<'product' | 'bare', import('./load.mjs').Load>} Sides */

/** What a move writes, by case. */
const WRITTEN = ['journal', 'delivery', 'feed', 'finding', 'finding_log', 'wake'];

/**
 * @typedef {object} Same
 * @property {number} equal       values that both answers hold
 * @property {number} added       values of the product that the bare answer has no place for: words, buttons, lanes
 * @property {string[]} different
 */

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @param {Sides} sides
 */
export async function sameCase(workload, sides) {
  const product = JSON.parse(await sides.product.ask(workload, 0)).data.case;
  const bare = (await answersUntil(workload, sides, product.id)) ?? {};
  return assertSame(workload, compareLeaves(product, bare));
}

/**
 * The two take their turns from one list: the same case comes round to both.
 * @param {import('./workloads.mjs').Workload} workload
 * @param {Sides} sides
 * @param {string} id
 */
async function answersUntil(workload, sides, id) {
  for (let turn = 0; turn < 100; turn++) {
    const page = JSON.parse(await sides.bare.ask(workload, 0));
    if (page.id === id) return page;
  }
  return undefined;
}

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @param {Sides} sides
 */
export async function sameInbox(workload, sides) {
  const { referralInbox } = JSON.parse(await sides.product.ask(workload)).data;
  const bare = JSON.parse(await sides.bare.ask(workload));
  const { edges, totalCount } = referralInbox;
  const product = { totalCount, rows: edges.map((/** @type {{ node: object }} */ { node }) => node) };
  return assertSame(workload, compareLeaves(product, bare));
}

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @param {import('./check.mjs').Same} found
 */
function assertSame({ id }, found) {
  const { equal, added, different } = found;
  if (different.length > 0 || equal < 50) throw new Error(`${id}: not the same answer\n${different.join('\n')}`);
  tell(`${id}: ${equal} values the same on both sides; ${added} words and buttons the product adds`);
  return { equal, added };
}

/**
 * Both sides pause and take up every request once, which also settles their cases; each writes the same rows doing it.
 * @param {import('./stage.mjs').Stage} stage
 * @param {import('./workloads.mjs').Workload} workload
 * @param {Sides} sides
 */
export async function sameRows({ owner, requests }, workload, sides) {
  const [first] = requests;
  if (!first) throw new Error('there is no request to move');
  await settle(requests, workload, sides.product);
  /** @param {import('./load.mjs').Load} load */
  const written = async (load) => {
    const before = await rowsAbout(owner, first.id);
    await settle(requests, workload, load);
    return growth(before, await rowsAbout(owner, first.id));
  };
  const [product, bare] = [await written(sides.product), await written(sides.bare)];
  if (JSON.stringify(product) !== JSON.stringify(bare)) {
    throw new Error(`W3: not the same rows\n${JSON.stringify(product)}\n${JSON.stringify(bare)}`);
  }
  tell(`W3: the same rows on both sides: ${JSON.stringify(product)}`);
  return product;
}

/**
 * @param {readonly import('./stage.mjs').Request[]} requests
 * @param {import('./workloads.mjs').Workload} workload
 * @param {import('./load.mjs').Load} load
 */
async function settle(requests, workload, load) {
  const lanes = Array.from({ length: LANES }, (_, lane) => lane);
  const turns = (requests.length / lanes.length) * 2;
  await Promise.all(
    lanes.map(async (lane) => {
      for (let turn = 0; turn < turns; turn++) await load.ask(workload, lane);
    }),
  );
}

/**
 * Compares what the product answers with the rows as the database gave them.
 * @param {unknown} product
 * @param {unknown} bare
 * @param {string} [place]
 * @param {Same} [found]
 * @returns {Same}
 */
function compareLeaves(product, bare, place = '', found = { equal: 0, added: 0, different: [] }) {
  if (Array.isArray(product) && Array.isArray(bare) && product.length === bare.length) {
    product.forEach((one, at) => compareLeaves(one, bare[at], `${place}[${at}]`, found));
  } else if (isTree(product) && isTree(bare)) {
    for (const [name, value] of Object.entries(product)) {
      if (name in bare) compareLeaves(value, bare[name], `${place}.${name}`, found);
      else found.added += leavesIn(value);
    }
  } else if (isTree(product) && [product.code, product.id].includes(bare)) {
    found.equal += 1; // a code that got its words, a unit its name
    found.added += leavesIn(product) - 1;
  } else if (isTree(product) && isCode(bare) && (isWords(product) || isWords(product.label))) {
    found.equal += 1; // a code of which only the words were asked for
    found.added += leavesIn(product) - 1;
  } else if ((product ?? null) === (bare ?? null)) {
    found.equal += 1;
  } else {
    found.different.push(`${place}: ${JSON.stringify(product)?.slice(0, 60)} or ${JSON.stringify(bare)?.slice(0, 60)}`);
  }
  return found;
}

/**
 * How many rows of each kind there are about the case of a request.
 * @param {import('pg').Client} owner
 * @param {string} referralId
 * @returns {Promise<Record<string, number>>}
 */
async function rowsAbout(owner, referralId) {
  const { rows: found } = await owner.query('select case_id as "caseId" from referral where id = $1', [referralId]);
  const { caseId } = found[0];
  /** @type {Record<string, number>} */
  const counts = {};
  for (const table of WRITTEN) {
    const text = `select count(*)::int as n from ${owner.escapeIdentifier(table)} where case_id = $1`;
    counts[table] = (await owner.query({ text, values: [caseId] })).rows[0].n;
  }
  const read = await owner.query('select count(*)::int as n from access_entry where $1 = any(case_ids)', [caseId]);
  const once = await owner.query('select count(*)::int as n from idempotency where object_id = $1', [referralId]);
  return { ...counts, access_entry: read.rows[0].n, idempotency: once.rows[0].n };
}

/**
 * What came between two counts.
 * @param {Record<string, number>} before
 * @param {Record<string, number>} after
 */
function growth(before, after) {
  return Object.fromEntries(Object.entries(after).map(([table, n]) => [table, n - (before[table] ?? 0)]));
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isTree(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
const isCode = (value) => typeof value === 'string' && /^[A-Za-z]+$/.test(value);

/** @param {unknown} value */
const isWords = (value) => isTree(value) && typeof value.sv === 'string' && typeof value.en === 'string';

/**
 * @param {unknown} value
 * @returns {number}
 */
function leavesIn(value) {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((/** @type {number} */ sum, one) => sum + leavesIn(one), 0);
}
