import type { CaseBook, Desk } from '../case-book.js';
import type { Of } from '../records.types.js';
import type { Day } from '#kernel';
import { say } from './case.js';
import { introduce } from './consent.js';

/** Överlämning av samordningen, erbjuden: until the other unit has completed it nothing has moved. */
export function offer(
  book: CaseBook,
  by: Desk,
  toUnit: string,
  nextDate: Day,
  words: Readonly<Record<string, string>>,
): Of<'handoff'> {
  const row = book.born('handoff', by.unitId, 'contact', {
    kind: 'coordination',
    from_unit: by.unitId,
    to_unit: toUnit,
    from_caseworker: by.worker,
    to_caseworker: null,
    status: 'offered',
    since: book.day,
    next_date: nextDate,
    first_contact_on: null,
    participant_informed: true,
    referral_id: null,
  });
  const texts = Object.entries(words).map(
    ([kind, text]) =>
      ['message', say(book, by, { about: 'handoff', aboutId: row.id, kind, category: 'plan', text })] as const,
  );
  const person = book.all('person').filter(({ owner_unit }) => owner_unit === by.unitId);
  book.hand(by, toUnit, ['handoff', row], ...person.map((one) => ['person', one] as const), ...texts);
  introduce(book, by, toUnit);
  const payload = { handoff: row.id, from: by.unitId, to: toUnit, date: nextDate };
  book.append(by, 'handoff_offered', { payload, about: { id: row.id, otherUnit: toUnit } });
  return row;
}
