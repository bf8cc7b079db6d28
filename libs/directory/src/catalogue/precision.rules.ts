import { addDays, type Day, isDay } from '#kernel';

/**
 * A date as exact as its source: '2014', '2021-01' or '2021-01-01'. The precision is kept as written;
 * only comparisons turn it into days.
 */
export type ImpreciseDate = string;

const SHAPE = /^(?:19|20|21)\d{2}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whether the text is a date that exists, of one of the three precisions. */
export function isImpreciseDate(text: string): text is ImpreciseDate {
  return SHAPE.test(text) && isDay(firstDay(text));
}

/** The first day the date may mean: '2021-06' → '2021-06-01'. */
export function firstDay(date: ImpreciseDate): Day {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day the date may mean: '2021' → '2021-12-31'. */
export function lastDay(date: ImpreciseDate): Day {
  const months = { 4: 12, 7: 1 }[date.length];
  return months === undefined ? date : addDays(addMonths(firstDay(date), months), -1);
}

/** The same day of the month so many months later, or the month's last day where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(count / 12))}-${two((count % 12) + 1)}`;
  const wished = Number(day.slice(8));
  const first = [wished, 30, 29, 28].find((date) => date <= wished && isDay(`${month}-${two(date)}`)) ?? 1;
  return `${month}-${two(first)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
