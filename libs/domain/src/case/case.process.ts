import { NEW, type CodeList, type Move, type Process } from '#kernel';
import type { EventType } from '../journal/event.types.js';
import { button, choice, field, reasonFields, type Action } from '../action/action.types.js';

/** Samordning: the thin envelope around one person. The law knows no joint file, so it holds nothing itself. */
// prettier-ignore
export const CASE_STATUS = {
  open:   { sv: 'Öppen',     en: 'Open' },
  closed: { sv: 'Avslutad',  en: 'Closed' },
} as const satisfies CodeList;
export type CaseStatus = keyof typeof CASE_STATUS;

export type CaseAction = 'open' | 'close' | 'reopen';
/** The coordinating unit: always set, moves only by handoff. */
// prettier-ignore
export const CASE_PARTIES = {
  coordinator: { sv: 'Samordnande enhet', en: 'The coordinating unit' },
} as const satisfies CodeList;
export type CaseParty = keyof typeof CASE_PARTIES;

// prettier-ignore
export const CASE_NEEDS = {
  identity: { sv: 'vem det gäller', en: 'whom it is about' },
  reason:   { sv: 'skäl',           en: 'a reason' },
} as const satisfies CodeList;
export type CaseNeed = keyof typeof CASE_NEEDS;

// prettier-ignore
export const CASE_MOVES: readonly Move<CaseStatus, CaseAction, CaseParty, CaseNeed>[] = [
  // from      action    to        by             needs
  [NEW,       'open',   'open',   'coordinator', ['identity']],
  ['open',    'close',  'closed', 'coordinator', ['reason']],
  ['closed',  'reopen', 'open',   'coordinator', ['reason']],
];

export const CASE_PROCESS: Process<CaseStatus, CaseAction, CaseParty, CaseNeed> = {
  name: 'case',
  statuses: CASE_STATUS,
  parties: CASE_PARTIES,
  needs: CASE_NEEDS,
  moves: CASE_MOVES,
  initial: NEW,
  terminal: [],
};

/** Varför samordningen avslutas. Closing stops every clock, and the reason is what figures count. */
// prettier-ignore
export const CASE_CLOSE_REASONS = {
  work:           { sv: 'Till arbete',                          en: 'To work' },
  study:          { sv: 'Till studier',                         en: 'To studies' },
  jobSeeking:     { sv: 'Aktivt arbetssökande',                 en: 'Actively seeking work' },
  rightBenefit:   { sv: 'Rätt myndighet eller ersättning',      en: 'Right authority or benefit' },
  noLongerNeeded: { sv: 'Samordning behövs inte längre',        en: 'Coordination is no longer needed' },
  ill:            { sv: 'Sjukdom',                              en: 'Illness' },
  ownWish:        { sv: 'Egen begäran',                         en: 'Own wish' },
  consentGone:    { sv: 'Samtycket återkallat eller utgånget',  en: 'Consent revoked or expired' },
  moved:          { sv: 'Flytt',                                en: 'Moved' },
  deceased:       { sv: 'Avliden',                              en: 'Deceased' },
  misregistered:  { sv: 'Felregistrering (räknas inte)',        en: 'Registered by mistake (not counted)' },
  other:          { sv: 'Annat',                                en: 'Other' },
} as const satisfies CodeList;
export type CaseCloseReason = keyof typeof CASE_CLOSE_REASONS;

// prettier-ignore
export const CASE_REOPEN_REASONS = {
  newNeed:        { sv: 'Nytt behov av samordning',             en: 'A new need of coordination' },
  returned:       { sv: 'Deltagaren har kommit tillbaka',       en: 'The participant has come back' },
  newConsent:     { sv: 'Nytt samtycke',                        en: 'A new consent' },
  closedByMistake: { sv: 'Avslutades av misstag',               en: 'Closed by mistake' },
  other:          { sv: 'Annat',                                en: 'Other' },
} as const satisfies CodeList;
export type CaseReopenReason = keyof typeof CASE_REOPEN_REASONS;

/** Varför någon som inte är tilldelad öppnar ett ärende. Logged, and looked at afterwards. */
// prettier-ignore
export const CASE_OPENING_REASONS = {
  covering:       { sv: 'Ersätter en kollega',                  en: 'Covering for a colleague' },
  participantContact: { sv: 'Deltagaren har hört av sig',       en: 'The participant has been in touch' },
  partyContact:   { sv: 'En annan part har hört av sig',        en: 'Another party has been in touch' },
  supervision:    { sv: 'Ledning eller handledning i ärendet',  en: 'Supervision of the case' },
  personsRight:   { sv: 'Den enskildas rätt: utdrag, rättelse eller utlämnande', en: 'The person’s right: extract, correction or hand-over' },
  other:          { sv: 'Annat',                                en: 'Other' },
} as const satisfies CodeList;
export type CaseOpeningReason = keyof typeof CASE_OPENING_REASONS;

/** Knappar och formulär. */
// prettier-ignore
export const CASE_ACTIONS: Readonly<Record<CaseAction, Action>> = {
  open:   button('Öppna samordning', 'Open a case',
    field('text', 'givenName', 'Förnamn', 'Given name', true),
    field('text', 'familyName', 'Efternamn', 'Family name', true),
    field('text', 'ownNumber', 'Eget ärendenummer', 'Own case number', false)),
  close:  button('Avsluta samordning', 'Close the case', ...reasonFields(CASE_CLOSE_REASONS)),
  reopen: button('Återöppna', 'Reopen', choice('reason', 'reason', 'Skäl', 'Reason', CASE_REOPEN_REASONS, true)),
};

// prettier-ignore
export const CASE_EVENTS: Readonly<Record<CaseAction, EventType>> = {
  open:   'case_opened',
  close:  'case_closed',
  reopen: 'case_reopened',
};
