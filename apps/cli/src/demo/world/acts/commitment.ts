import { COMMITMENT_EVENTS } from '#domain';
import type { Day } from '#kernel';
import type { CaseBook, Desk } from '../case-book.js';
import type { Unit } from '../directory.js';
import type { Of } from '../records.types.js';

/** One party's line in a plan. */
export interface Promised {
  readonly unit: Unit;
  readonly text: string;
  readonly to: Day;
}

/** The responsible unit binds itself. */
export function confirmCommitments(book: CaseBook, by: Desk): void {
  for (const row of book.all('commitment')) {
    if (row.responsible_unit !== by.unitId || row.status !== 'proposed') continue;
    book.openedBy(by.unitId);
    book.change('commitment', row, { status: 'confirmed' });
    tellCommitment(book, by, row, 'confirm', row.owner_unit);
  }
}

/** A promise is kept if it was there before, proposed if it is new, cancelled if it is gone. Answers the new ones. */
export function settle(
  book: CaseBook,
  by: Desk,
  plan: Of<'sip'>,
  no: number,
  wanted: readonly Promised[],
): (readonly [Of<'commitment'>, Of<'event'>])[] {
  const known = book.all('commitment').filter((row) => row.plan_id === plan.id && STANDING.includes(row.status));
  const isSame = (row: Of<'commitment'>, { unit, text, to }: Promised) =>
    row.responsible_unit === unit.id && row.text === text && row.due_on === to;
  const fresh = wanted.filter((one) => !known.some((row) => isSame(row, one)));
  const asked = fresh.map((one) => propose(book, by, plan, no, one));
  for (const row of known) if (!wanted.some((one) => isSame(row, one))) cancel(book, by, row, 'replaced');
  return asked;
}

const STANDING: readonly string[] = ['proposed', 'confirmed'];

export function cancel(book: CaseBook, by: Desk, row: Of<'commitment'>, reason: 'replaced' | 'notNeeded'): void {
  book.change('commitment', row, { status: 'cancelled', reason, ended_on: book.day });
  tellCommitment(book, by, row, 'cancel', row.responsible_unit, reason);
}

function propose(
  book: CaseBook,
  by: Desk,
  plan: Of<'sip'>,
  no: number,
  { unit, text, to }: Promised,
): readonly [Of<'commitment'>, Of<'event'>] {
  const isOwn = unit.id === by.unitId;
  const row = book.born('commitment', by.unitId, 'plan', {
    plan_id: plan.id,
    version_no: no,
    responsible_unit: unit.id,
    text,
    due_on: to,
    status: isOwn ? 'confirmed' : 'proposed',
    reason: null,
    ended_on: null,
  });
  return [row, tellCommitment(book, by, row, isOwn ? 'confirm' : 'propose', undefined)];
}

export function ask(book: CaseBook, by: Desk, row: Of<'commitment'>, event: Of<'event'>): void {
  book.hand(by, row.responsible_unit, ['commitment', row]);
  book.reply(by, event, row.responsible_unit);
}

function tellCommitment(
  book: CaseBook,
  by: Desk,
  row: Of<'commitment'>,
  action: 'propose' | 'confirm' | 'cancel',
  otherUnit: string | undefined,
  reason?: string,
): Of<'event'> {
  const { id, plan_id, version_no, due_on } = row;
  const payload = { commitment: id, plan: plan_id as string, no: version_no as number, due: due_on as string, reason };
  const reached = otherUnit !== undefined && row.holders.includes(otherUnit) && otherUnit !== by.unitId;
  return book.append(by, COMMITMENT_EVENTS[action], {
    payload,
    about: { id, otherUnit: reached ? otherUnit : undefined },
  });
}
