import type { CodeList, Words } from '#kernel';

/** What kind of input a field of an action's form is. */
export type FieldKind =
  'reason' | 'text' | 'line' | 'date' | 'caseworker' | 'unit' | 'outcome' | 'nextStep' | 'choice' | 'number' | 'yesNo';

/** One field of the form behind a button. `name` is the name of the mutation's input. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Words;
  readonly required: boolean;
  /** The closed list to choose from, when there is one. */
  readonly options?: CodeList;
}

/** A button: its words and the form it opens. */
export interface Action {
  readonly label: Words;
  readonly fields: readonly Field[];
}

/** A button with its words and its fields. */
export function button(sv: string, en: string, ...fields: readonly Field[]): Action {
  return { label: { sv, en }, fields };
}

/** A field without a list. */
export function field(kind: FieldKind, name: string, sv: string, en: string, required: boolean): Field {
  return { name, kind, label: { sv, en }, required };
}

/** A field whose answer is one code of a closed list. */
export function choice(
  kind: 'reason' | 'outcome' | 'choice',
  name: string,
  sv: string,
  en: string,
  options: CodeList,
  required: boolean,
): Field {
  return { name, kind, label: { sv, en }, required, options };
}

/** A reason from a closed list and, only together with `other`, a free text. */
export function reasonFields(options: CodeList): readonly Field[] {
  return [
    choice('reason', 'reason', 'Skäl', 'Reason', options, true),
    field('text', 'otherText', 'Beskriv (endast vid Annat)', 'Describe (only with Other)', false),
  ];
}

/** Varför ett steg rättas. The event is voided, never erased. */
// prettier-ignore
export const CORRECTION_REASONS = {
  wrongCase:   { sv: 'Fel ärende',         en: 'Wrong case' },
  wrongStep:   { sv: 'Fel steg valt',      en: 'Wrong step chosen' },
  wrongDate:   { sv: 'Fel datum',          en: 'Wrong date' },
  changedMind: { sv: 'Läget har ändrats',  en: 'The situation has changed' },
  other:       { sv: 'Annat',              en: 'Other' },
} as const satisfies CodeList;
export type CorrectionReason = keyof typeof CORRECTION_REASONS;

/** Whether a coded reason is whole: `other` needs its text, and no other reason may carry one. */
export function isReasonWhole(options: CodeList, reason: string, otherText?: string | null): boolean {
  if (!Object.hasOwn(options, reason)) return false;
  return (reason === 'other') === Boolean(otherText?.trim());
}
