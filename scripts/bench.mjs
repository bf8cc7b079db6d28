/**
 * `npm run bench`: the product beside a bare node:http and pg server that does the same work in the same database, under the
 * same roles and row-level security. The answer is a ratio, taken in rounds that follow each other on the same machine.
 *
 * BENCH_ROUNDS (5) pairs of rounds of BENCH_SECONDS (1.5) each. Table on standard output, everything in dist/bench.json.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { sameCase, sameInbox, sameRows } from '../test/bench/check.mjs';
import { Load } from '../test/bench/load.mjs';
import { measurePolicy } from '../test/bench/policy.mjs';
import { policyTable, summary, tableOf } from '../test/bench/report.mjs';
import { startBare, startProduct } from '../test/bench/servers.mjs';
import { openStage } from '../test/bench/stage.mjs';
import { workloadsOn } from '../test/bench/workloads.mjs';
import { ensure } from './ensure.mjs';
import { fail, root, step } from './step.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 1.5);
const POLICY_TIMES = 60;
const ABOUT = [
  'One embedded PostgreSQL without fsync for both; 8 requests under way; the product’s worker is off.',
  'W1 and W2 are the web’s own queries. The bare server is told who asks and sends the database’s text on.',
  'W3, bare: the service’s statements in one hand-written transaction (idempotency, case lock, row, journal, deliver(),',
  'gap evaluation with the product’s pure function, the request read again, access entry).',
  'Past the walls an inbox also names who wrote in other units: a ratio below 1 says that the walls cost nothing.',
];

/** @typedef {import('../test/bench/check.mjs').Sides} Sides */

await main().catch(fail);

async function main() {
  await ensure({ parts: ['server'] });
  const stage = await step('Demonstration and two inboxes in a database of their own', openStage);
  const logFile = path.join(tmpdir(), `samsteg-bench-${process.pid}.log`); // stays when something fails
  /** @type {import('../test/bench/servers.mjs').Server[]} */
  const servers = [];
  try {
    const product = await startProduct(stage.runtimeUrl, logFile);
    servers.push(product);
    const bare = await startBare(stage.runtimeUrl, stage.people);
    servers.push(bare);
    const cookies = await signIn(product.port, stage.people);
    await compare(stage, { product: new Load(product, stage.owner, cookies), bare: new Load(bare, stage.owner, {}) });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await stage.close();
  }
  rmSync(logFile);
}

/**
 * @param {import('../test/bench/stage.mjs').Stage} stage
 * @param {Sides} sides
 */
async function compare(stage, sides) {
  const workloads = workloadsOn(stage);
  const checked = {
    W1: await sameCase(workloads.W1, sides),
    W2: await sameInbox(workloads.W2, sides),
    W3: await sameRows(stage, workloads.W3, sides),
  };
  const policy = await step('What the walls cost', () => measurePolicy(stage, POLICY_TIMES));
  const summaries = [];
  for (const workload of Object.values(workloads)) {
    const pairs = await step(`${workload.id} ${workload.title}`, () => measure(workload, sides));
    summaries.push(summary({ workload, pairs }));
  }
  for (const load of Object.values(sides)) load.close();
  publish({ summaries, policy, checked });
}

/**
 * Pairs of rounds, each side first every other time: what changes on the machine changes for both.
 * @param {import('../test/bench/workloads.mjs').Workload} workload
 * @param {Sides} sides
 */
async function measure(workload, sides) {
  const names = /** @type {const} */ (['product', 'bare']);
  for (const name of names) await sides[name].run(workload, SECONDS * 2); // warm-up: plans, JIT, caches
  const pairs = [];
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    /** @type {Partial<Record<'product' | 'bare', import('../test/bench/load.mjs').Round>>} */
    const pair = {};
    for (const name of order) pair[name] = await sides[name].run(workload, SECONDS);
    pairs.push(/** @type {Required<typeof pair>} */ (pair));
  }
  return pairs;
}

/**
 * @param {number} port
 * @param {Record<string, import('../test/bench/stage.mjs').Person>} people
 * @returns {Promise<Record<string, string>>}
 */
async function signIn(port, people) {
  const pairs = Object.entries(people).map(async ([key, { username }]) => {
    const body = JSON.stringify({ username, password: `demo-${username}` });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/auth/login`, { method: 'POST', headers, body });
    const [cookie = ''] = answer.headers.getSetCookie();
    if (!answer.ok || !cookie) throw new Error(`${username} could not sign in: ${await answer.text()}`);
    return [key, cookie.split(';')[0]];
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** @param {{ summaries: ReturnType<typeof summary>[], policy: Awaited<ReturnType<typeof measurePolicy>>, checked: object }} all */
function publish({ summaries, policy, checked }) {
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model, loadavg: loadavg() };
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const result = {
    version,
    about: ABOUT,
    rounds: ROUNDS,
    seconds: SECONDS,
    machine,
    workloads: summaries,
    policy,
    checked,
  };
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist/bench.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  console.log(`\n${tableOf(summaries)}`);
  if (policy) console.log(`\n${policyTable(policy)}`);
  console.log(
    `\n${ABOUT.join('\n')}\nMilliseconds are this machine’s, with load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} CPUs.`,
  );
}
