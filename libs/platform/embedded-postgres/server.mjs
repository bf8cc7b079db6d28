/** Starts the postmaster under its watchdog and waits until it accepts connections. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from './binaries.mjs';
import { pause } from './processes.mjs';
import { readPidFile } from './remains.mjs';

const WATCHDOG = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
const LONGEST_START = 60_000;
const LONGEST_LOG = 10_000_000;

// 127.0.0.1 only; no socket file, whose path may be 107 bytes at most
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_timezone=UTC', 'timezone=UTC'];
const SOON_FORGOTTEN = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {number} watchPid
 * @property {() => Promise<void>} stop
 */

/**
 * Tries the wanted port first, then any free one: between asking and binding another program may take it.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {{ port?: number, binaries: import('./binaries.mjs').Binaries, account: import('./identity.mjs').Account }} how
 * @returns {Promise<Server>}
 */
export async function runServer(cluster, { port: wanted, binaries, account }) {
  let said = '';
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort(attempt === 0 ? (wanted ?? cluster.state.port ?? 0) : 0);
    const logged = startLog(cluster.logFile);
    const watchdog = spawnWatchdog(cluster, port, binaries, account);
    const exited = new Promise((resolve) => watchdog.once('exit', resolve));
    if (await becomesReady(cluster.state.dataDirectory, exited)) return serving(watchdog, exited, port);
    watchdog.stdin?.end();
    await exited;
    said = readFileSync(cluster.logFile).subarray(logged).toString();
    if (!/could not (bind|create).*(address|socket|listen)|already in use/i.test(said)) break;
  }
  throw new Error(`PostgreSQL did not start:\n${said.slice(-2000)}`);
}

/**
 * @param {import('node:child_process').ChildProcess} watchdog
 * @param {Promise<unknown>} exited
 * @param {number} port
 * @returns {Server}
 */
function serving(watchdog, exited, port) {
  watchdog.unref(); // a running database alone keeps no launcher alive
  const stdin = /** @type {import('node:net').Socket} */ (watchdog.stdin);
  stdin.unref();
  const stop = async () => {
    watchdog.ref();
    stdin.end(); // the watchdog reads the end and asks for a fast shutdown
    await exited;
  };
  return { port, watchPid: Number(watchdog.pid), stop };
}

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {number} port
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {import('./identity.mjs').Account} account
 */
function spawnWatchdog({ state, logFile, durable }, port, binaries, { uid, gid }) {
  const settings = [...SETTINGS, ...(durable ? [] : SOON_FORGOTTEN)].flatMap((setting) => ['-c', setting]);
  const postgres = [program(binaries, 'postgres'), '-D', state.dataDirectory, '-p', String(port), ...settings];
  const log = openSync(logFile, 'a', 0o600);
  try {
    return spawn(process.execPath, [WATCHDOG, String(uid ?? ''), String(gid ?? ''), ...postgres], {
      stdio: ['pipe', log, log],
      detached: true, // Ctrl-C in the terminal is for the launcher, which then stops us in order
      cwd: path.parse(state.dataDirectory).root,
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    });
  } finally {
    closeSync(log);
  }
}

/**
 * PostgreSQL writes `ready` into its pid file; pg_ctl waits for the same.
 * @param {string} dataDirectory
 * @param {Promise<unknown>} exited
 */
async function becomesReady(dataDirectory, exited) {
  let ended = false;
  void exited.then(() => (ended = true));
  for (const until = Date.now() + LONGEST_START; Date.now() < until && !ended; await pause(20)) {
    if (readPidFile(dataDirectory)?.ready) return true;
  }
  return false;
}

/**
 * Where this start's lines begin in the log. One log is kept; a long one is begun anew.
 * @param {string} logFile
 */
function startLog(logFile) {
  if (!existsSync(logFile)) return 0;
  const { size } = statSync(logFile);
  if (size < LONGEST_LOG) return size;
  rmSync(logFile);
  return 0;
}

/**
 * @param {number} wanted 0 for any
 * @returns {Promise<number>}
 */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
