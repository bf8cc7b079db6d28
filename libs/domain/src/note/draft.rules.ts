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
