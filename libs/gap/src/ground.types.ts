import type { RuleId } from '#domain';
import type { Day } from '#kernel';

/** A finding as the table keeps it: everything but the lengths, which grow by themselves. */
export interface FindingState {
  readonly rule: RuleId;
  readonly subject: string;
  readonly clockStart: Day;
  readonly holder: string;
  readonly dueOn: Day | null;
  readonly breachOn: Day;
  readonly stopOn: Day | null;
  readonly stopReason: string | null;
}

/** A row of the finding table. Retracted: what was learned later says that it never was. */
export interface StoredFinding extends FindingState {
  readonly id: string;
  readonly version: number;
  readonly retracted: boolean;
}

/** What happened to a finding; version 1 is new, a later one follows the one that was read. */
export interface FindingChange extends StoredFinding {
  readonly change: 'opened' | 'closed' | 'changed' | 'retracted';
  /** The day it is about: the breach, the stop, or the day of the evaluation. */
  readonly effectiveOn: Day;
}

/** What one evaluation reads of its unit and case, after the case lock. */
export interface Ground {
  readonly today: Day;
  readonly coordinates: boolean;
  readonly wakeOn: Day | null;
  /** Events as a case-history file spells them. */
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly findings: readonly StoredFinding[];
  /** Rows of rule_parameter that hold today, the product's own first. */
  readonly limits: readonly LimitRow[];
  readonly limitsChangeOn: Day | null;
}
export type LimitRow = readonly [rule: string, parameter: Readonly<Record<string, unknown>>];
