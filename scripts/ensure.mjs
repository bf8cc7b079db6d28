/**
 * What a fresh clone lacks: packages and a build. Done when something is missing or older than its sources, and only
 * then. Uses node alone, as it runs before any package is there.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Occupied, takeLock } from '../libs/platform/embedded-postgres/lock.mjs';
import { root, run, runNode, step } from './step.mjs';

/** @typedef {'server' | 'queries' | 'web'} Part */

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {string} stamp          holds the fingerprint of the sources it was made from
 * @property {string[]} sources
 * @property {RegExp} [among]        only these files of the sources
 * @property {Part[]} [after]
 * @property {() => Promise<unknown>} build
 */

/** @type {Record<Part, Build>} */
const PARTS = {
  server: {
    name: 'Building the server',
    stamp: 'dist/.server',
    sources: [
      'apps/api',
      'apps/worker',
      'apps/cli',
      'libs',
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
    ],
    build: buildServer,
  },
  queries: {
    name: 'Typing the queries of the web',
    stamp: 'apps/web/src/gql/generated/.sources',
    sources: ['apps/web', 'apps/api/src/schema.graphql'],
    among: /(\.graphql|\/codegen\.ts)$/,
    build: () => runNode('node_modules/@graphql-codegen/cli/esm/bin.js', ['--config', 'apps/web/codegen.ts']),
  },
  web: {
    name: 'Building the web',
    stamp: 'dist/.web',
    sources: ['apps/web', 'package-lock.json'],
    after: ['queries'],
    // said aloud: under jest NODE_ENV is 'test', and React's development build, at half the speed, would be what is served
    build: () =>
      runNode('node_modules/vite/bin/vite.js', ['build', '--config', 'apps/web/vite.config.ts'], {
        NODE_ENV: 'production',
      }),
  },
};

/**
 * @param {{ parts?: Part[], force?: boolean }} [wanted]
 */
export async function ensure({ parts = ['server', 'web'], force = false } = {}) {
  assertNode();
  await alone('install', async () => {
    if (!isInstalled()) await step('Installing packages', install);
  });
  const ended = await Promise.allSettled(parts.map((part) => ensurePart(part, force)));
  for (const part of ended) if (part.status === 'rejected') throw part.reason;
}

/** The message comes before any package could complain in its own words. */
export function assertNode() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (satisfies(process.versions.node, engines.node)) return;
  throw new Error(
    `Samsteg behöver Node.js ${engines.node}; här körs ${process.versions.node}. Installera en sådan version och försök igen.\n` +
      `Samsteg needs Node.js ${engines.node}; this is ${process.versions.node}. Install such a version and try again.`,
  );
}

/**
 * Understands the two forms our own `engines` uses: ^a.b.c and >=a.b.c, joined by ||.
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const have = numbers(version);
  return range.split('||').some((part) => {
    const want = numbers(part);
    const atLeast = compare(have, want) >= 0;
    return part.trim().startsWith('^') ? atLeast && have[0] === want[0] : atLeast;
  });
}

/** @param {string} text */
const numbers = (text) => (text.match(/\d+/g) ?? []).map(Number);

/**
 * @param {number[]} left
 * @param {number[]} right
 */
function compare(left, right) {
  const differing = right.findIndex((part, i) => part !== left[i]);
  return differing === -1 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}

/** npm writes down what it installed; every package our lock asks for must be there in the same version. */
function isInstalled() {
  const written = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = packagesOf(written);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).every(([name, wanted]) => {
    const found = installed[name];
    return name === '' || (found ? found.version === wanted.version : Boolean(wanted.optional));
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

function install() {
  const args = ['ci', '--loglevel=error'];
  const npm = process.env.npm_execpath; // set when npm started us: the same npm again
  return npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args);
}

/**
 * @param {Part} part
 * @param {boolean} force
 * @returns {Promise<void>}
 */
async function ensurePart(part, force) {
  const { name, sources, among, after = [], build, ...rest } = PARTS[part];
  for (const other of after) await ensurePart(other, force);
  await alone(part, async () => {
    const stamp = path.join(root, rest.stamp);
    const now = fingerprint(sources, among);
    if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
    rmSync(stamp, { force: true });
    await step(name, build);
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, now);
  });
}

/** Types are checked by `npm test`; the build only turns them off, which is three times as fast. */
async function buildServer() {
  for (const folder of ['apps', 'libs']) rmSync(path.join(root, 'dist', folder), { recursive: true, force: true });
  await runNode('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck']);
  for (const file of filesIn('libs').concat(filesIn('apps/api'), filesIn('apps/worker'), filesIn('apps/cli'))) {
    if (/\/(src|data)\/.*\.(sql|json|graphql|css)$/.test(file))
      cpSync(path.join(root, file), path.join(root, 'dist', file));
  }
}

/**
 * Of names and contents, not of times: a checkout touches files it does not change.
 * @param {string[]} places
 * @param {RegExp} [among]
 */
function fingerprint(places, among = /./) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn).filter((name) => among.test(name))) {
    hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} place a file or a folder, relative to the root
 * @returns {string[]}
 */
function filesIn(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [place];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/**
 * Two launchers of one clone must not install, or build the same part, at the same time: the second waits.
 * @param {string} what
 * @param {() => Promise<unknown>} work
 */
async function alone(what, work) {
  const release = await waitFor(`${root}/${what}`);
  try {
    await work();
  } finally {
    release();
  }
}

/**
 * @param {string} key
 * @returns {Promise<() => void>}
 */
async function waitFor(key) {
  for (;;) {
    try {
      return await takeLock(key);
    } catch (error) {
      if (!(error instanceof Occupied)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
