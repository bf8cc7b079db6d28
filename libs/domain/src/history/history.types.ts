import type { Day } from '#kernel';

/** What gap detection reads, spelled as in the journal and in a case-history file. */
export const GAP_EVENTS = [
  'case_opened',
  'case_reopened',
  'case_closed',
  'responsible_assigned',
  'responsible_ended',
  'referral_sent',
  'referral_answered',
  'referral_info_supplied',
  'referral_withdrawn',
  'waitlisted',
  'intervention_started',
  'planned_end_changed',
  'next_step_agreed',
  'intervention_ended',
  'plan_decided',
  'followup_done',
  'ready_declared',
  'ready_withdrawn',
  'pause_started',
  'pause_ended',
  'void',
] as const;
export type GapEvent = (typeof GAP_EVENTS)[number];

/**
 * One thing that happened in a case (händelse), as one unit holds it. Two time axes: when it was true, and when the
 * unit learned it. Days, codes and ids only, no text. Which fields a type carries stands in EVENT_FIELDS.
 */
export interface HistoryEvent {
  readonly id: string;
  /** Order within a day; together with occurredOn the one order of a history. */
  readonly seq: number;
  /** A GapEvent, or another type of the journal, which no gap rule reads. */
  readonly type: string;
  readonly occurredOn: Day;
  readonly recordedOn: Day;
  readonly agency?: string;
  readonly worker?: string;
  readonly ref?: string;
  readonly from?: string;
  readonly to?: string;
  readonly answer?: string;
  readonly iv?: string;
  readonly kind?: string;
  readonly provider?: string;
  readonly plannedEnd?: Day;
  readonly plan?: string;
  readonly followupDue?: Day;
  readonly owner?: string;
  readonly reason?: string;
  /** What the participant does after an exit; work or studies need no next intervention. */
  readonly occupationAfter?: string;
  /** The event this one takes back, from its own recordedOn onward. */
  readonly voids?: string;
  /** The event of another unit that this one tells again; both are one fact. */
  readonly about?: string;
}

/** All events of one case that one unit holds, in any order. */
export type History = readonly HistoryEvent[];
