import { addDays, countedDays, dayNumber, dayOf, daysBetween, isCountedDay, type Day, type DayUnit } from '#kernel';
import type { Calendar, GapParameters, Limit, LimitedRule } from './gap.types.js';

/** A pause in the case: its first day is paused, its last is not. Open while no end is known. */
export interface Pause {
  readonly from: Day;
  readonly to: Day | undefined;
}

/** The limit of a rule; ready_waiting_place, whose subject is a kind, may have one per kind. */
export function limitOf(parameters: GapParameters, rule: LimitedRule, subject: string): Limit {
  const limit = parameters[rule];
  if (rule !== 'ready_waiting_place') return limit;
  const { byKind } = parameters.ready_waiting_place;
  return byKind !== undefined && Object.hasOwn(byKind, subject) ? { ...limit, ...byKind[subject] } : limit;
}

/**
 * Last day in time: the first day by which n days have counted after the start, the start itself when n = 0.
 * Undefined when a pause without end keeps the count from getting there.
 */
export function dueDay(start: Day, limit: Limit, calendar: Calendar, pauses: readonly Pause[]): Day | undefined {
  const { n, unit, pausable } = limit;
  let due = countOn(start, n, unit, calendar);
  for (const { from, to } of pausable ? pauses : []) {
    const first = from > start ? from : addDays(start, 1);
    if (to !== undefined && to <= first) continue;
    if (first > due) break;
    if (to === undefined) return undefined;
    // what counted inside the pause is to be counted again from its end
    const last = addDays(to, -1);
    const lost = countedDays(addDays(first, -1), due < last ? due : last, unit, calendar.nonworking);
    due = countOn(due < last ? last : due, lost, unit, calendar);
  }
  return due;
}

/** The day by which n more days have counted. */
function countOn(day: Day, n: number, unit: DayUnit, { nonworking }: Calendar): Day {
  if (unit === 'calendar') return addDays(day, n);
  let number = dayNumber(day);
  for (let left = n; left > 0;) {
    if (isCountedDay(dayOf(++number), unit, nonworking)) left--;
  }
  return dayOf(number);
}

/** How many days x with after < x <= upTo were paused. */
export function pausedDays(after: Day, upTo: Day, pauses: readonly Pause[]): number {
  const last = addDays(upTo, 1);
  const first = addDays(after, 1);
  let days = 0;
  for (const { from, to } of pauses) {
    const begin = from > first ? from : first;
    const end = to !== undefined && to < last ? to : last;
    if (begin < end) days += daysBetween(begin, end);
  }
  return days;
}
