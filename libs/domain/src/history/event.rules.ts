import type { GapEvent, HistoryEvent } from './history.types.js';

/** A field of an event beyond id, seq, type and its two days. */
export type EventField = Exclude<keyof HistoryEvent, 'id' | 'seq' | 'type' | 'occurredOn' | 'recordedOn'>;

/** How each field is spelled in the file and the journal's payload, and whether it is a day. */
export const FIELDS: Readonly<Record<EventField, { readonly name: string; readonly day?: true }>> = {
  agency: { name: 'agency' },
  worker: { name: 'worker' },
  ref: { name: 'ref' },
  from: { name: 'from' },
  to: { name: 'to' },
  answer: { name: 'answer' },
  iv: { name: 'iv' },
  kind: { name: 'kind' },
  provider: { name: 'provider' },
  plannedEnd: { name: 'planned_end', day: true },
  plan: { name: 'plan' },
  followupDue: { name: 'followup_due', day: true },
  owner: { name: 'owner' },
  reason: { name: 'reason' },
  occupationAfter: { name: 'occupation_after' },
  voids: { name: 'voids' },
  about: { name: 'about' },
};

/** What each type must say. Other fields may stand there; those of FIELDS are read, the rest left alone. */
export const REQUIRED: Readonly<Record<GapEvent, readonly EventField[]>> = {
  case_opened: ['agency'],
  case_reopened: [],
  case_closed: ['reason'],
  responsible_assigned: ['agency', 'worker'],
  responsible_ended: ['worker'],
  referral_sent: ['ref', 'from', 'to'],
  referral_answered: ['ref', 'answer'],
  referral_info_supplied: ['ref'],
  referral_withdrawn: ['ref'],
  waitlisted: ['ref'],
  intervention_started: ['iv', 'kind', 'agency'],
  planned_end_changed: ['iv', 'plannedEnd'],
  next_step_agreed: ['iv'],
  intervention_ended: ['iv'],
  plan_decided: ['plan', 'agency', 'followupDue'],
  followup_done: ['plan'],
  ready_declared: ['kind', 'owner'],
  ready_withdrawn: [],
  pause_started: [],
  pause_ended: [],
  void: ['voids'],
};

export const ANSWERS = ['accepted', 'rejected', 'info_requested'] as const;

/** May be told of what has not begun: a next step can be agreed, and a place in a queue given, ahead of it. */
export const MAY_COME_FIRST: readonly string[] = ['next_step_agreed', 'waitlisted'] satisfies readonly GapEvent[];

/** An event, the one that must have come before it, and the field both name; without a field, any of them will do. */
export const FOLLOWS: readonly (readonly [type: GapEvent, after: GapEvent, field?: EventField])[] = [
  ['case_reopened', 'case_closed'],
  ['responsible_ended', 'responsible_assigned', 'worker'],
  ['referral_answered', 'referral_sent', 'ref'],
  ['referral_info_supplied', 'referral_sent', 'ref'],
  ['referral_withdrawn', 'referral_sent', 'ref'],
  ['waitlisted', 'referral_sent', 'ref'],
  ['intervention_started', 'referral_sent', 'ref'],
  ['planned_end_changed', 'intervention_started', 'iv'],
  ['next_step_agreed', 'intervention_started', 'iv'],
  ['intervention_ended', 'intervention_started', 'iv'],
  ['followup_done', 'plan_decided', 'plan'],
  ['ready_withdrawn', 'ready_declared', 'kind'],
  ['pause_ended', 'pause_started'],
];
