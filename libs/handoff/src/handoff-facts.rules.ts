import { HANDOFF_ACTIONS, isReasonWhole } from '#domain';
import type { HandoffAction, HandoffNeed, HandoffParty } from '#domain';
import { Refusal } from '#kernel';
import type { HandoffMoveInput, OfferHandoffInput } from './handoff.inputs.js';
import type { Handoff } from './handoff.entity.js';

/** The moves of a handoff that exists. */
export type HandoffStep = Exclude<HandoffAction, 'offer'>;

const UNKNOWN_REASON = {
  sv: 'Välj ett skäl ur listan, och beskriv det när du väljer Annat, men bara då.',
  en: 'Choose a reason from the list, and describe it when you choose Other, but only then.',
};
const NOT_YET = {
  sv: 'Den första kontakten har inte varit än. Ta över när den är tagen.',
  en: 'The first contact has not been yet. Take over when it is made.',
};

/** What a checklist has in hand. Its ground is asked by the door that hands it over; an empty list of promises says none. */
export function offeredFacts(input: OfferHandoffInput): Set<HandoffNeed> {
  const facts = new Set<HandoffNeed>(['openPromises', 'ground']);
  if (input.toUnitId) facts.add('receiver');
  if (input.situation) facts.add('situation');
  if (input.plan) facts.add('plan');
  if (input.nextDate) facts.add('nextDate');
  if (input.participantInformed) facts.add('participantInformed');
  return facts;
}

/** What is in hand for a move, as the table names it. Anything malformed is refused with its field before that. */
export function factsOf(action: HandoffStep, input: HandoffMoveInput, today: string): Set<HandoffNeed> {
  assertReason(action, input);
  const { text, reason, date } = input;
  if (action === 'complete' && date && date > today) throw new Refusal('BAD_INPUT', NOT_YET, { field: 'date' });
  const facts = new Set<HandoffNeed>(['responsibleCaseworker']); // oneself, unless a colleague is named
  if (text) facts.add('question').add('answer');
  if (reason) facts.add('reason');
  if (date) facts.add('firstContactDate').add('firstContactHeld');
  return facts;
}

function assertReason(action: HandoffStep, { reason, otherText }: HandoffMoveInput): void {
  const options = HANDOFF_ACTIONS[action].fields.find(({ name }) => name === 'reason')?.options;
  if (!reason || (options && isReasonWhole(options, reason, otherText))) return;
  const field = options && Object.hasOwn(options, reason) ? 'otherText' : 'reason'; // no list: words in disguise
  throw new Refusal('BAD_INPUT', UNKNOWN_REASON, { field });
}

/**
 * Which party one is. Between units the unit says it. Inside one unit the receiver is the colleague who was named, else
 * anybody but the one who offered.
 */
export function partyOf(row: Handoff, unitId: string, accountId: string): HandoffParty {
  const { fromUnit, toUnit, fromCaseworker, toCaseworker } = row;
  if (fromUnit !== toUnit) return fromUnit === unitId ? 'giver' : 'receiver';
  const isReceiver = toCaseworker ? toCaseworker === accountId : fromCaseworker !== accountId;
  return isReceiver ? 'receiver' : 'giver';
}

/** The other unit; none inside one's own. */
export function otherUnitOf({ fromUnit, toUnit }: Handoff, unitId: string): string | undefined {
  if (fromUnit === toUnit) return undefined;
  return fromUnit === unitId ? toUnit : fromUnit;
}
