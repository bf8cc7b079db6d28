import { addDays, daysBetween, type Day } from '#kernel';
import type { Bounce, CaseFacts } from './case-facts.process.js';
import { THE_CASE } from './case-facts.process.js';
import type { ClockRow } from './clock.process.js';
import type { Calendar, Clock, Finding, GapParameters } from './gap.types.js';
import { dueDay, limitOf, pausedDays, type Pause } from './limit.policy.js';
import type { Warning } from './warning.process.js';

/** A clock with its days counted, as of a day. */
export function timedClock(
  row: ClockRow,
  pauses: CaseFacts['pauses'],
  parameters: GapParameters,
  calendar: Calendar,
  day: Day,
): Clock {
  const { rule, subject, holder, start, stop, reason } = row;
  const limit = limitOf(parameters, rule, subject);
  const due = dueDay(start, limit, calendar, pauses);
  return {
    rule,
    subject,
    holder,
    clockStart: start,
    dueOn: due ?? null,
    breachOn: due === undefined ? null : addDays(due, 1),
    stopOn: stop,
    stopReason: reason,
    ...lengths(start, stop ?? day, limit.pausable ? pauses : []),
  };
}

/** Whether a clock is a finding by a day. A stop on the day of the breach is late: a day begins with the tick. */
export function isBreached(clock: Clock, day: Day): clock is Clock & Finding {
  const { breachOn, stopOn } = clock;
  return breachOn !== null && breachOn <= day && (stopOn === null || stopOn >= breachOn);
}

/** A rundgång as a finding: it has no day to be in time by. */
export function bounceFinding({ start, breach, holder, stop, reason }: Bounce, day: Day): Finding {
  const outcome = { stopOn: stop, stopReason: reason, ...lengths(start, stop ?? day, []) };
  return { rule: 'bounce', subject: THE_CASE, holder, clockStart: start, dueOn: null, breachOn: breach, ...outcome };
}

/** A warning as a finding: open from its first day, due at the planned end. */
export function warningFinding({ rule, subject, holder, start, due, stop, reason }: Warning, day: Day): Finding {
  const outcome = { stopOn: stop, stopReason: reason, ...lengths(start, stop ?? day, []) };
  return { rule, subject, holder, clockStart: start, dueOn: due, breachOn: start, ...outcome };
}

/** The order of every list: rule, subject, start. */
export function byIdentity(a: Clock, b: Clock): number {
  return compare(a.rule, b.rule) || compare(a.subject, b.subject) || compare(a.clockStart, b.clockStart);
}

/** Whether two answers are the same in all that is stored; lengths grow by themselves and are not. */
export function sameFindings(some: readonly Finding[], others: readonly Finding[]): boolean {
  return some.length === others.length && some.every((one, at) => isSame(one, others[at]));
}

const STORED = [
  'rule',
  'subject',
  'clockStart',
  'holder',
  'dueOn',
  'breachOn',
  'stopOn',
  'stopReason',
] as const satisfies readonly (keyof Finding)[];

function isSame(one: Finding, other: Finding | undefined): boolean {
  return other !== undefined && STORED.every((field) => one[field] === other[field]);
}

function lengths(start: Day, end: Day, pauses: readonly Pause[]): Pick<Finding, 'daysGross' | 'daysNet'> {
  const daysGross = daysBetween(start, end);
  return { daysGross, daysNet: daysGross - pausedDays(start, end, pauses) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
