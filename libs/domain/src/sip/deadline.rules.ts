import type { Day, DayUnit, Words } from '#kernel';

/** One time limit of a plan: what it runs from, how long it is, and how far an association may move it. */
export interface DeadlineRow {
  readonly label: Words;
  /** What the days are counted from. */
  readonly from: Words;
  readonly days: number;
  readonly unit: DayUnit;
  readonly least: number;
  /** A legal one may be made stricter and never looser: then this is the law’s own number. */
  readonly most: number;
  readonly law: string | null;
}

/** Tider för planen. Those with a place in the law are the law’s; the others are each association’s own custom. */
// prettier-ignore
export const DEADLINES = {
  start:     { label: { sv: 'Arbetet med planen påbörjat', en: 'Work on the plan begun' },
               from:  { sv: 'behovet uppmärksammat', en: 'the need was noted' },
               days: 3, unit: 'calendar', least: 0, most: 3,
               law: 'SoL (2025:400) 10:8 (”genast”), HSL (2017:30) 16:4 (”utan dröjsmål”)' },
  discharge: { label: { sv: 'Kallelse efter slutenvård', en: 'Call after hospital care' },
               from:  { sv: 'underrättelsen om utskrivningsklar', en: 'the notice of being ready for discharge' },
               days: 3, unit: 'calendar', least: 0, most: 3,
               law: 'Utskrivningslagen (2017:612) 4 kap. 1–3 §§' },
  answer:    { label: { sv: 'Svar på kallelse', en: 'Answer to a call' },
               from:  { sv: 'kallelsen', en: 'the call' },
               days: 7, unit: 'calendar', least: 1, most: 30, law: null },
  meeting:   { label: { sv: 'Planeringsmöte', en: 'Planning meeting' },
               from:  { sv: 'kallelsen', en: 'the call' },
               days: 21, unit: 'calendar', least: 1, most: 90, law: null },
  send:      { label: { sv: 'Planen hos alla parter', en: 'The plan with every party' },
               from:  { sv: 'planen upprättad', en: 'the plan was adopted' },
               days: 5, unit: 'working', least: 0, most: 20, law: null },
  followUp:  { label: { sv: 'Planen uppföljd', en: 'The plan followed up' },
               from:  { sv: 'planen upprättad', en: 'the plan was adopted' },
               days: 180, unit: 'calendar', least: 14, most: 365, law: null },
} as const satisfies Readonly<Record<string, DeadlineRow>>;
export type DeadlineCode = keyof typeof DEADLINES;

/** What an association has decided: from a day on, until it decides anew. The last word of a day counts. */
export interface DecidedDays {
  readonly deadline: DeadlineCode;
  readonly days: number;
  readonly validFrom: Day;
}

/** How many days hold on a day. The decisions come in the order they were made. */
export function daysOn(code: DeadlineCode, on: Day, decided: readonly DecidedDays[]): number {
  const held = decided.filter(({ deadline, validFrom }) => deadline === code && validFrom <= on);
  const latest = held.reduce<DecidedDays | null>((last, one) => (last && last.validFrom > one.validFrom ? last : one), null);
  return latest?.days ?? DEADLINES[code].days;
} // prettier-ignore

/** Whether an association may set it so: within what is sensible, and never looser than the law. */
export const maySetDays = (code: DeadlineCode, days: number): boolean =>
  Number.isInteger(days) && days >= DEADLINES[code].least && days <= DEADLINES[code].most;

// prettier-ignore
export const DEADLINE_STATES = {
  met:    { sv: 'I tid',                en: 'In time' },
  missed: { sv: 'Efter tiden',          en: 'After the time' },
  open:   { sv: 'Återstår',             en: 'Remains' },
  passed: { sv: 'Tiden har gått ut',    en: 'The time has run out' },
} as const satisfies Readonly<Record<string, Words>>;
export type DeadlineState = keyof typeof DEADLINE_STATES;
