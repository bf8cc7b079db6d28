/**
 * `npm start`: packages, build, PostgreSQL, migrations, demo, and then web and API on one port.
 *
 * PORT (3000) · HOST (127.0.0.1) · PUBLIC_URL · SAMSTEG_DATA (.data) · SAMSTEG_DEMO=0 · SAMSTEG_CLOCK=YYYY-MM-DD
 * DATABASE_URL (application login) and DATABASE_OWNER_URL (migrations) use that server instead of the embedded one.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Occupied, takeLock } from '../libs/platform/embedded-postgres/lock.mjs';
import { startPostgres } from '../libs/platform/embedded-postgres/index.mjs';
import { ensure } from './ensure.mjs';
import { ownKeys } from './keys.mjs';
import { startSettings } from './settings.mjs';
import { apiFlags, fail, root, step, tell } from './step.mjs';

/** @typedef {import('./settings.mjs').StartSettings} StartSettings */

const PATIENCE = 15_000;

await main().catch(fail);

async function main() {
  const settings = startSettings();
  await assertAlone(settings);
  await ensure();
  publish(settings);
  const embedded = settings.runtimeUrl ? undefined : await step('Starting PostgreSQL', () => startEmbedded(settings));
  const stopDatabase = embedded?.stop ?? (async () => {});
  const stopping = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stopping.abort());
  try {
    const runtimeUrl = await prepareDatabase(settings, embedded?.url);
    if (stopping.signal.aborted) return;
    process.exitCode = await runApi(runtimeUrl, stopping.signal);
  } finally {
    await stopDatabase();
  }
}

/**
 * Settings as the built code reads them.
 * @param {StartSettings} settings
 */
function publish({ port, publicUrl, dataFolder, demo, runtimeUrl }) {
  process.env.NODE_ENV ??= 'production';
  if (demo) process.env.LOG_LEVEL ??= 'warn'; // a visitor reads the terminal; an operator reads the log
  Object.assign(process.env, {
    ...(runtimeUrl ? {} : ownKeys(dataFolder)),
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    SAMSTEG_DATA: dataFolder,
    SAMSTEG_DEMO: demo ? '1' : '0',
  });
}

/**
 * One launcher per data folder, one server per port: told before a minute of installing, not after.
 * @param {StartSettings} settings
 */
async function assertAlone({ dataFolder, port }) {
  try {
    await takeLock(`${dataFolder}/launcher`); // held until we end
  } catch (error) {
    if (!(error instanceof Occupied)) throw error;
    throw new Error(
      `Samsteg körs redan på ${dataFolder} (process ${error.pid}). Stoppa den, eller ange en annan mapp: SAMSTEG_DATA.\n` +
        `Samsteg is already running on ${dataFolder} (process ${error.pid}). Stop it, or name another folder: SAMSTEG_DATA.`,
      { cause: error },
    );
  }
  if (await isFree(port)) return;
  throw new Error(`Port ${port} är upptagen. Ange en annan: PORT.\nPort ${port} is taken. Name another: PORT.`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: process.env.HOST ?? '127.0.0.1', exclusive: true }, () =>
      probe.close(() => resolve(true)),
    );
  });
}

/** @param {StartSettings} settings */
function startEmbedded({ dataFolder }) {
  return startPostgres({ dataFolder, name: 'samsteg' });
}

/**
 * Migrates and loads the demo as the owner, and returns the address the application signs in at. A database of the
 * operator's own is migrated only when its owner's address is given.
 * @param {StartSettings} settings
 * @param {string | undefined} embeddedUrl
 * @returns {Promise<string>}
 */
async function prepareDatabase(settings, embeddedUrl) {
  const { demo, clock, runtimeUrl, ownerUrl = embeddedUrl } = settings;
  const runtime = new URL(runtimeUrl ?? signInAt(String(embeddedUrl)));
  if (ownerUrl) {
    const { prepare, greeting } = await import(pathToFileURL(path.join(root, 'dist/apps/cli/src/prepare.js')).href);
    const runtimePassword = decodeURIComponent(runtime.password);
    await step('Preparing the database', () => prepare({ ownerUrl, runtimePassword, demo, clock, onProgress: tell }));
    if (demo) process.env.SAMSTEG_GREETING = greeting(); // the server prints it when it is ready
  }
  return runtime.href;
}

/**
 * The application's own login, with a password that lives as long as this start.
 * @param {string} superuserUrl
 */
function signInAt(superuserUrl) {
  const url = new URL(superuserUrl);
  url.username = 'samsteg_rt';
  url.password = randomBytes(24).toString('base64url');
  return url.href;
}

/**
 * Runs the built API until it ends or we are asked to stop; resolves to its exit code.
 * @param {string} runtimeUrl
 * @param {AbortSignal} stopping
 * @returns {Promise<number>}
 */
function runApi(runtimeUrl, stopping) {
  const leash = pathToFileURL(path.join(root, 'scripts/leash.mjs')).href;
  const child = spawn(
    process.execPath,
    [...apiFlags, '--import', leash, path.join(root, 'dist/apps/api/src/main.js')],
    {
      cwd: root,
      // the server never holds the owner's address
      env: { ...process.env, DATABASE_URL: runtimeUrl, DATABASE_OWNER_URL: undefined },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'], // the last is the leash
      detached: true, // Ctrl-C is for us alone: the API ends first, then PostgreSQL
    },
  );
  stopping.addEventListener('abort', () => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(stopping.aborted ? 0 : (code ?? 1)));
  });
}
