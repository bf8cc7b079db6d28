import type { HistoryEvent, RuleId } from '#domain';
import {
  activeAfter,
  caseworkerAgency,
  openingAgency,
  plannedEnd,
  providerOf,
  requestBefore,
  workersAfter,
  type Case,
  type OracleFinding,
} from './oracle-case.js';
import { isWeekend, plus } from './oracle-days.js';

// ---- clocks: every start, and the first stop after it ----

interface Start {
  at: number;
  rule: RuleId;
  subject: string;
  holder: string;
  start: string;
  stops: (event: HistoryEvent, at: number) => boolean;
}

export function clocks(one: Case): OracleFinding[] {
  const found = new Map<string, OracleFinding>();
  const runningUntil = new Map<string, number>();
  for (const begin of starts(one)) {
    const subject = `${begin.rule}|${begin.subject}`;
    if ((runningUntil.get(subject) ?? -1) > begin.at) continue;
    let stopAt = begin.at + 1;
    while (stopAt < one.events.length && !isStop(one, begin, stopAt)) stopAt++;
    runningUntil.set(subject, stopAt);
    const stop = one.events[stopAt]?.occurredOn ?? null;
    if (stop !== null && stop < begin.start) continue;
    const identity = `${subject}|${begin.start}`;
    found.delete(identity);
    const due = dueOn(one, begin);
    if (due === null) continue;
    const breach = plus(due, 1);
    if (breach > one.day || (stop !== null && stop < breach)) continue;
    const { rule, holder, start } = begin;
    found.set(identity, {
      rule,
      subject: begin.subject,
      holder,
      clockStart: start,
      dueOn: due,
      breachOn: breach,
      stopOn: stop,
    });
  }
  return [...found.values()];
}

function isStop(one: Case, begin: Start, at: number): boolean {
  const event = one.events[at]!;
  return begin.stops(event, at) || (event.type === 'case_closed' && one.turned[at]!);
}

function starts(one: Case): Start[] {
  return one.events.flatMap((event, at) => (one.open[at] ? startsAt(one, event, at) : []));
}

function startsAt(one: Case, event: HistoryEvent, at: number): Start[] {
  const day = event.occurredOn;
  const ref = event.ref ?? '-';
  const request = requestBefore(one, ref, at);
  const anyStart = (other: HistoryEvent) => other.type === 'intervention_started';
  const assigned = (other: HistoryEvent) => other.type === 'responsible_assigned';
  const found: Start[] = [];
  const add = (rule: Start['rule'], subject: string, holder: string, start: string, stops: Start['stops']) =>
    found.push({ at, rule, subject, holder, start, stops });
  const unanswered = (to: string) =>
    add('referral_unanswered', ref, to, day, (other) => other.ref === ref && isAnswerOrBack(other));

  switch (event.type) {
    case 'case_opened':
    case 'case_reopened':
      if (!one.turned[at]) break;
      add('no_first_intervention', '-', openingAgency(one, at), day, anyStart);
      if (workersAfter(one, at).length === 0) add('no_responsible', '-', openingAgency(one, at), day, assigned);
      for (const iv of activeAfter(one, at)) {
        const end = plannedEnd(one, iv, at);
        if (end !== undefined && end >= day) add('planned_end_passed', iv, providerOf(one, iv, at), end, endStops(iv));
      }
      break;
    case 'responsible_ended': {
      const left = workersAfter(one, at - 1).find((worker) => worker.name === event.worker);
      if (left && workersAfter(one, at).length === 0) add('no_responsible', '-', left.agency, day, assigned);
      break;
    }
    case 'referral_sent':
      unanswered(event.to!);
      break;
    case 'referral_info_supplied':
      if (request && !['accepted', 'rejected'].includes(request.lastAnswer)) unanswered(request.to);
      break;
    case 'referral_answered':
      if (!request) break;
      if (event.answer === 'info_requested') {
        add('info_request_open', ref, request.from, day, (other) => {
          const decided = other.type === 'referral_answered' && other.answer !== 'info_requested';
          return (
            other.ref === ref && (decided || ['referral_info_supplied', 'referral_withdrawn'].includes(other.type))
          );
        });
      }
      if (event.answer === 'accepted' && !request.isStarted) {
        add('accepted_not_started', ref, request.to, day, (other) => {
          const refused = other.type === 'referral_answered' && other.answer === 'rejected';
          return other.ref === ref && (refused || ['intervention_started', 'referral_withdrawn'].includes(other.type));
        });
      }
      break;
    case 'intervention_ended':
      if (!activeAfter(one, at - 1).includes(event.iv!) || activeAfter(one, at).length > 0) break;
      if (['work', 'subsidisedWork', 'ownBusiness', 'study'].includes(event.occupationAfter ?? '')) break;
      add('between_interventions', '-', caseworkerAgency(one, at), day, anyStart);
      break;
    case 'intervention_started':
      if (event.plannedEnd) add('planned_end_passed', event.iv!, event.agency!, event.plannedEnd, endStops(event.iv!));
      break;
    case 'planned_end_changed':
      if (!activeAfter(one, at).includes(event.iv!)) break;
      add('planned_end_passed', event.iv!, providerOf(one, event.iv!, at), event.plannedEnd!, endStops(event.iv!));
      break;
    case 'plan_decided':
      add('followup_overdue', event.plan!, event.agency!, event.followupDue!, (other) => {
        return other.plan === event.plan && ['followup_done', 'plan_decided'].includes(other.type);
      });
      break;
    case 'ready_declared':
      add('ready_waiting_place', event.kind!, event.owner!, day, (other) => {
        if (other.type === 'ready_withdrawn') return other.kind === undefined || other.kind === event.kind;
        return other.type === 'intervention_started' && other.kind === event.kind;
      });
      break;
  }
  return found;
}

function isAnswerOrBack({ type }: HistoryEvent): boolean {
  return type === 'referral_answered' || type === 'referral_withdrawn';
}

function endStops(iv: string): Start['stops'] {
  const types = ['intervention_ended', 'planned_end_changed', 'intervention_started'];
  return (other) => other.iv === iv && types.includes(other.type);
}

// ---- days, one at a time ----

function dueOn(one: Case, { rule, subject, start }: Start): string | null {
  let limit = one.parameters[rule] as { n: number; unit: string; pausable: boolean };
  if (rule === 'ready_waiting_place') limit = { ...limit, ...one.parameters.ready_waiting_place.byKind?.[subject] };
  let counted = 0;
  for (let day = start; day <= one.day; day = plus(day, 1)) {
    const isOff = limit.unit === 'working' && (isWeekend(day) || one.nonworking.has(day));
    if (day > start && !isOff && !(limit.pausable && isPaused(one, day))) counted++;
    if (counted === limit.n) return day;
  }
  return null;
}

function isPaused(one: Case, day: string): boolean {
  let since: string | undefined;
  for (const { type, occurredOn } of one.events) {
    if (type === 'pause_started') since ??= occurredOn;
    if (type === 'pause_ended' && since !== undefined) {
      if (since <= day && day < occurredOn) return true;
      since = undefined;
    }
  }
  return since !== undefined && since <= day;
}
