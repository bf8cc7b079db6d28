import type { Permission } from '../permission/index.js';

/**
 * Nouns and permissions under which nothing about a person is answered. Everything else must have written an access entry
 * before its answer leaves: what cannot be logged is not answered.
 */
const NOTHING_ABOUT_PERSONS: readonly string[] = [
  'session', 'directory', 'colleague', 'programme', 'catalogue', 'account', 'deputy', 'seat', 'unit', 'machine', 'client',
]; // prettier-ignore

/** Whether what a permission opens is about persons, and so must be in the log. */
export function mustBeLogged(permission: Permission): boolean {
  const noun = permission.slice(0, permission.indexOf('.'));
  return !NOTHING_ABOUT_PERSONS.includes(noun) && !NOTHING_ABOUT_PERSONS.includes(permission);
}
