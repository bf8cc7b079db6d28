import { NEW, type CodeList, type Move, type Process } from '#kernel';

/** Åtagande: one party's promise with a date. Nobody binds another authority, so the responsible unit confirms. */
// prettier-ignore
export const COMMITMENT_STATUS = {
  proposed:  { sv: 'Föreslaget',  en: 'Proposed' },
  confirmed: { sv: 'Bekräftat',   en: 'Confirmed' },
  declined:  { sv: 'Inte aktuellt hos ansvarig', en: 'Not taken on' },
  done:      { sv: 'Gjort',       en: 'Done' },
  cancelled: { sv: 'Inställt',    en: 'Cancelled' },
} as const satisfies CodeList;
export type CommitmentStatus = keyof typeof COMMITMENT_STATUS;

export type CommitmentAction = 'propose' | 'confirm' | 'decline' | 'complete' | 'cancel';

// prettier-ignore
export const COMMITMENT_PARTIES = {
  planner:     { sv: 'Planerande enhet', en: 'The planning unit' },
  responsible: { sv: 'Ansvarig enhet',   en: 'The responsible unit' },
} as const satisfies CodeList;
export type CommitmentParty = keyof typeof COMMITMENT_PARTIES;

// prettier-ignore
export const COMMITMENT_NEEDS = {
  what:        { sv: 'vad som ska göras', en: 'what is to be done' },
  responsible: { sv: 'ansvarig enhet',    en: 'a responsible unit' },
  date:        { sv: 'datum',             en: 'a date' },
  reason:      { sv: 'skäl',              en: 'a reason' },
} as const satisfies CodeList;
export type CommitmentNeed = keyof typeof COMMITMENT_NEEDS;

// prettier-ignore
export const COMMITMENT_MOVES: readonly Move<CommitmentStatus, CommitmentAction, CommitmentParty, CommitmentNeed>[] = [
  // from        action      to           by             needs
  [NEW,         'propose',  'proposed',  'planner',     ['what', 'responsible']],
  ['proposed',  'confirm',  'confirmed', 'responsible', []],
  ['proposed',  'decline',  'declined',  'responsible', ['reason']],
  ['proposed',  'cancel',   'cancelled', 'planner',     ['reason']],
  ['confirmed', 'complete', 'done',      'responsible', ['date']],
  ['confirmed', 'cancel',   'cancelled', 'either',      ['reason']],
];

export const COMMITMENT_CORRECTABLE: readonly CommitmentAction[] = ['confirm', 'decline', 'complete', 'cancel'];

export const COMMITMENT_PROCESS: Process<CommitmentStatus, CommitmentAction, CommitmentParty, CommitmentNeed> = {
  name: 'commitment',
  statuses: COMMITMENT_STATUS,
  parties: COMMITMENT_PARTIES,
  needs: COMMITMENT_NEEDS,
  moves: COMMITMENT_MOVES,
  initial: NEW,
  terminal: ['declined', 'done', 'cancelled'],
};

/** Each open commitment is somebody's next step. */
// prettier-ignore
export const COMMITMENT_NEXT_STEP = {
  proposed:  'responsible',
  confirmed: 'responsible',
  declined:  'planner',
  done:      null,
  cancelled: null,
} as const satisfies Readonly<Record<CommitmentStatus, CommitmentParty | null>>;
