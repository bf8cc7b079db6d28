import { codeOf } from '#cases';
import { DEADLINES, DEADLINE_STATES, deadlinesOf, dueOf } from '#domain';
import type { DeadlineRow, DecidedDays, PlanDays, PlanKind } from '#domain';
import type { Day } from '#kernel';
import type { PlanDeadline, SipInvitation } from './sip.types.js';

/** When a plan came how far, as SQL gives it. */
export type Course = Omit<PlanDays, 'kind' | 'needOn' | 'isOver'>;
/** What the association has decided, and the days off that count. */
export interface Terms {
  readonly decided: readonly DecidedDays[];
  readonly daysOff: readonly Day[];
}

interface Held {
  readonly kind: string;
  readonly status: string;
  readonly needOn?: string | null;
  readonly course: Course | null;
  readonly terms: Terms;
  readonly today: Day;
}

const OVER: readonly string[] = ['assessedNotNeeded', 'consentRefused', 'closing', 'closed'];

/** The time limits of the unit that keeps the plan; none of others. */
export function deadlinesOfPlan({ kind, status, needOn, course, terms, today }: Held): PlanDeadline[] {
  if (!course || !needOn) return [];
  const days = { ...course, kind: kind as PlanKind, needOn, isOver: OVER.includes(status) };
  return deadlinesOf(days, terms.decided, new Set(terms.daysOff), today).map(({ code, from, state, ...rest }) => {
    const { label, law, from: counted }: DeadlineRow = DEADLINES[code];
    return { ...rest, code, label, law, from: counted, fromOn: from, state: codeOf(DEADLINE_STATES, state) };
  });
}

/** When an answer is wished for: so many days after it came, and not after the meeting itself. */
export function answerBy({ deliveredOn, meetingOn }: Pick<SipInvitation, 'deliveredOn' | 'meetingOn'>, terms: Terms): Day | null {
  if (!deliveredOn) return null;
  const due = dueOf('answer', deliveredOn, terms.decided, new Set(terms.daysOff));
  return due < meetingOn ? due : meetingOn;
} // prettier-ignore
