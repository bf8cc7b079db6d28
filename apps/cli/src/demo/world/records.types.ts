import type { Category, InterventionStatus, ReferralStatus, ReferralType, SipStatus } from '#domain';
import type { Day } from '#kernel';

/** What every record about a person has, spelled as its table's columns. */
export interface Held {
  readonly id: string;
  readonly association_id: string;
  readonly case_id: string;
  readonly owner_unit: string;
  readonly category: Category;
  readonly holders: string[];
  version: number;
}

export interface Edge {
  readonly from_unit: string;
  readonly to_unit: string;
  readonly categories: readonly Category[];
  /** '[first day,last day]'. */
  readonly during: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  revoked_at: string | null;
  readonly [column: string]: unknown;
}

export interface Sharing {
  readonly to_unit: string;
  categories: readonly Category[];
  decided_by: string;
}

export interface UnitCase {
  caseworker: string | null;
  caseworker_since: Day | null;
  readonly joined_on: Day;
  readonly own_number: string | null;
}

export interface Person {
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_year: number;
  readonly pnr_cipher: string;
  readonly pnr_index: string;
  readonly source_id: string | null;
  readonly recorded_at: string;
}

export interface Referral {
  readonly type: ReferralType;
  readonly from_unit: string;
  readonly to_unit: string;
  readonly programme_id: string | null;
  status: ReferralStatus;
  since: Day;
  sent_on: Day | null;
  readonly wished_by: Day | null;
  planned_start: Day | null;
  returned_to: string | null;
  hold_reason: string | null;
  outcome: string | null;
}

export interface Participation {
  readonly programme_id: string | null;
  readonly kind: string;
  readonly title: string;
  readonly referral_id: string | null;
  status: InterventionStatus;
  readonly started_on: Day;
  planned_end: Day | null;
  readonly review_on: Day | null;
  ended_on: Day | null;
  [column: string]: unknown;
}

export interface Plan {
  status: SipStatus;
  kind: string;
  follow_up_on: Day | null;
  [column: string]: unknown;
}

export interface Event {
  readonly type: string;
  readonly occurred_on: Day;
  readonly payload: Readonly<Record<string, string | number | boolean>>;
  readonly voids: string | null;
  readonly [column: string]: unknown;
}

/** The kinds of records as deliveries and feeds name them, and what each adds to what all have. */
export interface Records {
  case: { readonly number: string; readonly created_at: string };
  coordination: { status: string; readonly opened_on: Day; closed_on: Day | null; close_reason: string | null };
  unitCase: UnitCase;
  person: Person;
  member: { readonly unit_id: string; readonly since: Day };
  message: { readonly about_kind: string; readonly about_id: string; readonly [column: string]: unknown };
  event: Event;
  sharing: Sharing;
  caseOpening: {
    readonly account_id: string;
    readonly reason: string;
    readonly opened_at: string;
    readonly until: string;
  };
  consent: { readonly consent_no: number; readonly during: string; readonly [column: string]: unknown };
  edge: Edge;
  referral: Referral;
  referralHandling: { readonly referral_id: string; readonly caseworker: string };
  handoff: { status: string; readonly to_unit: string; readonly [column: string]: unknown };
  intervention: Participation;
  interventionPeriod: { readonly intervention_id: string; to_on: Day | null; readonly [column: string]: unknown };
  ready: { readonly kind: string; readonly since: Day; until: Day | null };
  sip: Plan;
  sipVersion: { readonly plan_id: string; readonly [column: string]: unknown };
  meeting: { status: string; readonly plan_id: string; readonly [column: string]: unknown };
  meetingPoint: { readonly meeting_id: string; readonly [column: string]: unknown };
  meetingInvitation: {
    readonly to_unit: string;
    readonly plan_id: string;
    status: string;
    readonly [column: string]: unknown;
  };
  commitment: { readonly responsible_unit: string; status: string; readonly [column: string]: unknown };
  finding: { readonly rule: string; readonly [column: string]: unknown };
  findingLog: { readonly finding_id: string; readonly [column: string]: unknown };
}
export type Kind = keyof Records;
export type Of<K extends Kind> = Held & Records[K];

export interface Delivery {
  readonly id: string;
  readonly act_id: string;
  readonly association_id: string;
  readonly case_id: string;
  readonly record_kind: Kind;
  readonly record_id: string;
  readonly category: Category;
  readonly from_unit: string;
  readonly to_unit: string;
  readonly arrived_at: string;
  readonly arrived_on: Day;
  readonly ground: 'CONSENT' | 'REPLY';
  readonly edge_id: string | null;
  readonly decided_by: string | null;
  opened_on: Day | null;
}
