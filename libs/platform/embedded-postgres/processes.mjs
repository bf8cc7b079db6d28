/** What can be known of another process, without a package and without a shell. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * A zombie counts as dead: it holds nothing any more and may never be reaped inside a container.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  const status = read(`/proc/${pid}/status`);
  return status === undefined || !/^State:\s+Z/m.test(status);
}

/** @param {number} pid */
export function isPostgres(pid) {
  const name = read(`/proc/${pid}/comm`);
  if (name !== undefined) return name.trim() === 'postgres';
  if (process.platform === 'linux') return false;
  return /postgres/.test(spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '');
}

/**
 * The PostgreSQL processes of `uid` whose working folder is `folder`: PostgreSQL steps into its data folder, so these
 * are exactly the ones that serve it. Known on Linux only.
 * @param {string} folder
 * @param {number | undefined} uid
 */
export function postgresIn(folder, uid) {
  if (process.platform !== 'linux') return [];
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && statSync(`/proc/${pid}`).uid === uid && isPostgres(pid);
    } catch {
      return false; // gone since we listed it, or not ours to look into
    }
  });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalProcess(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error; // already gone is what we want
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // no such process, or a system without /proc
  }
}
