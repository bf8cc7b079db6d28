/** The two servers, each a process of its own that ends with this one. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { apiFlags, root } from '../../scripts/step.mjs';

/**
 * @typedef {object} Server
 * @property {'product' | 'bare'} name
 * @property {number} port
 * @property {number} pid
 * @property {() => Promise<void>} stop
 */

/**
 * The built API as `npm start` runs it, but for the worker: what it does later is no part of an answer.
 * @param {string} databaseUrl
 * @param {string} logFile
 * @returns {Promise<Server>}
 */
export async function startProduct(databaseUrl, logFile) {
  const port = await freePort();
  const leash = pathToFileURL(path.join(root, 'scripts/leash.mjs')).href;
  const log = openSync(logFile, 'a');
  const env = {
    ...{ ...process.env, LOG_LEVEL: 'info', NODE_ENV: 'production', SAMSTEG_WORKER: '0' },
    ...{ DATABASE_URL: databaseUrl, PORT: String(port), PUBLIC_URL: `http://localhost:${port}` },
  };
  const child = spawn(
    process.execPath,
    [...apiFlags, '--import', leash, path.join(root, 'dist/apps/api/src/main.js')],
    {
      ...{ cwd: root, env, stdio: ['ignore', log, log, 'ipc'] },
    },
  );
  const ended = once(child, 'exit');
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries > 1200) throw new Error(`the product did not start; see ${logFile}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { name: 'product', port, pid: Number(child.pid), stop: () => stop(child, ended) };
}

/**
 * @param {string} databaseUrl
 * @param {Record<string, import('./stage.mjs').Person>} people
 * @returns {Promise<Server>}
 */
export async function startBare(databaseUrl, people) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.mjs')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, BENCH_PEOPLE: JSON.stringify(people) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const said = await Promise.race([once(/** @type {import('node:stream').Readable} */ (child.stdout), 'data'), ended]);
  const port = Number(String(said[0]));
  if (child.exitCode !== null || !port) throw new Error('the bare server did not start');
  return { name: 'bare', port, pid: Number(child.pid), stop: () => stop(child, ended) };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} ended
 */
async function stop(child, ended) {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

/** @param {number} port */
async function answers(port) {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false, // not listening yet
  );
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
