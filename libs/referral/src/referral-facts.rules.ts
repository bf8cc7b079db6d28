import {
  REFERRAL_ACTIONS,
  REFERRAL_OUTCOMES,
  EXIT_REASONS,
  NO_NEXT_STEP_REASONS,
  OCCUPATIONS,
  isReasonWhole,
  participationFacts,
} from '#domain';
import type { ReferralAction, ReferralHoldAction, ReferralNeed } from '#domain';
import { Refusal, isCode, isDay } from '#kernel';
import type { CodeList } from '#kernel';
import type { ReferralMoveInput } from './referral.inputs.js';
import type { Referral } from './referral.entity.js';

type FormAction = ReferralAction | Exclude<ReferralHoldAction, 'holdForConsent'> | 'correct';

const UNKNOWN_CODE = {
  sv: 'Koden finns inte i listan. Välj ett av alternativen.',
  en: 'The code is not in the list. Choose one of the options.',
};
const NOT_A_DAY = { sv: 'Det är inte ett datum. Skriv ÅÅÅÅ-MM-DD.', en: 'This is not a day. Write YYYY-MM-DD.' };
const END_BEFORE_START = {
  sv: 'Slutdatum ligger före startdatum. Rätta ett av dem.',
  en: 'The end is before the start. Correct one of them.',
};

/** What is in hand for a move, as the table names it. Anything malformed is refused with its field before that. */
export function factsOf(action: FormAction, row: Referral, input: ReferralMoveInput): Set<ReferralNeed> {
  assertWellFormed(action, input);
  const facts = new Set<ReferralNeed>(participationFacts(row.type));
  const has = (need: ReferralNeed, value: unknown) => (value ? facts.add(need) : facts);
  has('reason', input.reason);
  has('suggestedReceiver', input.receiverUnitId);
  has('startDate', input.date);
  has('outcome', input.outcome);
  has('answer', input.text ?? input.documentIds?.length);
  has('question', input.text ?? input.reason ?? input.documents?.length);
  has('nextStepOrReason', input.nextStep || input.noNextStepReason);
  return facts;
}

/** Codes belong to their lists, days exist, and free text goes only with `other`. */
function assertWellFormed(action: FormAction, input: ReferralMoveInput): void {
  assertAskedFor(action, input);
  const options = REFERRAL_ACTIONS[action].fields.find(({ name }) => name === 'reason')?.options;
  if (input.reason && options && action !== 'requestInfo' && !isReasonWhole(options, input.reason, input.otherText)) {
    throw new Refusal('BAD_INPUT', UNKNOWN_CODE, {
      field: Object.hasOwn(options, input.reason) ? 'otherText' : 'reason',
    });
  }
  if (action === 'requestInfo') assertCode('reason', options, input.reason);
  assertCode('outcome', action === 'complete' ? REFERRAL_OUTCOMES : EXIT_REASONS, input.outcome);
  assertCode('noNextStepReason', NO_NEXT_STEP_REASONS, input.noNextStepReason);
  assertCode('occupationAfter', OCCUPATIONS, input.occupationAfter);
  for (const field of ['date', 'until', 'plannedEnd'] as const) {
    if (input[field] && !isDay(input[field])) throw new Refusal('BAD_INPUT', NOT_A_DAY, { field });
  }
  if (input.date && input.plannedEnd && input.plannedEnd < input.date) {
    throw new Refusal('BAD_INPUT', END_BEFORE_START, { field: 'plannedEnd' });
  }
}

/** A code needs no ground to reach the other party: one the action's form does not ask for is words in disguise. */
function assertAskedFor(action: FormAction, input: ReferralMoveInput): void {
  for (const field of ['reason', 'outcome', 'noNextStepReason', 'occupationAfter'] as const) {
    if (input[field] && !REFERRAL_ACTIONS[action].fields.some(({ name }) => name === field))
      throw new Refusal('BAD_INPUT', UNKNOWN_CODE, { field });
  }
  if (input.documents?.length && action !== 'requestInfo')
    throw new Refusal('BAD_INPUT', UNKNOWN_CODE, { field: 'documents' });
  if (input.documentIds?.length && action !== 'supplyInfo')
    throw new Refusal('BAD_INPUT', UNKNOWN_CODE, { field: 'documentIds' });
}

function assertCode(field: string, list: CodeList | undefined, code: string | undefined): void {
  if (code && list && !isCode(list, code)) throw new Refusal('BAD_INPUT', UNKNOWN_CODE, { field });
}
