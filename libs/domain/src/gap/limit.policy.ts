import { addDays, dayNumber, dayOf, daysBetween, isCountedDay, type Day } from '#kernel';
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
  const paused = limit.pausable ? pauses : [];
  let day = dayNumber(start);
  for (let left = limit.n; left > 0;) {
    const pause = pauseOn(paused, dayOf(++day));
    if (pause !== undefined) {
      if (pause.to === undefined) return undefined;
      day = dayNumber(pause.to) - 1;
    } else if (isCountedDay(dayOf(day), limit.unit, calendar.nonworking)) {
      left--;
    }
  }
  return dayOf(day);
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

function pauseOn(pauses: readonly Pause[], day: Day): Pause | undefined {
  return pauses.find(({ from, to }) => from <= day && (to === undefined || day < to));
}
