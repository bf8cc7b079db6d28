import type { CodeList } from '#kernel';

/** Kalendern: what has a day in a unit’s own calendar. */
// prettier-ignore
export const CALENDAR_KINDS = {
  meeting:      { sv: 'Möte',                     en: 'Meeting' },
  sipMeeting:   { sv: 'SIP-möte',                 en: 'SIP meeting' },
  sitting:      { sv: 'Möte i grupp',             en: 'Sitting of a group' },
  followUp:     { sv: 'Uppföljning av plan',      en: 'Follow-up of a plan' },
  review:       { sv: 'Avstämning av deltagande', en: 'Review of a participation' },
  plannedEnd:   { sv: 'Planerat slut',            en: 'Planned end' },
  plannedStart: { sv: 'Planerad start',           en: 'Planned start' },
  firstContact: { sv: 'Första kontakt',           en: 'First contact' },
  task:         { sv: 'Uppgift',                  en: 'Task' },
  slot:         { sv: 'Bokad tid',                en: 'Booked slot' },
  commitment:   { sv: 'Åtagande',                 en: 'Commitment' },
} as const satisfies CodeList;
export type CalendarKind = keyof typeof CALENDAR_KINDS;

/** The longest span that is asked for at once: a month with the whole weeks it lies in, and some more for the list. */
export const CALENDAR_DAYS = 100;
