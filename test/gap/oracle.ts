/**
 * The rules once more, straight from the prose of the golden README: for one day, look at every start in turn and search
 * forward for what stops it; count days one at a time; ask the forecast condition of every single day. Slow, and sharing
 * nothing with the engine but the shape of its input.
 */
import type { GapParameters, HistoryEvent } from '#domain';
import {
  activeAfter,
  plannedEnd,
  providerOf,
  requestBefore,
  SETS_END,
  standing,
  type Case,
  type OracleFinding,
} from './oracle-case.js';
import { clocks } from './oracle-clocks.js';
import { plus, week } from './oracle-days.js';

export function oracle(
  history: readonly HistoryEvent[],
  parameters: GapParameters,
  nonworking: ReadonlySet<string>,
  day: string,
): OracleFinding[] {
  const known = standing(history, day);
  const events = known.filter((event) => event.occurredOn <= day);
  const open: boolean[] = [];
  const turned: boolean[] = [];
  let isOpen = !known.some((event) => event.type === 'case_opened');
  for (const event of events) {
    const was = isOpen;
    if (event.type === 'case_opened' || event.type === 'case_reopened') isOpen = true;
    if (event.type === 'case_closed') isOpen = false;
    open.push(isOpen);
    turned.push(was !== isOpen);
  }
  const one: Case = { events, open, turned, day, parameters, nonworking };
  const all = [...clocks(one), ...bounces(one), ...forecasts(one)];
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1)); // '\0' sorts before all, so r1 stands before r10
}

function key(finding: OracleFinding): string {
  return [finding.rule, finding.subject, finding.clockStart].join('\0');
}

// ---- rundgång ----

function bounces(one: Case): OracleFinding[] {
  const found: OracleFinding[] = [];
  let rejected: string[] = [];
  for (const [at, event] of one.events.entries()) {
    if (event.type === 'intervention_started' || (event.type === 'case_closed' && one.turned[at])) {
      rejected = [];
      const last = found.at(-1);
      if (last) last.stopOn ??= event.occurredOn;
    }
    const request = event.type === 'referral_answered' && requestBefore(one, event.ref!, at);
    if (!request || event.answer !== 'rejected' || !one.open[at]) continue;
    rejected.push(event.occurredOn);
    if (rejected.length !== one.parameters.bounce.count) continue;
    if (found.at(-1)?.clockStart === rejected[0]) found.pop(); // two in one day have one identity
    const from = { rule: 'bounce', subject: '-', holder: request.from, clockStart: rejected[0]! };
    found.push({ ...from, dueOn: null, breachOn: event.occurredOn, stopOn: null });
  }
  return found;
}

// ---- warnings: one question for each day ----

function forecasts(one: Case): OracleFinding[] {
  const found: OracleFinding[] = [];
  const first = one.events[0]?.occurredOn ?? one.day;
  const running = new Map<string, OracleFinding>();
  for (let day = first; day <= one.day; day = plus(day, 1)) {
    const at = one.events.findLastIndex((event) => event.occurredOn <= day);
    const today = one.open[at] ? activeAfter(one, at).flatMap((iv) => warningsOn(one, iv, at, day)) : [];
    for (const [name, warning] of running) {
      if (today.some((other) => `${other.rule}|${other.subject}` === name)) continue;
      warning.stopOn = day;
      running.delete(name);
    }
    for (const warning of today) {
      const name = `${warning.rule}|${warning.subject}`;
      const known = running.get(name);
      if (known) known.dueOn = warning.dueOn;
      else {
        running.set(name, warning);
        found.push(warning);
      }
    }
  }
  return found;
}

function warningsOn(one: Case, iv: string, at: number, day: string): OracleFinding[] {
  const end = plannedEnd(one, iv, at);
  if (end === undefined || day > end) return [];
  const upTo = one.events.slice(0, at + 1);
  const set = upTo.findLastIndex((e) => e.iv === iv && SETS_END.includes(e.type));
  if (upTo.some((e, i) => i > set && e.iv === iv && e.type === 'next_step_agreed')) return [];
  const others = activeAfter(one, at).filter((other) => other !== iv);
  if (others.some((other) => (plannedEnd(one, other, at) ?? '9999') > end)) return [];
  const { forecast_no_next_step: soon, forecast_low_season: season } = one.parameters;
  const warning = {
    subject: iv,
    holder: providerOf(one, iv, at),
    clockStart: day,
    dueOn: end,
    breachOn: day,
    stopOn: null,
  };
  const found: OracleFinding[] = [];
  if (day >= plus(end, -soon.lead)) found.push({ rule: 'forecast_no_next_step', ...warning });
  if (day >= plus(end, -season.lead) && nearSeason(end, one.parameters))
    found.push({ rule: 'forecast_low_season', ...warning });
  return found;
}

function nearSeason(end: string, { forecast_low_season: { season } }: GapParameters): boolean {
  for (let ahead = 0; ahead <= season.leadDays; ahead++) {
    const day = plus(end, ahead);
    const [, month, date] = day.split('-').map(Number);
    if (week(day) >= season.summerWeeks[0] && week(day) <= season.summerWeeks[1]) return true;
    if ((month === 12 && date! >= season.xmasFrom[1]) || (month === 1 && date! <= season.xmasTo[1])) return true;
  }
  return false;
}
