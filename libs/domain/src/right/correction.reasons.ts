import type { CodeList } from '#kernel';

/** Vem som begärde det. */
// prettier-ignore
export const CORRECTION_ASKERS = {
  participant:    { sv: 'Den enskilda själv',           en: 'The person herself' },
  representative: { sv: 'Ombud eller god man',          en: 'A representative or god man' },
  guardian:       { sv: 'Vårdnadshavare',               en: 'A guardian' },
  unit:           { sv: 'Enheten upptäckte det själv',  en: 'The unit found it itself' },
} as const satisfies CodeList;
export type CorrectionAsker = keyof typeof CORRECTION_ASKERS;

/** Varför en uppgift inte rättas. The decision says it in words too, and how it may be appealed. */
// prettier-ignore
export const CORRECTION_REFUSALS = {
  correct:    { sv: 'Uppgiften är riktig',                            en: 'The record is right' },
  assessment: { sv: 'En bedömning, inte ett faktum',                  en: 'An assessment, not a fact' },
  purpose:    { sv: 'Riktig för ändamålet när den skrevs',            en: 'Right for its purpose when it was written' },
  notOurs:    { sv: 'En annan myndighets uppgift, som rättar den själv', en: 'Another authority’s record, which it corrects itself' },
  unproven:   { sv: 'Det går inte att avgöra vad som är rätt',        en: 'What is right cannot be established' },
} as const satisfies CodeList;
export type CorrectionRefusal = keyof typeof CORRECTION_REFUSALS;
