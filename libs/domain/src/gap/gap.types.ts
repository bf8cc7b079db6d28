import type { Day, DayUnit } from '#kernel';

/** The twelve rules, as spelled in the journal, the limits and the findings. Their words stand in GAP_RULES. */
export const RULE_IDS = [
  'referral_unanswered',
  'info_request_open',
  'accepted_not_started',
  'between_interventions',
  'no_first_intervention',
  'no_responsible',
  'followup_overdue',
  'ready_waiting_place',
  'planned_end_passed',
  'bounce',
  'forecast_no_next_step',
  'forecast_low_season',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** How long a clock may run before it is a finding. */
export interface Limit {
  /** Days allowed: acting on the n:th counted day is in time. */
  readonly n: number;
  readonly unit: DayUnit;
  /** Whether a pause in the case stops this clock. */
  readonly pausable: boolean;
}

/** Rules with a clock that runs and a limit in days. */
export type LimitedRule = Exclude<RuleId, 'bounce' | ForecastRule>;
export type ForecastRule = 'forecast_no_next_step' | 'forecast_low_season';

/** The ready-waiting limit may differ by kind of place: `byKind.internship.n`. */
export interface KindLimit extends Limit {
  readonly byKind?: Readonly<Record<string, Partial<Limit>>>;
}

/** When little is going on: weeks in summer and days around Christmas, [month, day]. */
export interface LowSeason {
  readonly summerWeeks: readonly [first: number, last: number];
  readonly xmasFrom: readonly [month: number, day: number];
  readonly xmasTo: readonly [month: number, day: number];
  /** An end so many days before the season is an end before the season. */
  readonly leadDays: number;
}

/** The limits of an association on a day: data, versioned by date outside this function. */
export interface GapParameters extends Readonly<Record<Exclude<LimitedRule, 'ready_waiting_place'>, Limit>> {
  readonly ready_waiting_place: KindLimit;
  readonly bounce: { readonly count: number };
  readonly forecast_no_next_step: { readonly lead: number };
  readonly forecast_low_season: { readonly lead: number; readonly season: LowSeason };
}

/** Days off that are not Saturdays or Sundays by nature: public holidays and the three eves. */
export interface Calendar {
  readonly nonworking: ReadonlySet<Day>;
}

/** Whose eyes: the unit that evaluates, and whether it coordinates the case (delivery rule 13). Left out: all rules. */
export interface Viewpoint {
  readonly unit: string;
  readonly coordinates: boolean;
}

/**
 * A clock that ran past its limit, a rundgång or a warning, as known on a day; closed ones stay in the list.
 * Identity within (unit, case): rule, subject, clockStart.
 */
export interface Finding {
  readonly rule: RuleId;
  /** The request, intervention, plan or kind it is about; '-' when it is about the case. */
  readonly subject: string;
  /** Who has the next step: an agency in a history file, a unit in the product. */
  readonly holder: string;
  readonly clockStart: Day;
  /** Last day in time; for a warning the planned end; null for rundgång. */
  readonly dueOn: Day | null;
  /** The day it opened. */
  readonly breachOn: Day;
  readonly stopOn: Day | null;
  readonly stopReason: string | null;
  /** Calendar days from the start to the stop, or to the day asked about. Never stored: it grows by itself. */
  readonly daysGross: number;
  /** The same without paused days, where the rule may be paused. Never stored. */
  readonly daysNet: number;
}

/** Any clock of a limited rule, breached or not: what waiting lists and "väntat n dagar" are made of. */
export interface Clock extends Omit<Finding, 'breachOn'> {
  /** When it will open, as things stand; null while a pause without end keeps it from counting. */
  readonly breachOn: Day | null;
}

/** The answer of one evaluation. */
export interface Evaluation {
  /** Every finding there has ever been, as known on the day; sorted by rule, subject, start. */
  readonly findings: readonly Finding[];
  /** Every clock there has ever been, running and stopped; sorted likewise. */
  readonly clocks: readonly Clock[];
  /** The next day on which findings change by themselves; undefined when nothing can happen without an event. */
  readonly wakeOn: Day | undefined;
}
