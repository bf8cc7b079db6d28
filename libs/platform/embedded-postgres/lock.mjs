/**
 * A lock the kernel lets go of when its holder dies, however it dies: nothing to clean up after kill -9.
 * An abstract socket on Linux, a pipe on Windows, a socket file elsewhere.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Somebody living holds the lock. */
export class Occupied extends Error {
  /**
   * @param {string} key
   * @param {number} pid
   */
  constructor(key, pid) {
    super(`${key} is in use by process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Takes the lock named `key`, or throws {@link Occupied}. The returned function lets go of it.
 * @param {string} key
 * @returns {Promise<() => void>}
 */
export async function takeLock(key) {
  const address = addressOf(key);
  for (let attempt = 0; attempt < 2; attempt++) {
    const server = await listen(address);
    if (server) return () => void server.close();
    const holder = await askHolder(address);
    if (holder !== undefined) throw new Occupied(key, holder);
    if (process.platform !== 'linux' && process.platform !== 'win32') rmSync(address, { force: true });
  }
  throw new Error(`Could not take the lock on ${key}.`);
}

/** @param {string} key */
function addressOf(key) {
  const name = `samsteg-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(tmpdir(), name);
}

/**
 * @param {string} address
 * @returns {Promise<import('node:net').Server | undefined>} undefined when the address is taken
 */
function listen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((asker) => asker.on('error', () => asker.destroy()).end(String(process.pid)));
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

/**
 * @param {string} address
 * @returns {Promise<number | undefined>} the holder's process id; undefined when nobody answers
 */
function askHolder(address) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    socket.setTimeout(2000, () => resolve(0)); // alive but busy: occupied by a process that cannot name itself now
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('end', () => resolve(Number(answer)));
    socket.on('error', () => resolve(undefined));
  });
}
