/**
 * What a killed launcher may have left: a postmaster without its watchdog, backends without their postmaster, a pid
 * file without its process. Called only while we hold the lock, so nothing living can be using the directory.
 */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isAlive, isPostgres, pause, postgresIn, signalProcess } from './processes.mjs';

/**
 * @typedef {object} PidFile
 * @property {number} pid
 * @property {string} dataDirectory
 * @property {boolean} ready      the server accepts connections
 */

/**
 * @param {string} dataDirectory
 * @returns {PidFile | undefined}
 */
export function readPidFile(dataDirectory) {
  let lines;
  try {
    lines = readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
  return { pid: Number(lines[0]), dataDirectory: lines[1] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/**
 * Ends what is left in the directory and removes a pid file that would make PostgreSQL refuse to start.
 * @param {string} dataDirectory
 * @param {import('./identity.mjs').Account} account
 */
export async function clearRemains(dataDirectory, account) {
  await stopOrphan(dataDirectory);
  await endSurvivors(dataDirectory, account.uid ?? process.getuid?.());
  const left = readPidFile(dataDirectory);
  // dead, a zombie, or the number now belongs to another program: stale, as we hold the lock
  if (left && !runs(left)) rmSync(path.join(dataDirectory, 'postmaster.pid'), { force: true });
}

/** @param {PidFile} file */
export const runs = ({ pid }) => pid > 1 && isAlive(pid) && isPostgres(pid);

/**
 * The launcher and its watchdog were both killed: their postmaster still runs.
 * @param {string} dataDirectory
 */
async function stopOrphan(dataDirectory) {
  const found = readPidFile(dataDirectory);
  if (!found || !runs(found) || found.dataDirectory !== dataDirectory) return;
  signalProcess(found.pid, 'SIGINT'); // fast shutdown
  for (let waited = 0; waited < 15_000 && isAlive(found.pid); waited += 50) await pause(50);
  if (!isAlive(found.pid)) return;
  signalProcess(found.pid, 'SIGQUIT');
  await pause(1000);
}

/**
 * After kill -9 of the postmaster a busy backend lives on and holds its shared memory: no new one can start.
 * @param {string} dataDirectory
 * @param {number | undefined} uid
 */
async function endSurvivors(dataDirectory, uid) {
  for (let round = 0; round < 40; round++) {
    const survivors = postgresIn(dataDirectory, uid);
    if (survivors.length === 0) return;
    for (const pid of survivors) signalProcess(pid, round < 20 ? 'SIGQUIT' : 'SIGKILL');
    await pause(250);
  }
  throw new Error(`Processes of an earlier PostgreSQL in ${dataDirectory} could not be ended.`);
}
