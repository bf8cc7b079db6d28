import type { Day } from '#kernel';
import type { History } from '../history/history.types.js';
import { evaluate } from './gap.process.js';
import type { Calendar, Finding, GapParameters } from './gap.types.js';

/** From its first day until the next entry, these findings are open: 'rule|subject|holder', sorted. */
export type OpenSince = readonly [firstDay: Day, open: readonly string[]];

/**
 * The findings open at the end of every day of a span, each day with the knowledge of that day. Only days on which
 * something is learned or falls due are evaluated, as the worker does; the days between are the same by wakeOn.
 */
export function replay(
  history: History,
  parameters: GapParameters,
  calendar: Calendar,
  from: Day,
  to: Day,
): readonly OpenSince[] {
  const learned = [...new Set(history.map(({ recordedOn }) => recordedOn))].sort();
  const runs: OpenSince[] = [];
  for (let day: Day | undefined = from; day !== undefined && day <= to;) {
    const { findings, wakeOn } = evaluate(history, parameters, calendar, day);
    const open = openKeys(findings);
    if (runs.length === 0 || runs.at(-1)?.[1].join('\n') !== open.join('\n')) runs.push([day, open]);
    const today: Day = day;
    const nextLearned = learned.find((one) => one > today);
    day = wakeOn === undefined || (nextLearned !== undefined && nextLearned < wakeOn) ? nextLearned : wakeOn;
  }
  return runs;
}

/** How a finding is written in a day's set. */
export function openKeys(findings: readonly Finding[]): readonly string[] {
  const open = findings.filter(({ stopOn }) => stopOn === null);
  return [...new Set(open.map(({ rule, subject, holder }) => `${rule}|${subject}|${holder}`))].sort();
}
