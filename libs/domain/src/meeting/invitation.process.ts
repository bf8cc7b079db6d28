import { NEW, type CodeList, type Move, type Process } from '#kernel';
import { button, field } from '../action/index.js';
import type { Action } from '../action/index.js';

/** Kallelse till möte: what the calling unit and one invited unit share. A new day is a new one, with its own delivery. */
// prettier-ignore
export const INVITATION_STATUS = {
  invited:   { sv: 'Väntar på svar',      en: 'Waiting for an answer' },
  coming:    { sv: 'Kommer',              en: 'Coming' },
  notComing: { sv: 'Kommer inte',         en: 'Not coming' },
  otherTime: { sv: 'Vill ha en annan tid', en: 'Wants another time' },
  suits:     { sv: 'Har svarat om tiderna', en: 'Has answered on the times' },
  replaced:  { sv: 'Ombokat',             en: 'Rebooked' },
  cancelled: { sv: 'Inställt',            en: 'Cancelled' },
  over:      { sv: 'Mötet är hållet',     en: 'The meeting was held' },
  assessed:  { sv: 'Återkoppling lämnad', en: 'Feedback given' },
} as const satisfies CodeList;
export type InvitationStatus = keyof typeof INVITATION_STATUS;
export type InvitationAction =
  'invite' | 'come' | 'decline' | 'suggest' | 'suit' | 'assess' | 'replace' | 'cancel' | 'close';

// prettier-ignore
export const INVITATION_PARTIES = {
  planner: { sv: 'Enheten som kallar', en: 'The calling unit' },
  invited: { sv: 'Kallad enhet',       en: 'The invited unit' },
} as const satisfies CodeList;
export type InvitationParty = keyof typeof INVITATION_PARTIES;

// prettier-ignore
export const INVITATION_NEEDS = {
  ground: { sv: 'samtycke till enheten', en: 'a consent to the unit' },
  day:    { sv: 'en dag som passar',     en: 'a day that suits' },
  time:   { sv: 'en tid som är bestämd', en: 'a time that is set' },
  times:  { sv: 'tider att välja bland', en: 'times to choose among' },
  felt:   { sv: 'vad mötet ledde till',  en: 'what the meeting led to' },
} as const satisfies CodeList;
export type InvitationNeed = keyof typeof INVITATION_NEEDS;

type Row = Move<InvitationStatus, InvitationAction, InvitationParty, InvitationNeed>;
export const OPEN_INVITATIONS = ['invited', 'coming', 'notComing', 'otherTime', 'suits'] as const;

/** Each unit answers for itself, and may change its mind as long as the meeting is to come. */
const fromOpen = (from: (typeof OPEN_INVITATIONS)[number]): Row[] => {
  const answers: Row[] = [
    [from, 'come', 'coming', 'invited', ['time']],
    [from, 'decline', 'notComing', 'invited', []],
    [from, 'suggest', 'otherTime', 'invited', ['day']],
    [from, 'suit', 'suits', 'invited', ['times']],
  ];
  return [
    ...answers.filter(([, , to]) => to !== from || to === 'otherTime' || to === 'suits'),
    [from, 'replace', 'replaced', 'planner', []],
    [from, 'cancel', 'cancelled', 'planner', []],
    [from, 'close', 'over', 'planner', []],
  ];
};

export const INVITATION_MOVES: readonly Row[] = [
  [NEW, 'invite', 'invited', 'planner', ['ground']],
  ...OPEN_INVITATIONS.flatMap(fromOpen),
  ['over', 'assess', 'assessed', 'invited', ['felt']],
];

export const INVITATION_PROCESS: Process<InvitationStatus, InvitationAction, InvitationParty, InvitationNeed> = {
  name: 'invitation',
  statuses: INVITATION_STATUS,
  parties: INVITATION_PARTIES,
  needs: INVITATION_NEEDS,
  moves: INVITATION_MOVES,
  initial: NEW,
  terminal: ['replaced', 'cancelled', 'assessed'],
};

// prettier-ignore
export const INVITATION_NEXT_STEP = {
  invited: 'invited', coming: null, notComing: 'planner', otherTime: 'planner', suits: 'planner', replaced: null, cancelled: null, over: null,
  assessed: null,
} as const satisfies Readonly<Record<InvitationStatus, InvitationParty | null>>;

/** Knappar för den kallade enheten: ett klick på kortet, ett i rutan. */
// prettier-ignore
export const INVITATION_ACTIONS: Readonly<Record<'come' | 'decline' | 'suggest' | 'suit' | 'assess', Action>> = {
  come:    button('Vi kommer', 'We come'),
  decline: button('Vi kommer inte', 'We do not come'),
  suggest: button('Föreslå annan tid', 'Suggest another time',
    field('date', 'date', 'Dag som passar', 'A day that suits', true)),
  suit:    button('Svara om tiderna', 'Answer on the times'),
  assess:  button('Lämna återkoppling', 'Give feedback'),
};
