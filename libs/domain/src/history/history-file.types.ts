import type { Day, Words } from '#kernel';
import type { GapOverrides } from '../gap/gap.policy.js';
import type { Calendar, GapParameters } from '../gap/gap.types.js';
import type { HistoryFaultCode } from './history.reasons.js';
import type { History } from './history.types.js';

export const HISTORY_FORMAT = 'gap-golden/1';

/** One case of a file. */
export interface CaseHistory {
  readonly case: string;
  readonly association: string | undefined;
  readonly events: History;
}

/** A case-history file, read and checked: what a replay runs on and an import takes in. */
export interface HistoryFile {
  readonly parameters: GapParameters;
  readonly overrides: ReadonlyMap<string, GapOverrides>;
  /** Undefined when the file brings none: an import uses the product's own. */
  readonly calendar: Calendar | undefined;
  readonly cases: readonly CaseHistory[];
  /** The days the file says what it expects of; empty in an export. */
  readonly expectedOn: readonly Day[];
}

/** Where a fault is. Parts that do not apply are left out. */
export interface FaultPlace {
  readonly file: string;
  readonly case?: string;
  readonly event?: string;
  readonly field?: string;
}

/** One thing wrong in a file, placed and worded. */
export interface HistoryFault extends FaultPlace, Words {
  readonly code: HistoryFaultCode;
}

/** All or nothing: a file with one fault gives no history. */
export type HistoryResult =
  | { readonly ok: true; readonly history: HistoryFile }
  | { readonly ok: false; readonly faults: readonly HistoryFault[] };
