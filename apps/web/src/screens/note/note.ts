import type { Case } from '../case/case';

export type Note = Case['notes'][number];

/** What was written about a note afterwards, the latest first: corrections, that it is void, the person's objection. */
export const afterwardsOf = (note: Note, of: Case): Note[] => of.notes.filter(({ corrects }) => corrects === note.id);
