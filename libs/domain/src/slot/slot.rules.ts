import { addDays, daysBetween, isoWeek, type CodeList, type Day } from '#kernel';
import { button, choice, field } from '../action/index.js';
import type { Action } from '../action/index.js';
import { GAP_DEFAULTS } from '../gap/index.js';
import type { BookingAction } from './booking.process.js';

/** Bokningsbara tider: what a series is for. */
// prettier-ignore
export const SLOT_KINDS = {
  rehabForum:   { sv: 'Rehabforum',            en: 'Rehabilitation forum' },
  preparation:  { sv: 'Beredningsgrupp',       en: 'Preparation group' },
  consultation: { sv: 'Konsultation',          en: 'Consultation' },
  mapping:      { sv: 'Kartläggningssamtal',   en: 'Mapping talk' },
  threeParty:   { sv: 'Trepartssamtal',        en: 'Three-party talk' },
} as const satisfies CodeList;
export type SlotKind = keyof typeof SLOT_KINDS;

/** Varför en tid ställs in av enheten som har den. */
// prettier-ignore
export const SLOT_CLOSINGS = {
  holiday:     { sv: 'Helg eller semester',        en: 'Holiday or leave' },
  absence:     { sv: 'Den som håller tiden är borta', en: 'Whoever holds it is away' },
  fewBookings: { sv: 'För få bokade',              en: 'Too few booked' },
  room:        { sv: 'Lokalen går inte att använda', en: 'The room cannot be used' },
} as const satisfies CodeList;
export type SlotClosing = keyof typeof SLOT_CLOSINGS;

/** Varför en plats avbokas. */
// prettier-ignore
export const UNBOOK_REASONS = {
  cannotCome:       { sv: 'Personen kan inte komma',        en: 'The person cannot come' },
  notNeeded:        { sv: 'Tiden behövs inte längre',       en: 'The slot is no longer needed' },
  otherDay:         { sv: 'Flyttad till en annan tid',      en: 'Moved to another slot' },
  consentWithdrawn: { sv: 'Samtycket gäller inte längre',   en: 'The consent no longer holds' },
  slotClosed:       { sv: 'Tiden är inställd',              en: 'The slot is called off' },
} as const satisfies CodeList;
export type UnbookReason = keyof typeof UNBOOK_REASONS;

/** Knappar för den som bokat och den som har tiden. */
// prettier-ignore
export const BOOKING_ACTIONS: Readonly<Record<Exclude<BookingAction, 'book'>, Action>> = {
  unbook: button('Avboka', 'Unbook', choice('reason', 'reason', 'Skäl', 'Reason', UNBOOK_REASONS, true)),
  use:    button('Kom', 'Came'),
  miss:   button('Uteblev', 'Did not come'),
};
// prettier-ignore
export const CLOSE_SLOT: Action = button('Ställ in tiden', 'Call the slot off',
  choice('reason', 'reason', 'Skäl', 'Reason', SLOT_CLOSINGS, true));
// prettier-ignore
export const END_SERIES: Action = button('Avsluta serien', 'End the series',
  field('date', 'date', 'Sista dag', 'Last day', true));

/** Varnas för: a day on which people are seldom there. */
// prettier-ignore
export const SLOT_WARNINGS = {
  dayOff:    { sv: 'Helgdag',                       en: 'Public holiday' },
  lowSeason: { sv: 'Lågsäsong: många är lediga då', en: 'Low season: many are on leave' },
} as const satisfies CodeList;
export type SlotWarning = keyof typeof SLOT_WARNINGS;

export function slotWarning(day: Day, daysOff: ReadonlySet<Day>): SlotWarning | null {
  if (daysOff.has(day)) return 'dayOff';
  const { summerWeeks, xmasFrom, xmasTo } = GAP_DEFAULTS.forecast_low_season.season;
  const { week } = isoWeek(day);
  const date = day.slice(5);
  const isSummer = week >= summerWeeks[0] && week <= summerWeeks[1];
  return isSummer || date >= dateOf(xmasFrom) || date <= dateOf(xmasTo) ? 'lowSeason' : null;
}
const dateOf = (parts: readonly [number, number]) => parts.map((part) => String(part).padStart(2, '0')).join('-');

/** A series is laid out at most this far, so that a rule written by mistake stays small. */
export const SLOT_MOST_DAYS = 400;

/** The days of a series: the same weekday, every so many weeks. A day left out moves no other. */
export function slotDays(first: Day, last: Day, everyWeeks: number, leftOut: ReadonlySet<Day>): readonly Day[] {
  const step = 7 * everyWeeks;
  const length = Math.min(daysBetween(first, last), SLOT_MOST_DAYS);
  const days = Array.from({ length: Math.floor(length / step) + 1 }, (_, n) => addDays(first, n * step));
  return days.filter((day) => !leftOut.has(day));
}

/** How a month’s places were used, in per cent; null when none were offered. */
export const utilisation = ({
  offered,
  booked,
}: {
  readonly offered: number;
  readonly booked: number;
}): number | null => (offered > 0 ? Math.round((100 * booked) / offered) : null);

/** What the case is told, by the unit that acts and in its own file. */
// prettier-ignore
export const BOOKING_EVENTS = {
  book: 'slot_booked', unbook: 'slot_unbooked', use: 'slot_used', miss: 'slot_missed',
} as const satisfies Partial<Readonly<Record<BookingAction, string>>>;
