import * as z from 'zod';
import type { CatalogueErrorCode } from './catalogue.reasons.js';
import { firstDay, isImpreciseDate, lastDay } from './precision.rules.js';

/** What the fields of our configuration files are made of. Text is data, kept as written up to a length. */

/** Every character but control characters (line break and tab excepted) and halves of characters. */
const WHOLE_TEXT = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** Zod carries our code where its own sentence would stand. */
const code = (name: CatalogueErrorCode): CatalogueErrorCode => name;

/** A text that says something. */
export const text = (most: number) => z.string().min(1).max(most).regex(WHOLE_TEXT, code('badCharacter'));

/** The name of a thing in files and addresses. */
export const id = z.string().regex(ID, code('badId'));

/** One of a closed list, by its code. */
export const codes = <C extends string>(table: Readonly<Record<C, unknown>>) =>
  z.enum(Object.keys(table) as [C, ...C[]]);

/** A whole number, none below zero. */
export const count = z.int().min(0).max(100_000);

/** A length of time. */
export const weeks = z.int().min(1).max(520);

/** What the source is silent about stays null, whether the field is null or left out. */
export const silent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** A list, empty when left out. */
export const list = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .optional()
    .transform((value) => value ?? []);

/** A date as exact as its source. */
export const impreciseDate = z.string().refine(isImpreciseDate, code('badDate'));

/** From and to, both included; the end is not before the beginning. */
export const period = z.strictObject({ from: silent(impreciseDate), to: silent(impreciseDate) });

/** Says on the field `to` that a period ends before it begins. */
export function refuseBackwards(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  context: z.RefinementCtx,
): void {
  if (from === null || to === null || lastDay(to) >= firstDay(from)) return;
  context.addIssue({ code: 'custom', message: code('backwards'), path: ['to'], params: { from, to } });
}

/** Says on the field `most` that a least number is above a greatest. */
export function refuseTurned<F extends string | number>(least: F, most: F) {
  return (value: Readonly<Record<F, number | null>>, context: z.RefinementCtx): void => {
    const [from, to] = [value[least], value[most]];
    if (from === null || to === null || to >= from) return;
    context.addIssue({ code: 'custom', message: code('backwards'), path: [most], params: { from, to } });
  };
}
