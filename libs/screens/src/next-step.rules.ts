import type { AccountRef, NextStep, UnitRef } from '#cases';
import {
  AWAITED,
  COMMITMENT_NEXT_ACT,
  CONFIRM_EDGE_ACT,
  HANDOFF_NEXT_ACT,
  PLAN_CASE_ACT,
  REFERRAL_NEXT_ACT,
  SIP_NEXT_ACT,
} from '#domain';
import type { CodeList, Words } from '#kernel';

/** A closed case: nothing is to be done, and nobody is missing. */
interface ClosedRow {
  readonly process: 'case';
  readonly state: 'closed';
}

/** The next step as SQL gives it. */
export interface NextStepRow {
  readonly unit: UnitRef;
  readonly mine: boolean;
  readonly nobody?: boolean;
  readonly caseworker: AccountRef | null;
  /** Who covers while she is away. */
  readonly coveredBy?: AccountRef | null;
  readonly since: string | null;
  readonly wishedBy?: string | null;
  readonly waitedWorkingDays?: number | null;
  readonly process: 'referral' | 'handoff' | 'commitment' | 'sip' | 'edge' | 'case' | 'awaited';
  readonly state: string;
}

/** What is to be done, by the kind of open thing and its state. */
// prettier-ignore
const ACT: Readonly<Record<NextStepRow['process'], CodeList | Words>> = {
  referral:   REFERRAL_NEXT_ACT,
  handoff:    HANDOFF_NEXT_ACT,
  commitment: COMMITMENT_NEXT_ACT,
  sip:        SIP_NEXT_ACT,
  edge:       CONFIRM_EDGE_ACT,
  case:       PLAN_CASE_ACT,
  awaited:    AWAITED,
};

/** Whose turn it is, in words. Nobody is a possible answer, and an alarming one; null when nothing is told to this unit. */
export function nextStepOf(row: NextStepRow | ClosedRow | null, accountId: string): NextStep {
  if (!row) return { who: 'nobody', what: null };
  if (!('unit' in row)) return { who: 'none', what: null };
  const act = ACT[row.process];
  const what = isWords(act) ? act : (act[row.state] ?? null);
  const { unit, caseworker, coveredBy = null, since, wishedBy = null, waitedWorkingDays = null } = row;
  return { who: whoOf(row, accountId), unit, caseworker, coveredBy, since, wishedBy, waitedWorkingDays, what };
}

function whoOf({ mine, nobody, caseworker, coveredBy }: NextStepRow, accountId: string): string {
  if (nobody) return 'nobody';
  if (!mine) return 'other';
  return (coveredBy ?? caseworker)?.id === accountId ? 'me' : 'unit';
}

const isWords = (act: CodeList | Words): act is Words => typeof (act as Words).sv === 'string';
