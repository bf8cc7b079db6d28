import { NEW, type CodeList, type Move, type Process } from '#kernel';

/** Felskickat: something went to the wrong receiver, or about the wrong person. It cannot be unread; what became of it is told. */
// prettier-ignore
export const INCIDENT_STATUS = {
  reported:  { sv: 'Väntar på mottagarens besked', en: 'Waiting for the receiver’s answer' },
  erased:    { sv: 'Raderat hos mottagaren',       en: 'Erased by the receiver' },
  returned:  { sv: 'Återlämnat av mottagaren',     en: 'Returned by the receiver' },
  kept:      { sv: 'Finns kvar hos mottagaren',    en: 'Remains with the receiver' },
  withdrawn: { sv: 'Återtaget: inte felskickat',   en: 'Taken back: not sent by mistake' },
} as const satisfies CodeList;
export type IncidentStatus = keyof typeof INCIDENT_STATUS;

export type IncidentAction = 'report' | 'erase' | 'giveBack' | 'keep' | 'withdraw';
// prettier-ignore
export const INCIDENT_PARTIES = {
  giver:    { sv: 'Enheten som lämnade ut', en: 'The unit that handed over' },
  receiver: { sv: 'Enheten som fick det',   en: 'The unit that got it' },
} as const satisfies CodeList;
export type IncidentParty = keyof typeof INCIDENT_PARTIES;

// prettier-ignore
export const INCIDENT_NEEDS = {
  kind:   { sv: 'vad som blev fel',           en: 'what went wrong' },
  reason: { sv: 'skäl för att det finns kvar', en: 'a reason why it remains' },
} as const satisfies CodeList;
export type IncidentNeed = keyof typeof INCIDENT_NEEDS;

/** What was received is the receiver's own document: it decides what its law lets it do. The giver asks, and is answered. */
// prettier-ignore
export const INCIDENT_MOVES: readonly Move<IncidentStatus, IncidentAction, IncidentParty, IncidentNeed>[] = [
  // from       action      to           by          needs
  [NEW,        'report',   'reported',  'giver',    ['kind']],
  ['reported', 'erase',    'erased',    'receiver', []],
  ['reported', 'giveBack', 'returned',  'receiver', []],
  ['reported', 'keep',     'kept',      'receiver', ['reason']],
  ['kept',     'erase',    'erased',    'receiver', []],
  ['kept',     'giveBack', 'returned',  'receiver', []],
  ['reported', 'withdraw', 'withdrawn', 'giver',    []],
];

export const INCIDENT_PROCESS: Process<IncidentStatus, IncidentAction, IncidentParty, IncidentNeed> = {
  name: 'incident',
  statuses: INCIDENT_STATUS,
  parties: INCIDENT_PARTIES,
  needs: INCIDENT_NEEDS,
  moves: INCIDENT_MOVES,
  initial: NEW,
  terminal: ['erased', 'returned', 'withdrawn'],
};

/** Whose next step a state is. */
// prettier-ignore
export const INCIDENT_NEXT_STEP = {
  reported: 'receiver', erased: null, returned: null, kept: null, withdrawn: null,
} as const satisfies Readonly<Record<IncidentStatus, IncidentParty | null>>;
