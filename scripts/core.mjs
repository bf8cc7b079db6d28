/**
 * The core of delivery, consent and permission under StrykerJS, as a suite of `npm run assure`: how much of it a test
 * notices when it is changed (stryker.config.mjs says which files). Ends with 1 below 90 %.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './step.mjs';

const GOAL = 90;
const NOTICED = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];
const report = path.join(root, '.data/stryker-report.json');

rmSync(report, { force: true });
const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
// in a run for trying one file stands for all
const some =
  Number(process.env.ASSURE_SCALE ?? '1') < 1 ? ['--mutate', 'libs/domain/src/delivery/delivery.policy.ts'] : [];
spawnSync(process.execPath, [stryker, 'run', 'stryker.config.mjs', ...some], { cwd: root, stdio: 'inherit' });
if (!existsSync(report)) process.exit(1);

/** @type {{ files: Record<string, { mutants: { status: string, mutatorName: string, replacement?: string, location: { start: { line: number } } }[] }> }} */
const { files } = JSON.parse(readFileSync(report, 'utf8'));
const mutants = Object.entries(files).flatMap(([file, { mutants: found }]) => found.map((one) => ({ file, ...one })));
const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
const missed = mutants.filter(({ status }) => MISSED.includes(status));
const share = Math.floor((1000 * noticed) / (noticed + missed.length)) / 10;
for (const { file, location, mutatorName, replacement } of missed) {
  console.log(`missed: ${file}:${location.start.line} ${mutatorName} → ${(replacement ?? '').slice(0, 120)}`);
}
write('core of delivery, consent and permission: changes tried', noticed + missed.length, 300, true);
write('core of delivery, consent and permission: noticed, %', share, GOAL, false);
process.exitCode = share >= GOAL ? 0 : 1;

/**
 * @param {string} name
 * @param {number} value
 * @param {number} least
 * @param {boolean} scales
 */
function write(name, value, least, scales) {
  const file = process.env.ASSURE_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, least, scales })}\n`);
}
