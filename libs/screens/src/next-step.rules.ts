import type { AccountRef, NextStep, UnitRef } from '#cases';
import { COMMITMENT_STATUS, EDGE_STATUS, HANDOFF_STATUS, REFERRAL_STATUS } from '#domain';
import type { CodeList, Words } from '#kernel';

/** The next step as SQL gives it; null when a case is closed, or nothing is told to this unit. */
export interface NextStepRow {
  readonly unit: UnitRef;
  readonly mine: boolean;
  readonly nobody?: boolean;
  readonly caseworker: AccountRef | null;
  readonly since: string | null;
  readonly wishedBy?: string | null;
  readonly waitedWorkingDays?: number | null;
  readonly process: 'referral' | 'handoff' | 'commitment' | 'edge' | 'case';
  readonly state: string;
}

/** What is waited for, by the kind of open thing. */
// prettier-ignore
const WHAT: Readonly<Record<NextStepRow['process'], { readonly noun: Words; readonly states: CodeList }>> = {
  referral:   { noun: { sv: 'Förfrågan', en: 'Request' },                states: REFERRAL_STATUS },
  handoff:    { noun: { sv: 'Överlämning', en: 'Handoff' },              states: HANDOFF_STATUS },
  commitment: { noun: { sv: 'Åtagande', en: 'Commitment' },              states: COMMITMENT_STATUS },
  edge:       { noun: { sv: 'Samtycke att bekräfta', en: 'Consent to confirm' }, states: EDGE_STATUS },
  case:       { noun: { sv: 'Planera nästa steg', en: 'Plan the next step' }, states: {} },
};

/** Whose turn it is, in words. Nobody is a possible answer, and an alarming one. */
export function nextStepOf(row: NextStepRow | null, accountId: string): NextStep {
  if (!row) return { who: 'nobody', what: null };
  const { noun, states } = WHAT[row.process];
  const state = states[row.state];
  const what = state ? { sv: `${noun.sv}: ${lower(state.sv)}`, en: `${noun.en}: ${lower(state.en)}` } : noun;
  const { unit, caseworker, since, wishedBy = null, waitedWorkingDays = null } = row;
  return { who: whoOf(row, accountId), unit, caseworker, since, wishedBy, waitedWorkingDays, what };
}

function whoOf({ mine, nobody, caseworker }: NextStepRow, accountId: string): string {
  if (nobody) return 'nobody';
  if (!mine) return 'other';
  return caseworker?.id === accountId ? 'me' : 'unit';
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
