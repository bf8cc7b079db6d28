/**
 * Which account PostgreSQL runs as, and which folders that account can use. PostgreSQL refuses to run as root; making
 * an account for it would need useradd, so root lends it `nobody`, which every system has.
 */
import { lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The account to spawn as; empty means: as ourselves.
 * @typedef {{ uid?: number, gid?: number }} Account
 */

export const isRoot = process.getuid?.() === 0;

/** @returns {Account} */
export function postgresAccount() {
  if (!isRoot) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const accounts = lines.map((line) => line.split(':')).filter((fields) => fields.length >= 4);
  // initdb looks its own account up, so the number must stand in /etc/passwd
  const found = accounts.find(([name]) => name === 'nobody') ?? accounts.find(([, , uid]) => Number(uid) >= 65534);
  if (!found) throw new Error('Running as root, and /etc/passwd has no account without rights to run PostgreSQL as.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * Whether the account may pass every folder on the way to `folder` and into it.
 * @param {Account} account
 * @param {string} folder
 */
export function canReach(account, folder) {
  if (account.uid === undefined) return true;
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    const { uid, gid, mode } = statSync(place);
    const passBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & passBit)) return false;
    if (place === path.dirname(place)) return true;
  }
}

/**
 * Makes the folder if it is missing and refuses one that somebody else could swap under us.
 * @param {string} folder
 * @param {Account} account
 */
export function ownFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const found = lstatSync(folder);
  const trusted = [0, process.getuid?.() ?? found.uid, account.uid];
  if (found.isSymbolicLink() || !trusted.includes(found.uid)) {
    throw new Error(`${folder} belongs to another account (or is a link). Remove it, or name another: SAMSTEG_DATA.`);
  }
}
