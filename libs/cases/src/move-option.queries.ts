import { GROUNDS } from '#domain';
import type { Action, Ground } from '#domain';
import type { CodeList, Words } from '#kernel';
import type { Code, MoveOption, Receipt } from './parts.types.js';

const NO_WORDS = (code: string): Words => ({ sv: code, en: code });

/** A code with its words; a code from before a list was changed shows as it is. */
export function codeOf(list: CodeList, code: string): Code {
  const { sv, en } = Object.hasOwn(list, code) ? (list[code] ?? NO_WORDS(code)) : NO_WORDS(code);
  return { code, label: { sv, en } };
}

export const codesOf = (list: CodeList): Code[] => Object.keys(list).map((code) => codeOf(list, code));

/** A button and its form, from the action's row. */
export function optionOf(action: string, { label, fields }: Action, needs: readonly string[]): MoveOption {
  return {
    action,
    label,
    needs: [...needs],
    fields: fields.map(({ name, kind, label: words, required, options }) => ({
      name, kind, label: words, required, options: options ? codesOf(options) : [],
    })), // prettier-ignore
  };
}

/** The ground's code becomes its words. */
export function withGround(
  received: (Omit<Receipt, 'ground'> & { ground: unknown }) | null | undefined,
): Receipt | null {
  if (!received) return null;
  return { ...received, ground: groundOf(received.ground as Ground) };
}

export function groundOf(ground: Ground): Code {
  return { code: ground, label: GROUNDS[ground]?.words ?? NO_WORDS(ground) };
}

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
