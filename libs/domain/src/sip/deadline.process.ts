import type { Day } from '#kernel';
import { dueDay } from '../gap/limit.policy.js';
import { PLAN_KIND_RULES } from './plan-kind.rules.js';
import type { PlanKind } from './plan-kind.rules.js';
import { DEADLINES, daysOn } from './deadline.rules.js';
import type { DeadlineCode, DeadlineState, DecidedDays } from './deadline.rules.js';

/** The days of a plan’s course, each when it happened; null while it has not. */
export interface PlanDays {
  readonly kind: PlanKind;
  readonly needOn: Day;
  /** The notice that the patient is ready for discharge, when there is one. */
  readonly dischargeOn: Day | null;
  readonly begunOn: Day | null;
  readonly calledOn: Day | null;
  readonly heldOn: Day | null;
  /** Of the newest version. */
  readonly adoptedOn: Day | null;
  /** Every party has got the newest version. */
  readonly sentOn: Day | null;
  /** Assessed not needed, or over: what has not been done is no longer waited for. */
  readonly isOver: boolean;
}

/** One time limit of one plan. */
export interface Deadline {
  readonly code: DeadlineCode;
  readonly from: Day;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
  readonly state: DeadlineState;
}

/** What starts each clock of the planning unit, and what stops it. How soon the others answer is theirs. */
const CLOCKS: readonly (readonly [code: DeadlineCode, from: keyof PlanDays, done: keyof PlanDays | null])[] = [
  ['start', 'needOn', 'begunOn'],
  ['discharge', 'dischargeOn', 'calledOn'],
  ['meeting', 'calledOn', 'heldOn'],
  ['send', 'adoptedOn', 'sentOn'],
  ['followUp', 'adoptedOn', null],
];

/** The plan’s time limits, as they stood on the day each began to run. The law’s are a SIP’s alone. */
export function deadlinesOf(
  days: PlanDays,
  decided: readonly DecidedDays[],
  nonworking: ReadonlySet<Day>,
  today: Day,
): Deadline[] {
  return CLOCKS.flatMap(([code, fromField, doneField]) => {
    const from = days[fromField] as Day | null;
    const doneOn = doneField && (days[doneField] as Day | null);
    if (!from || (DEADLINES[code].law && !PLAN_KIND_RULES[days.kind].isLegal)) return [];
    if (days.isOver && !doneOn) return [];
    const dueOn = dueOf(code, from, decided, nonworking);
    return [{ code, from, dueOn, doneOn, state: stateOf(dueOn, doneOn, today) }];
  });
}

/** The last day in time. */
export function dueOf(code: DeadlineCode, from: Day, decided: readonly DecidedDays[], nonworking: ReadonlySet<Day>): Day {
  const limit = { n: daysOn(code, from, decided), unit: DEADLINES[code].unit, pausable: false };
  return dueDay(from, limit, { nonworking }, []) ?? from;
} // prettier-ignore

function stateOf(dueOn: Day, doneOn: Day | null, today: Day): DeadlineState {
  if (doneOn) return doneOn <= dueOn ? 'met' : 'missed';
  return today <= dueOn ? 'open' : 'passed';
}
