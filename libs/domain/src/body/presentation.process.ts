import { NEW, type CodeList, type Move, type Process } from '#kernel';

/**
 * Föredragning: a case taken up in a group, towards one member unit. Each member answers for itself and knows of no other's
 * answer; who takes a case on offers it here, and the responsibility moves by a handoff as always.
 */
// prettier-ignore
export const PRESENTATION_STATUS = {
  presented:   { sv: 'Väntar på besked',         en: 'Waiting for an answer' },
  accepted:    { sv: 'Godtaget',                 en: 'Accepted' },
  takenOn:     { sv: 'Godtaget, enheten tar det', en: 'Accepted, the unit takes it on' },
  notAccepted: { sv: 'Inte godtaget',            en: 'Not accepted' },
  withdrawn:   { sv: 'Återtaget',                en: 'Withdrawn' },
} as const satisfies CodeList;
export type PresentationStatus = keyof typeof PRESENTATION_STATUS;
export type PresentationAction = 'present' | 'accept' | 'takeOn' | 'decline' | 'withdraw';

// prettier-ignore
export const PRESENTATION_PARTIES = {
  presenter: { sv: 'Enheten som föredrar', en: 'The presenting unit' },
  member:    { sv: 'Medlemsenheten',       en: 'The member unit' },
} as const satisfies CodeList;
export type PresentationParty = keyof typeof PRESENTATION_PARTIES;

// prettier-ignore
export const PRESENTATION_NEEDS = {
  ground:   { sv: 'samtycke till medlemmen', en: 'a consent to the member' },
  question: { sv: 'vad gruppen ska svara på', en: 'what the group is to answer' },
  reason:   { sv: 'skäl',                    en: 'a reason' },
} as const satisfies CodeList;
export type PresentationNeed = keyof typeof PRESENTATION_NEEDS;

// prettier-ignore
export const PRESENTATION_MOVES: readonly Move<PresentationStatus, PresentationAction, PresentationParty, PresentationNeed>[] = [
  // from        action      to             by           needs
  [NEW,         'present',  'presented',   'presenter', ['ground', 'question']],
  ['presented', 'accept',   'accepted',    'member',    []],
  ['presented', 'takeOn',   'takenOn',     'member',    []],
  ['presented', 'decline',  'notAccepted', 'member',    ['reason']],
  ['accepted',  'takeOn',   'takenOn',     'member',    []],
  ['accepted',  'decline',  'notAccepted', 'member',    ['reason']],
  ['presented', 'withdraw', 'withdrawn',   'presenter', ['reason']],
  ['accepted',  'withdraw', 'withdrawn',   'presenter', ['reason']],
];

export const PRESENTATION_PROCESS: Process<
  PresentationStatus,
  PresentationAction,
  PresentationParty,
  PresentationNeed
> = {
  name: 'presentation',
  statuses: PRESENTATION_STATUS,
  parties: PRESENTATION_PARTIES,
  needs: PRESENTATION_NEEDS,
  moves: PRESENTATION_MOVES,
  initial: NEW,
  terminal: ['takenOn', 'notAccepted', 'withdrawn'],
};

// prettier-ignore
export const PRESENTATION_NEXT_STEP = {
  presented: 'member', accepted: 'presenter', takenOn: 'presenter', notAccepted: 'presenter', withdrawn: null,
} as const satisfies Readonly<Record<PresentationStatus, PresentationParty | null>>;

/** What the journal is told of each move. */
// prettier-ignore
export const PRESENTATION_EVENTS = {
  present: 'body_presented', accept: 'body_accepted', takeOn: 'body_taken_on', decline: 'body_declined', withdraw: 'body_withdrawn',
} as const satisfies Readonly<Record<PresentationAction, string>>;
