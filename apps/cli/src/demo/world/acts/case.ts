import { CASE_CLOSE_REASONS, type CaseCloseReason, type Category, type InterventionKind } from '#domain';
import { addDays } from '#kernel';
import { stampOf } from '../case-clock.js';
import { checkedCaseNumber } from '../case-number.js';
import { blindIndex, sealIdentity } from '#platform';
import type { CaseBook, Desk } from '../case-book.js';
import type { Dice } from '../dice.js';
import type { Invented } from '../people.js';
import type { Of } from '../records.types.js';

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/** A case about a person, with the opener as caseworker and her unit coordinating. */
export function openCase(book: CaseBook, by: Desk, person: Invented, dice: Dice): void {
  const { unitId, worker } = by;
  const ownNumber = dice.chance(0.6) ? `${book.day.slice(0, 4)}-${dice.between(1000, 9999)}` : null;
  book.born('case', unitId, 'contact', { number: checkedCaseNumber(dice), created_at: book.stamp });
  book.born('unitCase', unitId, 'contact', {
    own_number: ownNumber,
    caseworker: worker,
    caseworker_since: book.day,
    joined_on: book.day,
  });
  const status = { status: 'open', opened_on: book.day, closed_on: null, close_reason: null };
  book.born('coordination', unitId, 'plan', status);
  writePerson(book, unitId, person, null);
  book.append(by, 'case_opened', { payload: { agency: unitId } });
  book.append(by, 'responsible_assigned', { payload: { agency: unitId, worker } });
}

/** The unit's own row about the person. */
export function writePerson(book: CaseBook, unitId: string, person: Invented, sourceId: string | null): void {
  const { givenName, familyName, personnummer } = person;
  const row = book.born('person', unitId, 'contact', {
    given_name: givenName,
    family_name: familyName,
    birth_year: Number(personnummer.slice(0, 4)),
    pnr_cipher: '', // bound to its row, which is only now being born
    pnr_index: hex(blindIndex(unitId, personnummer)),
    source_id: sourceId,
    recorded_at: book.stamp,
  });
  Object.assign(row, { pnr_cipher: hex(sealIdentity(personnummer, row.id)) });
}

/** A unit that takes the case on writes down who it is about, from what was delivered to it. */
export function bindPerson(book: CaseBook, unitId: string, person: Invented): void {
  const held = book.all('person').filter(({ holders }) => holders.includes(unitId));
  if (held.some(({ owner_unit }) => owner_unit === unitId)) return;
  const received = held.at(-1);
  if (received) writePerson(book, unitId, person, received.id);
}

/** A colleague is named, by whoever has the case: she keeps it open for the rest of the day. */
export function name(book: CaseBook, by: Desk): void {
  keepOpenToday(book, by);
  assign(book, by);
}

/** Somebody in the unit answers for the case from now on. */
export function assign(book: CaseBook, by: Desk): void {
  const side = sideOf(book, by.unitId);
  if (side.caseworker === by.worker) return;
  if (side.caseworker) book.append(by, 'responsible_ended', { payload: { worker: side.caseworker } });
  book.change('unitCase', side, { caseworker: by.worker, caseworker_since: book.day });
  book.append(by, 'responsible_assigned', { payload: { agency: by.unitId, worker: by.worker } });
}

/** Nobody in the unit answers for the case any more. */
export function leave(book: CaseBook, unitId: string): void {
  const side = sideOf(book, unitId);
  const { caseworker } = side;
  keepOpenToday(book, { unitId, worker: caseworker });
  book.change('unitCase', side, { caseworker: null, caseworker_since: null });
  book.append({ unitId, worker: caseworker }, 'responsible_ended', { payload: { worker: caseworker } });
}

function keepOpenToday(book: CaseBook, { unitId, worker }: Desk): void {
  const until = stampOf({ day: addDays(book.day, 1), ms: 0 });
  const opening = { account_id: worker ?? '', reason: 'handedOver', opened_at: book.stamp, until };
  book.born('caseOpening', unitId, 'contact', opening);
}

/** A note of the unit's own; nobody else gets it. */
export function note(book: CaseBook, by: Desk, text: string, category: Category = 'contact'): void {
  const message = say(book, by, { about: 'case', aboutId: book.caseId, kind: 'note', category, text });
  book.append(by, 'note_written', { category, payload: { message: message.id } });
}

interface Words {
  readonly about: 'case' | 'referral' | 'handoff' | 'sip';
  readonly aboutId: string;
  readonly kind: string;
  readonly category?: Category;
  readonly text: string;
}

/** Words, as a row of their own. */
export function say(
  book: CaseBook,
  by: Desk,
  { about, aboutId, kind, category = 'contact', text }: Words,
): Of<'message'> {
  return book.born('message', by.unitId, category, {
    about_kind: about,
    about_id: aboutId,
    kind,
    text,
    written_by: by.worker,
    written_at: book.stamp,
  });
}

/** The case is over, and every clock with it. */
export function closeCase(book: CaseBook, by: Desk, reason: CaseCloseReason): void {
  const [coordination] = book.all('coordination');
  if (!coordination || !(reason in CASE_CLOSE_REASONS)) throw new Error('there is no case to close');
  book.change('coordination', coordination, { status: 'closed', closed_on: book.day, close_reason: reason });
  book.append(by, 'case_closed', { payload: { reason } });
}

/** Redo för nästa steg. */
export function declareReady(book: CaseBook, by: Desk, kind: InterventionKind): void {
  book.born('ready', by.unitId, 'plan', { kind, since: book.day, until: null });
  book.append(by, 'ready_declared', { payload: { kind, owner: by.unitId } });
}

function sideOf(book: CaseBook, unitId: string): Of<'unitCase'> {
  const side = book.all('unitCase').find(({ owner_unit }) => owner_unit === unitId);
  if (!side) throw new Error('the unit has no side of this case');
  return side;
}
