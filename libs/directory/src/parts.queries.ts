import type { CodeList, Words } from '#kernel';
import type { Code } from './parts.types.js';

const NO_WORDS = (code: string): Words => ({ sv: code, en: code });

/** A code with its words; a code from before a list was changed shows as it is. */
export function codeOf(list: CodeList, code: string): Code {
  const { sv, en } = Object.hasOwn(list, code) ? (list[code] ?? NO_WORDS(code)) : NO_WORDS(code);
  return { code, label: { sv, en } };
}

/** A whole list, in its own order. */
export const codesOf = (list: CodeList): Code[] => Object.keys(list).map((code) => codeOf(list, code));

/** A place in a list, opaque to the client. */
export const sealPlace = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The place again; undefined for anything that is not ours, which reads from the start. */
export function openPlace(cursor: string | null | undefined): string[] | undefined {
  if (!cursor) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : undefined;
  } catch {
    return undefined;
  }
}
