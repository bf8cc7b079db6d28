import { isIndividualData } from '../permission/index.js';
import type { Permission } from '../permission/index.js';

/** Nouns and single permissions that are about staff or machines: no case is answered under them. */
const NOTHING_ABOUT_PERSONS: readonly string[] = [
  'account',
  'deputy',
  'seat',
  'unit',
  'machine',
  'client',
  'wording',
  'retention',
  'notice.set',
];

/**
 * Whether what a permission opens is about persons: then an access entry is written before the answer leaves, or it does
 * not leave.
 */
export function mustBeLogged(permission: Permission): boolean {
  const noun = permission.slice(0, permission.indexOf('.'));
  return isIndividualData(permission) && ![noun, permission].some((name) => NOTHING_ABOUT_PERSONS.includes(name));
}
