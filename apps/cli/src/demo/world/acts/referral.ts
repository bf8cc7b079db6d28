import {
  REFERRAL_EVENTS,
  REFERRAL_MOVES,
  REFERRAL_NEEDS,
  type ReferralAction,
  type ReferralNeed,
  type ReferralType,
} from '#domain';
import { move, type Day } from '#kernel';
import type { CaseBook, Desk } from '../case-book.js';
import type { Invented } from '../people.js';
import type { Of } from '../records.types.js';
import { assign, bindPerson, say } from './case.js';
import { introduce } from './consent.js';

export interface Asked {
  readonly type: ReferralType;
  readonly toUnit: string;
  readonly programmeId?: string;
  readonly question: string;
  readonly wishedBy: Day | null;
}

/** Written, then sent: the receiver gets the request, who it is about and the question. */
export function send(
  book: CaseBook,
  by: Desk,
  { type, toUnit, programmeId, question, wishedBy }: Asked,
): Of<'referral'> {
  const { unitId, worker } = by;
  const referral = book.born('referral', unitId, 'contact', {
    type,
    from_unit: unitId,
    to_unit: toUnit,
    programme_id: programmeId ?? null,
    status: 'draft',
    since: book.day,
    sent_on: null,
    wished_by: wishedBy,
    planned_start: null,
    returned_to: null,
    hold_reason: null,
    outcome: null,
  });
  book.born('referralHandling', unitId, 'plan', { referral_id: referral.id, caseworker: worker ?? '' });
  const words = say(book, by, { about: 'referral', aboutId: referral.id, kind: 'question', text: question });
  book.change('referral', referral, { status: 'sent', since: book.day, sent_on: book.day });
  const person = book.all('person').find(({ owner_unit }) => owner_unit === unitId);
  const about = person ? [['person', person] as const] : [];
  book.hand(by, toUnit, ['referral', referral], ...about, ['message', words]);
  introduce(book, by, toUnit);
  const payload = { ref: referral.id, from: unitId, to: toUnit, kind: type };
  book.append(by, 'referral_sent', { payload, about: { id: referral.id, otherUnit: toUnit } });
  waitsFor(book, by, 'otherParty', toUnit);
  return referral;
}

export interface Said {
  readonly reason?: string;
  readonly date?: Day;
  readonly outcome?: string;
  readonly returnedTo?: string;
  readonly words?: { readonly kind: 'infoRequest' | 'info' | 'reason' | 'outcome'; readonly text: string };
  /** Whom it is about: a receiver that accepts writes it down for itself. */
  readonly person?: Invented;
}

const ALL: ReadonlySet<ReferralNeed> = new Set(Object.keys(REFERRAL_NEEDS) as ReferralNeed[]);

/** One move of the table, by the party whose it is. A start and an end are told by the participation. */
export function step(
  book: CaseBook,
  referral: Of<'referral'>,
  action: ReferralAction,
  by: Desk,
  said: Said = {},
): void {
  const { reason, date, outcome, returnedTo, words, person } = said;
  const party = by.unitId === referral.from_unit ? 'sender' : 'receiver';
  const otherUnit = party === 'sender' ? referral.to_unit : referral.from_unit;
  book.openedBy(by.unitId);
  book.change('referral', referral, {
    status: move(REFERRAL_MOVES, referral.status, action, party, ALL),
    since: book.day,
    ...(action === 'planStart' ? { planned_start: date ?? null } : {}),
    ...(returnedTo ? { returned_to: returnedTo } : {}),
    ...(outcome ? { outcome } : {}),
  });
  if (action === 'accept' && person) takeOn(book, referral, by, person);
  if (words) {
    const category =
      words.kind === 'outcome' && book.covering(by.unitId, otherUnit, 'workAbility') ? 'workAbility' : 'contact';
    const row = say(book, by, {
      about: 'referral',
      aboutId: referral.id,
      kind: words.kind,
      category,
      text: words.text,
    });
    book.hand(by, otherUnit, ['message', row]);
  }
  if (action === 'start' || action === 'end') return;
  const { type, answer } = REFERRAL_EVENTS[action];
  const payload = { ref: referral.id, answer, reason, date, outcome };
  book.append(by, type, { payload, about: { id: referral.id, otherUnit } });
  if (action === 'supplyInfo') waitsFor(book, by, 'otherParty', otherUnit);
  if (action === 'withdraw' || action === 'acknowledge') waitsFor(book, by, 'self', otherUnit);
}

/** Godta: somebody answers for it. */
function takeOn(book: CaseBook, referral: Of<'referral'>, by: Desk, person: Invented): void {
  book.born('referralHandling', by.unitId, 'plan', { referral_id: referral.id, caseworker: by.worker ?? '' });
  bindPerson(book, by.unitId, person);
  assign(book, by);
}

/** Third units hear only that the next step has moved. */
function waitsFor(book: CaseBook, by: Desk, who: 'otherParty' | 'self', toUnit: string): void {
  book.append(by, 'next_step_changed', { payload: { waitsFor: who }, withhold: [toUnit] });
}
