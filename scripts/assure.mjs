/**
 * `npm run assure`: the suites whose ordinary run is a sample, at full size, as one table of figures.
 *
 *   --json FILE     writes {figure: {value, goal, ok}}
 *   --only a,b      these suites alone (see SUITES)
 *   --scale 0.1     a tenth of every size, for trying; the goals shrink along, and docs/assurance.md is left as it is
 *
 * Ends with 1 when a figure is not met, or a suite did not pass.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensure } from './ensure.mjs';
import { root } from './step.mjs';

/** @typedef {{ name: string, value: number, goal: string, ok: boolean }} Figure */

/**
 * What each suite is called, which specs it is, and whether it measures with figures of its own.
 * @type {Record<string, string[]>}
 */
const SUITES = {
  matrix: ['test/matrix/matrix.spec.ts'],
  mutation: ['test/matrix/walls-down.deep.ts'],
  model: ['test/model/model.deep.ts'],
  interleaving: ['test/assure/interleaving.deep.ts'],
  malformed: ['test/assure/malformed.deep.ts'],
  secret: ['test/secret/seal.spec.ts'],
  audit: ['test/audit/chain.spec.ts'],
  others: ['test/gap', 'test/holders', 'test/embedded-postgres', 'test/demo'],
};

const options = readOptions(process.argv.slice(2));
await ensure();
if (options.only.includes('interleaving')) installBouncer();
const started = Date.now();
/** @type {Figure[]} */
const figures = [];
for (const name of options.only) figures.push(...(await run(name, SUITES[name] ?? [])));
const minutes = Math.round((Date.now() - started) / 6000) / 10;
figures.push({ name: 'minutes', value: minutes, goal: '≤ 60', ok: minutes <= 60 });
console.log(`\n${table(figures, (cells) => cells.join('  '))}\n`);
if (options.json) {
  const told = figures.map(({ name, ...rest }) => [name, rest]);
  writeFileSync(options.json, `${JSON.stringify(Object.fromEntries(told), null, 2)}\n`);
}
if (options.scale === 1 && options.only.length === Object.keys(SUITES).length) writePage(figures);
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;

/** The pooler comes from Debian's packages. Who may not install it is told so, and the figure is missing: not met. */
function installBouncer() {
  if (existsSync('/usr/sbin/pgbouncer')) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log('PgBouncer is not here and cannot be installed by this user: apt-get install pgbouncer, as root.');
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'pgbouncer'], { stdio: 'ignore', env }); // prettier-ignore
  console.log(status === 0 ? 'Installed PgBouncer.' : 'PgBouncer could not be installed: apt-get update, then again.');
}

/**
 * One suite in a process of its own, with the figures it wrote down; one that did not pass is a figure too.
 * @param {string} name
 * @param {string[]} specs
 * @returns {Promise<Figure[]>}
 */
async function run(name, specs) {
  const file = path.join(root, 'node_modules/.cache', `figures-${name}-${process.pid}.jsonl`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const quiet = '--disable-warning=ExperimentalWarning';
  const child = spawn(process.execPath, ['--experimental-vm-modules', quiet, jest, '--runInBand', '--forceExit', '--testMatch=<rootDir>/test/**/*.{spec,deep}.ts', ...specs], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASSURE: '1', ASSURE_SCALE: String(options.scale), ASSURE_FIGURES: file },
  }); // prettier-ignore
  const begun = Date.now();
  const code = await new Promise((resolve) => child.on('exit', resolve));
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
  rmSync(file, { force: true });
  console.log(`${name}: ${Math.round((Date.now() - begun) / 1000)} s`);
  const failed = { name: `suites that did not pass: ${name}`, value: code === 0 ? 0 : 1, goal: '0', ok: code === 0 };
  return [...found.map((line) => /** @type {Figure} */ (JSON.parse(line))), failed];
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
function writePage(rows) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [head = '', ...body] = table(rows, (cells) => `| ${cells.join(' | ')} |`).split('\n');
  const page = `# Assurance\n\nVersion ${version}, ${new Date().toISOString().slice(0, 10)}. Written by \`npm run assure\`, which runs at full size what \`npm test\` runs as a sample.\n\n${[head, head.replace(/[^|]/g, '-'), ...body].join('\n')}\n`;
  writeFileSync(path.join(root, 'docs/assurance.md'), page);
}

/**
 * @param {string[]} args
 * @returns {{ json: string | undefined, only: string[], scale: number }}
 */
function readOptions(args) {
  /** @param {string} name */
  const after = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const only = after('--only')?.split(',') ?? Object.keys(SUITES);
  const unknown = only.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    console.error(`no such suite: ${unknown.join(', ')}. There are ${Object.keys(SUITES).join(', ')}.`);
    process.exit(2);
  }
  return { json: after('--json'), only, scale: Number(after('--scale') ?? '1') };
}
