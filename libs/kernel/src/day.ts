/**
 * A day in Europe/Stockholm as 'YYYY-MM-DD'. Day arithmetic is the domain, so it is ours: no clock, no time zone, no Date.
 * Days compare as strings: '2026-01-12' < '2026-02-01'.
 */
export type Day = string;

/** Which days count: every day, or Monday to Friday outside the calendar's days off. */
export type DayUnit = 'calendar' | 'working';

/** An ISO week: the year it belongs to, which may differ from the day's own, and its number, 1 to 53. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

const FORM = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_IN_400_YEARS = 146_097;
/** 1970-01-01 counted from 0000-03-01, where a year begins in the arithmetic below, so that a leap day comes last. */
const EPOCH = 719_468;
const THURSDAY = 4;

/** Text of a day to its number and back. Case histories meet the same few thousand days again and again. */
const numbers = new Map<Day, number>();
const texts = new Map<number, Day>();
const CACHE_LIMIT = 100_000;

/** Whether a value is a day of the calendar: '2026-02-29' and '2026-1-5' are not. */
export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && exists(value);
}

/** The day as a number, days since 1970-01-01: what counting works on. */
export function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  if (!exists(day)) throw new RangeError(`not a day: ${day}`);
  const number = numberOf(day);
  if (numbers.size >= CACHE_LIMIT) numbers.clear();
  numbers.set(day, number);
  return number;
}

/** The day with this number of days since 1970-01-01. */
export function dayOf(number: number): Day {
  const known = texts.get(number);
  if (known !== undefined) return known;
  const text = textOf(number);
  if (texts.size >= CACHE_LIMIT) texts.clear();
  texts.set(number, text);
  return text;
}

/** The day so many calendar days later, or earlier when the number is negative. */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** How many calendar days lie from one day to another; negative when the second is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, Monday 1 to Sunday 7. */
export function weekday(day: Day): number {
  return weekdayOf(dayNumber(day));
}

/** The ISO week of a day: '2027-01-01' lies in week 53 of 2026. */
export function isoWeek(day: Day): IsoWeek {
  const number = dayNumber(day);
  // a week belongs to the year its Thursday lies in
  const thursday = number - weekdayOf(number) + THURSDAY;
  const year = Number(dayOf(thursday).slice(0, 4));
  const newYear = dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  return { year, week: Math.floor((thursday - newYear) / 7) + 1 };
}

/** Whether a day counts in the unit. */
export function isCountedDay(day: Day, unit: DayUnit, nonworking: ReadonlySet<Day>): boolean {
  return unit === 'calendar' || (weekday(day) <= 5 && !nonworking.has(day));
}

/** How many days x with after < x <= upTo count in the unit; the first day itself never does. */
export function countedDays(after: Day, upTo: Day, unit: DayUnit, nonworking: ReadonlySet<Day>): number {
  if (unit === 'calendar') return Math.max(0, daysBetween(after, upTo));
  const last = dayNumber(upTo);
  let counted = 0;
  for (let number = dayNumber(after) + 1; number <= last; number++) {
    if (isCountedDay(dayOf(number), unit, nonworking)) counted++;
  }
  return counted;
}

function exists(text: string): boolean {
  return FORM.test(text) && textOf(numberOf(text)) === text;
}

function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Days from civil, after Howard Hinnant: exact for the whole proleptic Gregorian calendar. */
function numberOf(text: string): number {
  const month = Number(text.slice(5, 7));
  const year = Number(text.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(text.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - EPOCH;
}

/** Civil from days: the same walk backwards. */
function textOf(number: number): Day {
  const shifted = number + EPOCH;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The same day so many months later; the month's last day when it has no such day (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = year * 12 + (month - 1) + months;
  const first = `${String(Math.floor(target / 12)).padStart(4, '0')}-${String((target % 12) + 1).padStart(2, '0')}-01`;
  const next = target + 1;
  const following = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
  return addDays(first, Math.min(date, daysBetween(first, following)) - 1);
}
