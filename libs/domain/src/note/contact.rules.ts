import type { CodeList } from '#kernel';

/** Hur kontakten togs: the one choice a contact note asks for. */
// prettier-ignore
export const CONTACT_KINDS = {
  phone:   { sv: 'Telefon',  en: 'Telephone' },
  visit:   { sv: 'Besök',    en: 'Visit' },
  digital: { sv: 'Digitalt', en: 'Digital' },
  letter:  { sv: 'Brev',     en: 'Letter' },
  meeting: { sv: 'Möte',     en: 'Meeting' },
} as const satisfies CodeList;
export type ContactKind = keyof typeof CONTACT_KINDS;

/** What can be done with one's own unit's note afterwards. The earlier wording stays. */
// prettier-ignore
export const NOTE_ACTIONS = {
  correct: { sv: 'Rätta',     en: 'Correct' },
  void:    { sv: 'Makulera',  en: 'Void' },
} as const satisfies CodeList;
export type NoteAction = keyof typeof NOTE_ACTIONS;
