import { ASKS_OTHERS, SIP_ACTIONS, SIP_MOVES, isOpenTo, isReasonWhole, needWords } from '#domain';
import type { PlanKind, SipAction, SipNeed, SipParty, SipStatus } from '#domain';
import { IllegalMove, NEW, Refusal, isDay, move } from '#kernel';
import type { SipMoveInput } from './sip.inputs.js';

const UNKNOWN_CODE = {
  sv: 'Koden finns inte i listan. Välj ett av alternativen.',
  en: 'The code is not in the list. Choose one of the options.',
};
const NOT_A_DAY = { sv: 'Det är inte ett datum. Skriv ÅÅÅÅ-MM-DD.', en: 'This is not a day. Write YYYY-MM-DD.' };
const HAS_PASSED = {
  sv: 'Dagen har varit. Välj en dag från och med i dag.',
  en: 'That day has passed. Choose today or a later day.',
};
const NOT_YET = {
  sv: 'Dagen har inte varit än. Anteckna det när det har skett.',
  en: 'That day is still to come. Record it when it has happened.',
};

/** Makes the move as the table says; what is missing is named in words, so that nobody has to look codes up. */
export function planMove(
  from: SipStatus | typeof NEW,
  action: SipAction,
  has: ReadonlySet<SipNeed>,
  { by = 'planner', kind = 'sip' }: { readonly by?: SipParty; readonly kind?: PlanKind } = {},
): SipStatus {
  const row = SIP_MOVES.find(([at, does]) => at === from && does === action);
  if (row && ASKS_OTHERS.includes(action) && !isOpenTo(kind, action, row[4]))
    throw new Refusal('NO_SUCH_MOVE', OWN_PLAN);
  try {
    return move(SIP_MOVES, from, action, by, has);
  } catch (error) {
    if (!(error instanceof IllegalMove) || !error.detail.missing) throw error;
    throw new Refusal('NEEDS_MISSING', missingWords(error.detail.missing as SipNeed[], kind), error.detail);
  }
}

const OWN_PLAN = {
  sv: 'En handlingsplan är enhetens egen och frågar ingen om samtycke. Upprätta den, eller börja en gemensam plan.',
  en: 'An action plan is the unit’s own and asks for no consent. Adopt it, or begin a joint plan.',
};

function missingWords(missing: readonly SipNeed[], kind: PlanKind) {
  const list = (language: 'sv' | 'en') => missing.map((need) => needWords(need, kind)[language]).join('; ');
  return {
    sv: `Det här saknas: ${list('sv')}. Fyll i det och försök igen.`,
    en: `This is missing: ${list('en')}. Fill it in and try again.`,
  };
}

/** What the form itself brings. A code that is not in its list, or a day that is none, is refused with its field. */
export function formFacts(action: SipAction, input: SipMoveInput): Set<SipNeed> {
  const options = SIP_ACTIONS[action].fields.find(({ name }) => name === 'reason')?.options;
  if (input.reason && options && !isReasonWhole(options, input.reason, input.otherText)) {
    const field = Object.hasOwn(options, input.reason) ? 'otherText' : 'reason';
    throw new Refusal('BAD_INPUT', UNKNOWN_CODE, { field });
  }
  if (input.date && !isDay(input.date)) throw new Refusal('BAD_INPUT', NOT_A_DAY, { field: 'date' });
  const facts: Partial<Record<SipNeed, unknown>> = {
    reason: input.reason && options,
    date: input.date,
    time: input.startsAt,
    purpose: input.purpose,
    longTermGoal: input.longTermGoal,
    participantInformed: input.participantInformed,
    approval: input.form && input.by,
  };
  return new Set((Object.keys(facts) as SipNeed[]).filter((need) => facts[need]));
}

/** Nobody is called to a day that has been. */
export function assertToCome(date: string | undefined, today: string): void {
  if (date && date < today) throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'date' });
}

/** No meeting is held before its day. */
export function assertHasBeen(date: string | undefined, today: string, field = 'date'): void {
  if (date && date > today) throw new Refusal('BAD_INPUT', NOT_YET, { field });
}

/** Every day a text names, with its field. */
export function assertDays(days: readonly (readonly [field: string, day: string | null | undefined])[]): void {
  for (const [field, day] of days) if (day && !isDay(day)) throw new Refusal('BAD_INPUT', NOT_A_DAY, { field });
}
