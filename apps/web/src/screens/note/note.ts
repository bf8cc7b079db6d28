import type { Case } from '../case/case';

export type Note = Case['notes'][number];

/** The notes of a case, and what was registered as the answer to a request of it, with what was written about them since. */
export function notesOf({ notes, referrals }: Case): Note[] {
  const said = referrals.flatMap(({ messages }) => messages);
  const registered = new Set(said.filter(({ incoming, kind }) => incoming && kind === 'note').map(({ id }) => id));
  return [...notes, ...said.filter(({ id, corrects }) => registered.has(id) || registered.has(corrects ?? ''))];
}

/** What was written about a note afterwards, the latest first: corrections, that it is void, the person's objection. */
export const afterwardsOf = (note: Note, of: Case): Note[] =>
  notesOf(of)
    .filter(({ corrects }) => corrects === note.id)
    .sort((a, b) => b.id.localeCompare(a.id));
