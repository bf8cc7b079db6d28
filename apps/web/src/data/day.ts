/** Calendar days are ISO strings (YYYY-MM-DD) all the way; a Date only lives inside this file, in UTC. */
export type Day = string;

const DAY_MS = 86_400_000;
const ms = (day: Day) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
const iso = (time: number): Day => new Date(time).toISOString().slice(0, 10);

export const daysBetween = (from: Day, to: Day) => Math.round((ms(to) - ms(from)) / DAY_MS);
export const addDays = (day: Day, n: number): Day => iso(ms(day) + n * DAY_MS);
export const latest = (...days: (Day | null | undefined)[]) => days.reduce<Day>((a, b) => (b && b > a ? b : a), '');

/** The same day some months on; the last of the month when there is no such day. */
export function addMonths(day: Day, n: number): Day {
  const first = new Date(ms(`${day.slice(0, 7)}-01`));
  first.setUTCMonth(first.getUTCMonth() + n);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(iso(first.getTime()), Math.min(Number(day.slice(8, 10)), last) - 1);
}

/** ISO week number: Swedish offices speak in "v. 47". */
export function isoWeek(day: Day): number {
  const weekday = (new Date(ms(day)).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const firstOfYear = `${thursday.slice(0, 4)}-01-01`;
  return 1 + Math.floor(daysBetween(firstOfYear, thursday) / 7);
}

/** The first day of every month that begins within the range, and of the month the range begins in. */
export function monthsIn(from: Day, to: Day): Day[] {
  const months: Day[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

const isRealDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && iso(ms(day)) === day;

/** What people type: 2026-11-30, 20261130, 30/11, 30/11 2026. Anything else is null. */
export function parseDay(typed: string, today: Day): Day | null {
  const text = typed.trim();
  const full = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text);
  const short = /^(\d{1,2})[/.](\d{1,2})(?:[ /.]?(\d{4}))?$/.exec(text);
  const day = full
    ? `${full[1]}-${full[2]}-${full[3]}`
    : short
      ? `${short[3] ?? today.slice(0, 4)}-${short[2]!.padStart(2, '0')}-${short[1]!.padStart(2, '0')}`
      : '';
  return isRealDay(day) ? day : null;
}

/** What is typed as 9, 9.30 or 9:30 is the time 09:30; anything else is null. */
export function parseTime(typed: string): string | null {
  const [hour = '', minute = '00', ...rest] = typed.trim().split(/[:.]/);
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return rest.length === 0 && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null;
}

type Style = 'short' | 'year' | 'weekday' | 'month' | 'monthYear' | 'weekdayName' | 'full';
const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  year: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'short' },
  monthYear: { month: 'long', year: 'numeric' },
  weekdayName: { weekday: 'short' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** Swedish short months mix dots and none; we print none. */
export function formatDay(day: Day, style: Style, locale: string): string {
  const key = `${locale}:${style}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...STYLES[style] })));
  return format.format(ms(day)).replaceAll('.', '');
}
