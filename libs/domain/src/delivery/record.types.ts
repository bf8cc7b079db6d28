import type { CodeList } from '#kernel';

/** What kinds of records are called when they are handed over. */
// prettier-ignore
export const RECORD_WORDS = {
  person:        { sv: 'Personuppgifter',              en: 'Personal details' },
  member:        { sv: 'Att ni är med i samordningen', en: 'That you take part in the case' },
  message:       { sv: 'Text',                         en: 'Text' },
  event:         { sv: 'Händelse',                     en: 'Event' },
  edge:          { sv: 'Samtycke',                     en: 'Consent' },
  referral:      { sv: 'Förfrågan',                    en: 'Request' },
  handoff:       { sv: 'Överlämning',                  en: 'Handoff' },
  sipVersion:    { sv: 'Upprättad plan',               en: 'Adopted plan' },
  sipInvitation: { sv: 'Kallelse eller inbjudan',      en: 'Call or invitation' },
  commitment:    { sv: 'Åtagande',                     en: 'Commitment' },
  incident:      { sv: 'Begäran om besked: felskickat', en: 'Asked about: sent by mistake' },
  bodyCase:      { sv: 'Föredragning i grupp',         en: 'Presentation in a group' },
  bodyPresentation: { sv: 'Begäran om besked från gruppen', en: 'Asked for the group’s answer' },
  meetingInvitation: { sv: 'Kallelse till möte',       en: 'Call to a meeting' },
  minutes:       { sv: 'Minnesanteckningar från möte', en: 'Minutes of a meeting' },
  slotCase:      { sv: 'Vem en bokad tid gäller',      en: 'Whom a booked slot is for' },
  document:      { sv: 'Handling',                     en: 'Document' },
  consent:       { sv: 'Samtycke',                     en: 'Consent' },
} as const satisfies CodeList;
export type RecordKind = keyof typeof RECORD_WORDS;

/** What a caseworker picks and hands over by an act of its own; the rest goes with the process it belongs to. */
export const PICKED_KINDS = [
  'person',
  'message',
  'event',
  'sipVersion',
  'minutes',
  'document',
] as const satisfies readonly RecordKind[];
export type PickedKind = (typeof PICKED_KINDS)[number];

/** The record's kind in words; one from a newer version shows its code. */
export function recordWords(kind: string): { readonly sv: string; readonly en: string } {
  return Object.hasOwn(RECORD_WORDS, kind) ? RECORD_WORDS[kind as RecordKind] : { sv: kind, en: kind };
}
