import { addDays, addMonths, type Day } from '../../data/day';

export const SHAPES = ['vecka', 'manad', 'lista'] as const;
export type Shape = (typeof SHAPES)[number];

const weekdayOf = (day: Day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
export const monday = (day: Day): Day => addDays(day, -weekdayOf(day));

/** The days a page shows: whole weeks of a month, one week, or five weeks ahead as a list. */
export function spanOf(shape: Shape, at: Day): { from: Day; to: Day } {
  if (shape === 'lista') return { from: at, to: addDays(at, 34) };
  if (shape === 'vecka') return { from: monday(at), to: addDays(monday(at), 6) };
  const first = `${at.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return { from: monday(first), to: addDays(monday(last), 6) };
}

export function stepFrom(shape: Shape, at: Day, way: 1 | -1): Day {
  if (shape === 'vecka') return addDays(at, 7 * way);
  return shape === 'lista' ? addDays(at, 35 * way) : addMonths(`${at.slice(0, 7)}-01`, way);
}

export const daysFrom = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
