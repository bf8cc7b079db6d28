import { addDays, daysBetween, isoWeek, type CodeList, type Day } from '#kernel';
import { button, choice, field } from '../action/index.js';
import type { Action } from '../action/index.js';
import { GAP_DEFAULTS } from '../gap/index.js';
import type { ProgrammeAction } from './programme.process.js';

/** Varför intaget är stoppat; visas för den som vill skicka en förfrågan. */
// prettier-ignore
export const INTAKE_STOP_REASONS = {
  full:        { sv: 'Alla platser är tagna',              en: 'All places are taken' },
  staffing:    { sv: 'Bemanningen räcker inte',            en: 'Too few staff' },
  premises:    { sv: 'Lokalen går inte att använda',       en: 'The premises cannot be used' },
  season:      { sv: 'Stängt för perioden',                en: 'Closed for the season' },
  rebuilding:  { sv: 'Insatsen läggs om',                  en: 'The programme is being changed' },
  waitingLong: { sv: 'Väntelistan är för lång',            en: 'The waiting list is too long' },
} as const satisfies CodeList;
export type IntakeStopReason = keyof typeof INTAKE_STOP_REASONS;

/** Varför insatsen avvecklas. */
// prettier-ignore
export const CLOSING_REASONS = {
  fundingEnds:  { sv: 'Finansieringen upphör',             en: 'The funding ends' },
  merged:       { sv: 'Uppgår i en annan insats',          en: 'Becomes part of another programme' },
  intoRegular:  { sv: 'Tas över av ordinarie verksamhet',  en: 'Taken over by regular services' },
  tooFew:       { sv: 'För få deltagare',                  en: 'Too few participants' },
  ownerDecides: { sv: 'Huvudmannens beslut',               en: 'Decided by the owner' },
} as const satisfies CodeList;
export type ClosingReason = keyof typeof CLOSING_REASONS;

/** Varför en gruppstart ställs in. */
// prettier-ignore
export const CALL_OFF_REASONS = {
  fewParticipants: { sv: 'För få deltagare',               en: 'Too few participants' },
  staffing:        { sv: 'Bemanningen räcker inte',        en: 'Too few staff' },
  premises:        { sv: 'Lokalen går inte att använda',   en: 'The premises cannot be used' },
  moved:           { sv: 'Flyttad till en annan tid',      en: 'Moved to another time' },
} as const satisfies CodeList;
export type CallOffReason = keyof typeof CALL_OFF_REASONS;

/** Varför fler tas in än det finns platser, till ett visst datum. */
// prettier-ignore
export const EXTRA_PLACE_REASONS = {
  overlap:  { sv: 'Någon slutar strax, dubbelt deltagande en kort tid', en: 'Somebody leaves soon, both for a short time' },
  partTime: { sv: 'Flera deltar på deltid',                en: 'Several take part part-time' },
  staffed:  { sv: 'Tillfälligt mer personal',              en: 'More staff for a time' },
  need:     { sv: 'Någon kan inte vänta',                  en: 'Somebody cannot wait' },
} as const satisfies CodeList;
export type ExtraPlaceReason = keyof typeof EXTRA_PLACE_REASONS;

/** Knappar och formulär. */
// prettier-ignore
export const PROGRAMME_ACTIONS: Readonly<Record<ProgrammeAction, Action>> = {
  open:            button('Öppna för intag', 'Open for intake'),
  stopIntake:      button('Stoppa intaget', 'Stop the intake',
    choice('reason', 'reason', 'Skäl', 'Reason', INTAKE_STOP_REASONS, true),
    field('date', 'until', 'Till och med, om det är känt', 'Until, when it is known', false)),
  announceClosing: button('Avveckla insatsen', 'Close the programme down',
    choice('reason', 'reason', 'Skäl', 'Reason', CLOSING_REASONS, true),
    field('date', 'until', 'Sista dag', 'Last day', true)),
  close:           button('Avsluta insatsen', 'Close the programme'),
};
// prettier-ignore
export const CALL_OFF_START: Action = button('Ställ in starten', 'Call the start off',
  choice('reason', 'reason', 'Skäl', 'Reason', CALL_OFF_REASONS, true));

/** Eftervård: the phase after the last one, in every programme; no gap while it runs. */
export const AFTERCARE_PHASE = 0;

/** Varnas för: en gruppstart vars början eller slut ligger när få är på plats. */
// prettier-ignore
export const START_WARNINGS = {
  dayOff:       { sv: 'Starten är på en helgdag',            en: 'It starts on a public holiday' },
  startsInLow:  { sv: 'Starten ligger i lågsäsong',          en: 'It starts in the low season' },
  endsInLow:    { sv: 'Slutet ligger i lågsäsong: nästa steg har svårt att ta vid', en: 'It ends in the low season: the next step can hardly begin' },
  throughLow:   { sv: 'Lågsäsongen ligger mitt i gruppen',  en: 'The low season lies in the middle of the group' },
} as const satisfies CodeList;
export type StartWarning = keyof typeof START_WARNINGS;

/** Sommaren från midsommar till och med augustis första hälft räknas med: then neither group nor receiver is there. */
const SUMMER = { from: '06-19', to: '08-14' } as const;
const FARTHEST_WEEKS = 20;
/** So many days of low season inside a group: a break at Christmas is usual, a summer is not. */
const DAYS_THROUGH = 28;

/** Whether people are away that day: midsummer to mid-August, the weeks of the gap rules, and Christmas. */
export function isLowSeason(day: Day): boolean {
  const { summerWeeks, xmasFrom, xmasTo } = GAP_DEFAULTS.forecast_low_season.season;
  const { week } = isoWeek(day);
  const date = day.slice(5);
  const isSummer = (week >= summerWeeks[0] && week <= summerWeeks[1]) || (date >= SUMMER.from && date <= SUMMER.to);
  return isSummer || date >= dateOf(xmasFrom) || date <= dateOf(xmasTo);
}
const dateOf = (parts: readonly [number, number]) => parts.map((part) => String(part).padStart(2, '0')).join('-');

/** What is wrong with the days of a group start, the weightiest first; none when they are good. */
export function startWarnings(startsOn: Day, endsOn: Day, daysOff: ReadonlySet<Day>): readonly StartWarning[] {
  const { leadDays } = GAP_DEFAULTS.forecast_low_season.season;
  const afterEnd = Array.from({ length: leadDays + 1 }, (_, ahead) => addDays(endsOn, ahead));
  const during = Array.from({ length: daysBetween(startsOn, endsOn) }, (_, n) => addDays(startsOn, n));
  return [
    ...(daysOff.has(startsOn) ? (['dayOff'] as const) : []),
    ...(isLowSeason(startsOn) ? (['startsInLow'] as const) : []),
    ...(afterEnd.some(isLowSeason) ? (['endsInLow'] as const) : []),
    ...(during.filter(isLowSeason).length >= DAYS_THROUGH ? (['throughLow'] as const) : []),
  ];
}

export interface Stretch {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** The nearest stretches of the same length, on the same weekday and not before today, with nothing to warn of: at most one earlier, one later. */
export function betterStarts({ startsOn, endsOn }: Stretch, daysOff: ReadonlySet<Day>, today: Day): readonly Stretch[] {
  const length = daysBetween(startsOn, endsOn);
  const moved = (weeks: number): Stretch => {
    const day = addDays(startsOn, 7 * weeks);
    return { startsOn: day, endsOn: addDays(day, length) };
  };
  const isGood = (one: Stretch) =>
    one.startsOn >= today && startWarnings(one.startsOn, one.endsOn, daysOff).length === 0;
  const weeks = Array.from({ length: FARTHEST_WEEKS }, (_, n) => n + 1);
  const earlier = weeks.map((n) => moved(-n)).find(isGood);
  const later = weeks.map(moved).find(isGood);
  return [earlier, later].filter((one): one is Stretch => one !== undefined);
}
