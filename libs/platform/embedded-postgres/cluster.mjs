/**
 * A data directory and the small state file beside it (password, port, place): the two belong together by `id`.
 * The major version is part of the name, so no other major ever opens it.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { program } from './binaries.mjs';
import { canReach, ownFolder } from './identity.mjs';

/** For a root whose clone lies where `nobody` cannot come, such as /root. */
export const SHARED_FOLDER = '/var/lib/samsteg-dev';

/**
 * @typedef {object} State
 * @property {string} id             the same stands in the data directory's marker
 * @property {string} password       of the superuser `postgres`
 * @property {string} dataDirectory
 * @property {number} [port]         the last one it listened on
 *
 * @typedef {object} Cluster
 * @property {string} stateFile
 * @property {string} logFile
 * @property {State} state
 * @property {boolean} durable       false: a crash of the machine may lose it (tests)
 */

/**
 * @param {string} dataFolder
 * @param {string} name
 * @param {string} major
 */
export const stateFileOf = (dataFolder, name, major) => path.join(path.resolve(dataFolder), `${name}-pg${major}.json`);

/**
 * @param {string} stateFile
 * @returns {State | undefined}
 */
export function readState(stateFile) {
  return existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : undefined;
}

/**
 * @param {string} stateFile
 * @param {State} state
 */
export function writeState(stateFile, state) {
  writeFileSync(`${stateFile}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${stateFile}.new`, stateFile);
}

/**
 * The folder the data directory lies in: the data folder itself, or one of its own below the shared folder when the
 * account cannot come there.
 * @param {string} dataFolder
 * @param {import('./identity.mjs').Account} account
 */
export function placeFor(dataFolder, account) {
  ownFolder(dataFolder, account);
  if (canReach(account, dataFolder)) return dataFolder;
  ownFolder(SHARED_FOLDER, account);
  const place = path.join(SHARED_FOLDER, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
  ownFolder(place, account);
  return place;
}

/**
 * The cluster of this name, made anew when there is none.
 * @param {{ dataFolder: string, name: string, durable: boolean }} wanted
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {import('./identity.mjs').Account} account
 * @returns {Cluster}
 */
export function openCluster({ dataFolder, name, durable }, binaries, account) {
  const place = placeFor(dataFolder, account);
  const dataDirectory = path.join(place, `${name}-pg${binaries.major}`);
  const stateFile = stateFileOf(dataFolder, name, binaries.major);
  const known = readState(stateFile);
  const marker = path.join(dataDirectory, '.samsteg');
  const complete = existsSync(marker);
  const cluster = { stateFile, logFile: path.join(dataFolder, `${name}.log`), durable };

  if (complete && known?.id === readFileSync(marker, 'utf8')) return { ...cluster, state: { ...known, dataDirectory } };
  if (complete && durable && place === dataFolder) {
    throw new Error(
      `${dataDirectory} was made with another ${stateFile}. Put that file back, or move the folder away.`,
    );
  }
  const state = { id: randomBytes(9).toString('base64url'), password: randomBytes(24).toString('base64url') };
  const made = initialise({ ...state, dataDirectory }, { durable, binaries, account });
  writeState(stateFile, { ...state, dataDirectory }); // before the rename: a complete cluster always has its password
  rmSync(dataDirectory, { recursive: true, force: true });
  renameSync(made, dataDirectory);
  return { ...cluster, state: { ...state, dataDirectory } };
}

/**
 * Runs initdb beside the final place, to be moved there when whole: a killed initdb never leaves half a cluster.
 * @param {State} state
 * @param {{ durable: boolean, binaries: import('./binaries.mjs').Binaries, account: import('./identity.mjs').Account }} how
 * @returns {string} the folder it was made in
 */
function initialise({ id, password, dataDirectory }, { durable, binaries, account }) {
  const unfinished = `${dataDirectory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const secretFolder = mkdtempSync(path.join(tmpdir(), 'samsteg-'));
  const passwordFile = path.join(secretFolder, 'password');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    give([unfinished, secretFolder, passwordFile], account);
    runInitdb(['-D', unfinished, '--pwfile', passwordFile, ...(durable ? [] : ['--no-sync'])], binaries, account);
  } finally {
    rmSync(secretFolder, { recursive: true, force: true });
  }
  writeFileSync(path.join(unfinished, '.samsteg'), id);
  give([path.join(unfinished, '.samsteg')], account);
  return unfinished;
}

/**
 * @param {string[]} args
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {import('./identity.mjs').Account} account
 */
function runInitdb(args, binaries, account) {
  const fixed = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--data-checksums'];
  const swedish = ['--locale=C', '--locale-provider=icu', '--icu-locale=sv-SE']; // Å, Ä and Ö sort last
  const { status, stderr, error } = spawnSync(program(binaries, 'initdb'), [...fixed, ...swedish, ...args], {
    ...account,
    encoding: 'utf8',
    cwd: path.parse(binaries.native).root,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
  });
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
}

/**
 * @param {string[]} files
 * @param {import('./identity.mjs').Account} account
 */
function give(files, { uid, gid }) {
  if (uid === undefined || gid === undefined) return;
  for (const file of files) chownSync(file, uid, gid);
}
