import type { CodeList } from '#kernel';

/** Väntar på svar i möten, grupper och planer: what is to be done about each, by whomever it waits for. */
// prettier-ignore
export const AWAITED = {
  answerMeeting:       { sv: 'Svara på kallelsen till mötet',     en: 'Answer the call to the meeting' },
  otherTime:           { sv: 'En part vill ha en annan tid för mötet', en: 'A party wants another time for the meeting' },
  notComing:           { sv: 'En part kommer inte till mötet',     en: 'A party does not come to the meeting' },
  answerPresentation:  { sv: 'Svara på ärendet i gruppen',         en: 'Answer the case in the group' },
  leftUndone:          { sv: 'Ingen har tagit åtagandet: bestäm hur det blir', en: 'Nobody has taken the commitment on: decide what becomes of it' },
  meetingAnswer:       { sv: 'Svar på kallelsen till mötet',       en: 'The answer to the call to the meeting' },
  presentationAnswer:  { sv: 'Besked om ärendet i gruppen',        en: 'The answer to the case in the group' },
} as const satisfies CodeList;
export type AwaitedKind = keyof typeof AWAITED;
