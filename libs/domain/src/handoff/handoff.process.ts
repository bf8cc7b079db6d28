import { NEW, type CodeList, type Move, type Process, type Words } from '#kernel';

/** Överlämning: who coordinates, or who handles, moves. The authority's own responsibility never does. */
// prettier-ignore
export const HANDOFF_STATUS = {
  offered:    { sv: 'Erbjuden',                 en: 'Offered' },
  questioned: { sv: 'Fråga ställd',             en: 'Question asked' },
  accepted:   { sv: 'Godtagen, första kontakt återstår', en: 'Accepted, first contact remains' },
  completed:  { sv: 'Överlämnad',               en: 'Handed over' },
  rejected:   { sv: 'Inte aktuellt hos mottagaren', en: 'Not taken on by the receiver' },
  withdrawn:  { sv: 'Återtagen',                en: 'Withdrawn' },
} as const satisfies CodeList;
export type HandoffStatus = keyof typeof HANDOFF_STATUS;

export type HandoffAction = 'offer' | 'ask' | 'answer' | 'accept' | 'complete' | 'reject' | 'withdraw';
/** Until `complete` the giver holds the responsibility. */
// prettier-ignore
export const HANDOFF_PARTIES = {
  giver:    { sv: 'Lämnande enhet',   en: 'The giving unit' },
  receiver: { sv: 'Mottagande enhet', en: 'The receiving unit' },
} as const satisfies CodeList;
export type HandoffParty = keyof typeof HANDOFF_PARTIES;

// prettier-ignore
export const HANDOFF_NEEDS = {
  receiver:            { sv: 'mottagare',                               en: 'a receiver' },
  situation:           { sv: 'läget nu',                                en: 'the situation now' },
  plan:                { sv: 'planeringen',                             en: 'the plan' },
  nextDate:            { sv: 'nästa datum',                             en: 'the next date' },
  openPromises:        { sv: 'öppna löften (eller att inga finns)',     en: 'open promises (or that there are none)' },
  participantInformed: { sv: 'att deltagaren är informerad',            en: 'that the participant is informed' },
  ground:              { sv: 'grund att lämna ut uppgifterna',          en: 'a ground for handing over' },
  question:            { sv: 'vad ni frågar om',                        en: 'what you are asking' },
  answer:              { sv: 'svar på det som frågades',                en: 'an answer to what was asked' },
  responsibleCaseworker: { sv: 'ansvarig handläggare',                  en: 'a responsible caseworker' },
  firstContactDate:    { sv: 'datum för första kontakt',                en: 'a date for the first contact' },
  firstContactHeld:    { sv: 'att första kontakten är tagen',           en: 'that the first contact is made' },
  reason:              { sv: 'skäl',                                    en: 'a reason' },
} as const satisfies CodeList;
export type HandoffNeed = keyof typeof HANDOFF_NEEDS;

const CHECKLIST: readonly HandoffNeed[] = [
  'receiver',
  'situation',
  'plan',
  'nextDate',
  'openPromises',
  'participantInformed',
  'ground',
];

// prettier-ignore
export const HANDOFF_MOVES: readonly Move<HandoffStatus, HandoffAction, HandoffParty, HandoffNeed>[] = [
  // from         action      to            by          needs
  [NEW,          'offer',    'offered',    'giver',    CHECKLIST],
  ['offered',    'ask',      'questioned', 'receiver', ['question']],
  ['questioned', 'answer',   'offered',    'giver',    ['answer']],
  ['offered',    'accept',   'accepted',   'receiver', ['responsibleCaseworker', 'firstContactDate']],
  ['questioned', 'accept',   'accepted',   'receiver', ['responsibleCaseworker', 'firstContactDate']],
  ['accepted',   'complete', 'completed',  'receiver', ['firstContactHeld']],
  ['offered',    'reject',   'rejected',   'receiver', ['reason']],
  ['questioned', 'reject',   'rejected',   'receiver', ['reason']],
  ['offered',    'withdraw', 'withdrawn',  'giver',    ['reason']],
  ['questioned', 'withdraw', 'withdrawn',  'giver',    ['reason']],
  ['accepted',   'withdraw', 'withdrawn',  'giver',    ['reason']],
];

/** `complete` is not among them: once responsibility has moved, it moves back by a new handoff. */
export const HANDOFF_CORRECTABLE: readonly HandoffAction[] = ['reject', 'withdraw'];

export const HANDOFF_PROCESS: Process<HandoffStatus, HandoffAction, HandoffParty, HandoffNeed> = {
  name: 'handoff',
  statuses: HANDOFF_STATUS,
  parties: HANDOFF_PARTIES,
  needs: HANDOFF_NEEDS,
  moves: HANDOFF_MOVES,
  initial: NEW,
  terminal: ['completed', 'rejected', 'withdrawn'],
};

/** Whose next step a state is. */
// prettier-ignore
export const HANDOFF_NEXT_STEP = {
  offered:    'receiver',
  questioned: 'giver',
  accepted:   'receiver',
  completed:  null,
  rejected:   'giver',
  withdrawn:  'giver',
} as const satisfies Readonly<Record<HandoffStatus, HandoffParty | null>>;

interface HandoffKindRow extends Words {
  /** Between units the checklist is handed over, and that needs a ground; inside one unit it counts as met. */
  readonly crossesUnits: boolean;
}

// prettier-ignore
export const HANDOFF_KINDS = {
  caseworker:    { sv: 'Byte av handläggare',               en: 'Change of caseworker',        crossesUnits: false },
  coordination:  { sv: 'Byte av samordnande enhet',         en: 'Change of coordinating unit', crossesUnits: true },
  programmeExit: { sv: 'Från insats till nästa aktör',      en: 'From programme to next actor', crossesUnits: true },
  temporary:     { sv: 'Tillfällig ersättare',              en: 'Temporary deputy',            crossesUnits: false },
} as const satisfies Readonly<Record<string, HandoffKindRow>>;
export type HandoffKind = keyof typeof HANDOFF_KINDS;
