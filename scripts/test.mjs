/**
 * `npm test`: lint, types, boundaries, format and builds, two at a time, then jest. Ends with `N passed, N failed`,
 * where each check counts as one. With arguments (`npm test -- test/day.spec.ts`) jest alone runs, on those.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ensure } from './ensure.mjs';
import { Failed, fail, root, runNode, step, tell } from './step.mjs';
import { searchTraces } from '../test/setup/traces.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const CACHE = 'node_modules/.cache';
const ROOMS = ['apps', 'libs', 'test'];
/** Two more than there are cores: a test waits for the database and the browser a third of its time. */
const WORKERS = Math.min(availableParallelism() + 2, 6);
const tsc = (/** @type {string} */ project) =>
  runNode('node_modules/typescript/bin/tsc', ['-p', project, '--noEmit', '--pretty', 'false']);

/**
 * The longest first, so that the two lanes end together.
 * @type {[string, () => Promise<unknown>][]}
 */
const CHECKS = [
  [
    'lint',
    () =>
      runNode('node_modules/eslint/bin/eslint.js', [
        ...['.', '--max-warnings=0', '--cache', '--cache-strategy=content', `--cache-location=${CACHE}/eslint/`],
      ]),
  ],
  ['types of the server', () => tsc('tsconfig.json')],
  ['build of the web', () => ensure({ parts: ['web'] })],
  ['types of the web', () => tsc('apps/web/tsconfig.json')],
  ['build of the server', () => ensure({ parts: ['server'] })],
  [
    'boundaries',
    () => runNode('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [...ROOMS, '--no-progress']),
  ],
  [
    'format',
    () =>
      runNode('node_modules/prettier/bin/prettier.cjs', [
        ...['--check', '.', '--log-level=warn', '--cache', '--cache-strategy=content'],
        `--cache-location=${CACHE}/prettier.json`,
      ]),
  ],
];

const only = process.argv.slice(2);
await ensure({ parts: [] }).catch(fail);
const checked = only.length === 0 ? await runChecks([...CHECKS]) : { passed: 0, failed: 0, skipped: 0 };
const traces = path.join(root, CACHE, `traces-${process.pid}`);
const tested = await runJest(only);
const searched = await runCheck('no personal number in anything the run left', () => searchTraces(traces));
const total = add(add(checked, tested), searched);
rmSync(traces, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * @param {typeof CHECKS} waiting
 * @returns {Promise<Count>}
 */
async function runChecks(waiting) {
  const counts = [await runCheck('queries of the web against the schema', () => ensure({ parts: ['queries'] }))];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) counts.push(await runCheck(...check));
  };
  await Promise.all([lane(), lane()]);
  return counts.reduce(add);
}

/**
 * @param {string} name
 * @param {() => Promise<unknown>} check
 * @returns {Promise<Count>}
 */
async function runCheck(name, check) {
  try {
    await step(name, check);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    tell(`${name}: FAILED\n${error instanceof Failed ? error.output : String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
async function runJest(args) {
  const report = path.join(root, CACHE, `jest-report-${process.pid}.json`);
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  // --forceExit: a test that leaves something open fails or not on its own merits, but never hangs the run
  const options = [`--maxWorkers=${WORKERS}`, '--forceExit', '--json', `--outputFile=${report}`, ...args];
  // our packages are ES modules, which jest loads by way of vm modules; workers inherit the variable
  // every file loads its modules anew: a roomy nursery saves a tenth of that in garbage collection
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning --max-semi-space-size=64`;
  const child = spawn(process.execPath, [jest, ...options], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS, SAMSTEG_TRACES: traces },
    stdio: ['ignore', 'ignore', 'inherit'], // the report is written to the file and, by --json, also to stdout
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  const count = readReport(report);
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * A test file that could not even be loaded counts as one failure.
 * @param {string} file
 * @returns {Count}
 */
function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {Count} left
 * @param {Count} right
 * @returns {Count}
 */
function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}
