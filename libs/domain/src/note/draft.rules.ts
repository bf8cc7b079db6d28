/** How many days a draft is kept that nobody goes on with. */
export const DRAFT_DAYS = 30;
/** The longest draft, in characters: a whole plan is a tenth of it. */
export const DRAFT_LENGTH = 120_000;

/** Where a contact note of a case is written. */
export const notePlace = (caseId: string): string => `note.${caseId}`;
/** Where what came in is registered: about a case, or as the answer to a request. */
export const incomingPlace = (id: string): string => `incoming.${id}`;
/** Where what is written in a meeting stands until it is saved. */
export const meetingPlace = (meetingId: string): string => `meeting.${meetingId}`;

/** Whether a draft has words that are not among those taken: somebody has gone on writing since, on another device. */
export function saysMore(draft: string, taken: object): boolean {
  const words = wordsOf(taken);
  return wordsOf(valuesOf(draft)).some((word) => !words.some((one) => one.includes(word)));
}

const wordsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value.trim()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
};

/** A draft is what the screen gave: values of a form as JSON, or plain words. */
function valuesOf(draft: string): unknown {
  try {
    return JSON.parse(draft);
  } catch {
    return draft;
  }
}
