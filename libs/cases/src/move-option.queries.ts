import { codesOf } from '#directory';
import type { Code } from '#directory';
import { GROUNDS } from '#domain';
import type { Action, Ground } from '#domain';
import type { MoveOption, Receipt } from './parts.types.js';

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
  return { code: ground, label: GROUNDS[ground]?.words ?? { sv: ground, en: ground } };
}
