/**
 * `npm run assure`: the suites whose ordinary run is a sample, at full size, as one table of figures.
 * `npm run walk`: whole ways through the product at its screens, which no ordinary run has time for; the same options.
 *
 *   --json FILE     writes {figure: {value, goal, ok}}
 *   --only a,b      these suites alone (see SUITES)
 *   --scale 0.1     a tenth of every size, for trying; the goals shrink along, and docs/assurance.md is left as it is
 *   --lanes 1       how many suites run beside one another (2), each over a PostgreSQL of its own
 *
 * What a suite says goes to node_modules/.cache/assure/SUITE.log; the end of it is shown when it did not pass.
 * Ends with 1 when a figure is not met, or a suite did not pass.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { ensure } from './ensure.mjs';
import { root, tell } from './step.mjs';

/** @typedef {{ name: string, value: number, least?: number, most?: number, scales?: boolean }} Measure what a suite wrote down */
/** @typedef {{ name: string, value: number, goal: string, ok: boolean }} Figure */
/**
 * Which specs it is, or which program; in how many parts it is played, each a process of its own.
 * @typedef {{ specs?: string[], program?: string[], parts?: number }} Suite
 */

/**
 * The longest first, so that the lanes end together.
 * @type {Record<string, Suite>}
 */
const FIGURES = {
  model: { specs: ['test/model/model.deep.ts'], parts: 2 },
  matrix: { specs: ['test/matrix/matrix.spec.ts'] },
  core: { program: ['scripts/core.mjs'] },
  mutation: { specs: ['test/matrix/walls-down.deep.ts'] },
  interleaving: { specs: ['test/assure/interleaving.deep.ts'] },
  races: { specs: ['test/races.spec.ts'] },
  staffing: { specs: ['test/assure/handing-over.deep.ts', 'test/staffing.spec.ts'] },
  malformed: { specs: ['test/assure/malformed.deep.ts'] },
  others: { specs: ['test/gap', 'test/holders', 'test/embedded-postgres', 'test/demo'] },
  secret: { specs: ['test/secret/seal.spec.ts'] },
  audit: { specs: ['test/audit/chain.spec.ts'] },
};
/** @type {Record<string, Suite>} */
const WALKS = {
  story: { specs: ['test/browser/story.deep.ts'] },
  screens: { specs: ['test/browser/accessibility.spec.ts'] },
  six: { specs: ['test/browser/six-parties.deep.ts'] },
  programmes: { specs: ['test/browser/programmes.deep.ts'] },
  drafts: { specs: ['test/browser/drafts.deep.ts'] },
  typed: { specs: ['test/assure/typed-twice.deep.ts'] },
};
const isWalk = process.argv.includes('--walk');
const SUITES = isWalk ? WALKS : FIGURES;
const LOGS = path.join(root, 'node_modules/.cache/assure');
const TAIL = 120;

const options = readOptions(process.argv.slice(2));
await ensure();
if (options.only.includes('interleaving')) installBouncer();
mkdirSync(LOGS, { recursive: true });
const started = Date.now();
const measures = await runAll(options.only);
const minutes = Math.round((Date.now() - started) / 6000) / 10;
const figures = [...measures, { name: 'minutes', value: minutes, most: 60 }].map(judge);
console.log(`\n${table(figures, (cells) => cells.join('  '))}\n`);
if (options.json) {
  const told = figures.map(({ name, ...rest }) => [name, rest]);
  writeFileSync(options.json, `${JSON.stringify(Object.fromEntries(told), null, 2)}\n`);
}
if (!isWalk && options.scale === 1 && options.only.length === Object.keys(SUITES).length) await writePage(figures);
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;

/** The pooler comes from Debian's packages. Who may not install it is told so, and the figure is missing: not met. */
function installBouncer() {
  if (existsSync('/usr/sbin/pgbouncer')) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    tell('PgBouncer is not here and cannot be installed by this user: apt-get install pgbouncer, as root.');
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args */
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: 'ignore', env }).status === 0;
  const install = ['install', '-y', '--no-install-recommends', 'pgbouncer'];
  const done = apt(...install) || (apt('update') && apt(...install));
  tell(done ? 'Installed PgBouncer.' : 'PgBouncer could not be installed.');
}

/**
 * @param {string[]} names
 * @returns {Promise<Measure[]>}
 */
async function runAll(names) {
  const waiting = names.flatMap((name) => {
    const { parts = 1 } = SUITES[name] ?? {};
    return Array.from({ length: parts }, (_, part) => ({ name, part, parts }));
  });
  /** @type {Map<string, Measure[]>} */
  const found = new Map(names.map((name) => [name, []]));
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      found.get(next.name)?.push(...(await run(next.name, next.part, next.parts)));
    }
  };
  await Promise.all(Array.from({ length: options.lanes }, lane));
  return addUp([...found.values()].flat());
}

/**
 * Figures of one name, from the parts of a suite or from suites that share it, are one.
 * @param {Measure[]} measures
 * @returns {Measure[]}
 */
function addUp(measures) {
  /** @type {Map<string, Measure>} */
  const sums = new Map();
  for (const one of measures) sums.set(one.name, { ...one, value: one.value + (sums.get(one.name)?.value ?? 0) });
  return [...sums.values()];
}

/**
 * One suite, or a part of it, in a process of its own, with what it wrote down; one that did not pass is a figure too.
 * @param {string} name
 * @param {number} part
 * @param {number} parts
 * @returns {Promise<Measure[]>}
 */
async function run(name, part, parts) {
  const label = parts === 1 ? name : `${name}-${part + 1}`;
  const file = path.join(LOGS, `${label}.jsonl`);
  const log = path.join(LOGS, `${label}.log`);
  rmSync(file, { force: true });
  const out = openSync(log, 'w');
  const begun = Date.now();
  const env = { ASSURE: '1', ASSURE_SCALE: String(options.scale), ASSURE_FIGURES: file, ASSURE_PART: String(part), ASSURE_PARTS: String(parts) }; // prettier-ignore
  const child = spawn(process.execPath, programOf(SUITES[name] ?? {}), {
    cwd: root,
    stdio: ['ignore', out, out],
    env: { ...process.env, ...env },
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  closeSync(out);
  tell(`${label}: ${code === 0 ? 'passed' : 'DID NOT PASS'}, ${Math.round((Date.now() - begun) / 1000)} s`);
  if (code !== 0) console.log(readFileSync(log, 'utf8').split('\n').slice(-TAIL).join('\n'));
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
  const failed = { name: 'suites that did not pass', value: code === 0 ? 0 : 1, most: 0 };
  return [...lines.map((line) => /** @type {Measure} */ (JSON.parse(line))), failed];
}

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
function programOf({ specs, program }) {
  if (program) return program.map((word, at) => (at === 0 ? path.join(root, word) : word));
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const quiet = '--disable-warning=ExperimentalWarning';
  // the pattern comes last: it takes every word after it
  const pattern = ['--testMatch', '<rootDir>/test/**/*.{spec,deep}.ts'];
  return ['--experimental-vm-modules', quiet, jest, ...(specs ?? []), '--runInBand', '--forceExit', ...pattern];
}

/**
 * @param {Measure} measure
 * @returns {Figure}
 */
function judge({ name, value, least, most, scales }) {
  const wanted = least === undefined ? undefined : scales ? Math.round(least * options.scale) : least;
  const ok = (wanted === undefined || value >= wanted) && (most === undefined || value <= most);
  return { name, value, goal: most === undefined ? `≥ ${wanted}` : most === 0 ? '0' : `≤ ${most}`, ok };
}

/**
 * @param {Figure[]} rows
 * @param {(cells: string[]) => string} line
 */
function table(rows, line) {
  const cells = [['figure', 'value', 'goal', 'ok'], ...rows.map(({ name, value, goal, ok }) => [name, String(value), goal, ok ? 'yes' : 'NO'])]; // prettier-ignore
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))).trimEnd()).join('\n');
}

/** @param {Figure[]} rows */
async function writePage(rows) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [head = '', ...body] = table(rows, (cells) => `| ${cells.join(' | ')} |`).split('\n');
  const page = `# Assurance\n\nVersion ${version}, ${new Date().toISOString().slice(0, 10)}. Written by \`npm run assure\`, which runs at full size what \`npm test\` runs as a sample.\n\n${[head, head.replace(/[^|]/g, '-'), ...body].join('\n')}\n`;
  writeFileSync(path.join(root, 'docs/assurance.md'), await format(page, { parser: 'markdown', printWidth: 120 }));
}

/**
 * @param {string[]} args
 * @returns {{ json: string | undefined, only: string[], scale: number, lanes: number }}
 */
function readOptions(args) {
  /** @param {string} name */
  const after = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const wanted = after('--only')?.split(',');
  const unknown = wanted?.filter((name) => !(name in SUITES)) ?? [];
  if (unknown.length > 0) {
    console.error(`no such suite: ${unknown.join(', ')}. There are ${Object.keys(SUITES).join(', ')}.`);
    process.exit(2);
  }
  const only = Object.keys(SUITES).filter((name) => !wanted || wanted.includes(name));
  return {
    json: after('--json'),
    only,
    scale: Number(after('--scale') ?? '1'),
    lanes: Number(after('--lanes') ?? '2'),
  };
}
