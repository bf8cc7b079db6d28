import { NEW, type CodeList, type Move, type Process } from '#kernel';
import { button, choice, field } from '../action/index.js';
import type { Action } from '../action/index.js';
import { MEETING_CANCELLATIONS } from './meeting.rules.js';

/** Möte: as the unit that called it keeps it. Held elsewhere, it is logged straight as held. */
// prettier-ignore
export const MEETING_STATUS = {
  called:    { sv: 'Kallat',   en: 'Called' },
  held:      { sv: 'Hållet',   en: 'Held' },
  cancelled: { sv: 'Inställt', en: 'Cancelled' },
} as const satisfies CodeList;
export type MeetingStatus = keyof typeof MEETING_STATUS;
export type MeetingAction = 'call' | 'log' | 'rebook' | 'cancel' | 'hold';

export const MEETING_PARTIES = {
  planner: { sv: 'Enheten som kallar', en: 'The calling unit' },
} as const satisfies CodeList;
export type MeetingParty = keyof typeof MEETING_PARTIES;

// prettier-ignore
export const MEETING_NEEDS = {
  day:     { sv: 'dag för mötet',  en: 'the day of the meeting' },
  purpose: { sv: 'mötets syfte',   en: 'the purpose of the meeting' },
  summary: { sv: 'vad mötet kom fram till', en: 'what the meeting arrived at' },
  reason:  { sv: 'skäl',           en: 'a reason' },
} as const satisfies CodeList;
export type MeetingNeed = keyof typeof MEETING_NEEDS;

// prettier-ignore
export const MEETING_MOVES: readonly Move<MeetingStatus, MeetingAction, MeetingParty, MeetingNeed>[] = [
  // from      action    to           by         needs
  [NEW,       'call',   'called',    'planner', ['day', 'purpose']],
  [NEW,       'log',    'held',      'planner', ['day', 'summary']],
  ['called',  'rebook', 'called',    'planner', ['day']],
  ['called',  'cancel', 'cancelled', 'planner', ['reason']],
  ['called',  'hold',   'held',      'planner', ['day', 'summary']],
];

export const MEETING_PROCESS: Process<MeetingStatus, MeetingAction, MeetingParty, MeetingNeed> = {
  name: 'meeting',
  statuses: MEETING_STATUS,
  parties: MEETING_PARTIES,
  needs: MEETING_NEEDS,
  moves: MEETING_MOVES,
  initial: NEW,
  terminal: ['held', 'cancelled'],
};

// prettier-ignore
export const MEETING_NEXT_STEP = {
  called: 'planner', held: null, cancelled: null,
} as const satisfies Readonly<Record<MeetingStatus, MeetingParty | null>>;

/** Knappar och formulär för ett möte som är kallat. */
// prettier-ignore
export const MEETING_ACTIONS: Readonly<Record<'rebook' | 'cancel' | 'hold', Action>> = {
  rebook: button('Boka om', 'Rebook',
    field('date', 'date', 'Ny dag', 'New day', true),
    field('text', 'startsAt', 'Börjar (TT:MM)', 'Begins (HH:MM)', true)),
  cancel: button('Ställ in', 'Cancel the meeting',
    choice('reason', 'reason', 'Skäl', 'Reason', MEETING_CANCELLATIONS, true)),
  hold:   button('Mötet är hållet', 'The meeting was held',
    field('date', 'date', 'Hållet den', 'Held on', true),
    field('text', 'summary', 'Vad kom ni fram till?', 'What did you arrive at?', true)),
};

// prettier-ignore
export const MEETING_EVENTS = {
  call: 'meeting_called', log: 'meeting_held', rebook: 'meeting_rebooked', cancel: 'meeting_cancelled', hold: 'meeting_held',
} as const satisfies Readonly<Record<MeetingAction, string>>;
