import type { CodeList, LastMove, Move, Process } from '#kernel';

/** Förfrågan: one unit asks another, or a programme, to take someone on or to contribute. */
// prettier-ignore
export const REFERRAL_STATUS = {
  draft:         { sv: 'Utkast',                   en: 'Draft' },
  sent:          { sv: 'Skickad',                  en: 'Sent' },
  received:      { sv: 'Mottagen',                 en: 'Received' },
  infoRequested: { sv: 'Komplettering begärd',     en: 'More information asked for' },
  accepted:      { sv: 'Godtagen',                 en: 'Accepted' },
  waitlisted:    { sv: 'På väntelista',            en: 'On the waiting list' },
  planned:       { sv: 'Start planerad',           en: 'Start planned' },
  started:       { sv: 'Påbörjad',                 en: 'Started' },
  ended:         { sv: 'Avslutad, utfall att kvittera', en: 'Ended, outcome to acknowledge' },
  closed:        { sv: 'Klar',                     en: 'Closed' },
  rejected:      { sv: 'Inte aktuellt hos mottagaren', en: 'Not taken on by the receiver' },
  returned:      { sv: 'Hör till annan',           en: 'Belongs elsewhere' },
  withdrawn:     { sv: 'Återtagen',                en: 'Withdrawn' },
} as const satisfies CodeList;
export type ReferralStatus = keyof typeof REFERRAL_STATUS;

export type ReferralAction =
  | 'send'
  | 'receive'
  | 'requestInfo'
  | 'supplyInfo'
  | 'cancelRequest'
  | 'accept'
  | 'reject'
  | 'return'
  | 'waitlist'
  | 'planStart'
  | 'start'
  | 'unaccept'
  | 'complete'
  | 'end'
  | 'acknowledge'
  | 'withdraw';

/** The two units of the correspondence. */
// prettier-ignore
export const REFERRAL_PARTIES = {
  sender:   { sv: 'Remittent',       en: 'Referrer' },
  receiver: { sv: 'Mottagande part', en: 'Receiver' },
} as const satisfies CodeList;
export type ReferralParty = keyof typeof REFERRAL_PARTIES;

/** What a move needs in hand; the service gathers these facts, and a refusal names the missing ones. */
// prettier-ignore
export const REFERRAL_NEEDS = {
  ground:               { sv: 'grund att lämna ut uppgifterna',          en: 'a ground for handing over' },
  question:             { sv: 'vad ni frågar om',                        en: 'what you are asking' },
  receiverTakesIn:      { sv: 'att mottagaren tar emot förfrågningar',   en: 'that the receiver takes requests' },
  answer:               { sv: 'svar på det som frågades',                en: 'an answer to what was asked' },
  responsibleCaseworker: { sv: 'ansvarig handläggare',                   en: 'a responsible caseworker' },
  reason:               { sv: 'skäl',                                    en: 'a reason' },
  suggestedReceiver:    { sv: 'förslag på rätt mottagare',               en: 'a suggested receiver' },
  startDate:            { sv: 'startdatum',                              en: 'a start date' },
  placeOrOverbooking:   { sv: 'ledig plats, eller skäl för överbokning', en: 'a free place, or a reason to overbook' },
  participation:        { sv: 'en förfrågan som leder till deltagande',  en: 'a request that leads to participation' },
  noParticipation:      { sv: 'en förfrågan utan deltagande',            en: 'a request without participation' },
  outcome:              { sv: 'utfall',                                  en: 'an outcome' },
  nextStepOrReason:     { sv: 'nästa steg, eller skäl till att inget följer', en: 'a next step, or why none follows' },
} as const satisfies CodeList;
export type ReferralNeed = keyof typeof REFERRAL_NEEDS;

// prettier-ignore
export const REFERRAL_MOVES: readonly Move<ReferralStatus, ReferralAction, ReferralParty, ReferralNeed>[] = [
  // from            action           to               by          needs
  ['draft',         'send',          'sent',          'sender',   ['ground', 'question', 'receiverTakesIn']],
  ['draft',         'withdraw',      'withdrawn',     'sender',   ['reason']],

  ['sent',          'receive',       'received',      'receiver', []],
  ['sent',          'requestInfo',   'infoRequested', 'receiver', ['question']],
  ['sent',          'accept',        'accepted',      'receiver', ['responsibleCaseworker']],
  ['sent',          'reject',        'rejected',      'receiver', ['reason']],
  ['sent',          'return',        'returned',      'receiver', ['reason', 'suggestedReceiver']],
  ['sent',          'withdraw',      'withdrawn',     'sender',   ['reason']],

  ['received',      'requestInfo',   'infoRequested', 'receiver', ['question']],
  ['received',      'accept',        'accepted',      'receiver', ['responsibleCaseworker']],
  ['received',      'reject',        'rejected',      'receiver', ['reason']],
  ['received',      'return',        'returned',      'receiver', ['reason', 'suggestedReceiver']],
  ['received',      'withdraw',      'withdrawn',     'sender',   ['reason']],

  ['infoRequested', 'supplyInfo',    'received',      'sender',   ['answer']],
  ['infoRequested', 'cancelRequest', 'received',      'receiver', []],
  ['infoRequested', 'accept',        'accepted',      'receiver', ['responsibleCaseworker']],
  ['infoRequested', 'reject',        'rejected',      'receiver', ['reason']],
  ['infoRequested', 'return',        'returned',      'receiver', ['reason', 'suggestedReceiver']],
  ['infoRequested', 'withdraw',      'withdrawn',     'sender',   ['reason']],

  ['accepted',      'waitlist',      'waitlisted',    'receiver', ['reason', 'participation']],
  ['accepted',      'planStart',     'planned',       'receiver', ['startDate', 'placeOrOverbooking', 'participation']],
  ['accepted',      'start',         'started',       'receiver', ['startDate', 'participation']],
  ['accepted',      'unaccept',      'received',      'receiver', ['reason']],
  ['accepted',      'complete',      'ended',         'receiver', ['outcome', 'noParticipation']],
  ['accepted',      'withdraw',      'withdrawn',     'sender',   ['reason']],

  ['waitlisted',    'planStart',     'planned',       'receiver', ['startDate', 'placeOrOverbooking', 'participation']],
  ['waitlisted',    'start',         'started',       'receiver', ['startDate', 'participation']],
  ['waitlisted',    'unaccept',      'received',      'receiver', ['reason']],
  ['waitlisted',    'withdraw',      'withdrawn',     'sender',   ['reason']],

  ['planned',       'waitlist',      'waitlisted',    'receiver', ['reason', 'participation']],
  ['planned',       'start',         'started',       'receiver', ['startDate', 'participation']],
  ['planned',       'unaccept',      'received',      'receiver', ['reason']],
  ['planned',       'withdraw',      'withdrawn',     'sender',   ['reason']],

  ['started',       'end',           'ended',         'receiver', ['outcome', 'nextStepOrReason']],
  ['ended',         'acknowledge',   'closed',        'sender',   []],
];

/**
 * What may be taken back by the party that did it, with a reason, while the other has not acted since. A move with a way back
 * of its own is not here (send → withdraw, requestInfo → cancelRequest, accept → unaccept), nor is an answer in words: what
 * the other party has read cannot be unread.
 */
export const REFERRAL_CORRECTABLE: readonly ReferralAction[] = [
  'receive',
  'reject',
  'return',
  'waitlist',
  'planStart',
  'start',
  'complete',
  'end',
  'acknowledge',
  'withdraw',
];

/** The move a party made last, by where it came from and where it led; undefined when the table has none such. */
export function lastReferralMove(
  from: ReferralStatus,
  to: ReferralStatus,
  by: ReferralParty,
): LastMove<ReferralStatus, ReferralAction> | undefined {
  const row = REFERRAL_MOVES.find((made) => made[0] === from && made[2] === to && made[3] === by);
  return row && { from: row[0], action: row[1] };
}

export const REFERRAL_PROCESS: Process<ReferralStatus, ReferralAction, ReferralParty, ReferralNeed> = {
  name: 'referral',
  statuses: REFERRAL_STATUS,
  parties: REFERRAL_PARTIES,
  needs: REFERRAL_NEEDS,
  moves: REFERRAL_MOVES,
  initial: 'draft',
  terminal: ['closed', 'rejected', 'returned', 'withdrawn'],
};

/** Whose next step a state is: the receiver's at 'sent', the agreed owner's once everything is acknowledged. */
// prettier-ignore
export const REFERRAL_NEXT_STEP = {
  draft:         'sender',
  sent:          'receiver',
  received:      'receiver',
  infoRequested: 'sender',
  accepted:      'receiver',
  waitlisted:    'receiver',
  planned:       'receiver',
  started:       'receiver',
  ended:         'sender',
  closed:        'ownerOfNextStep',
  rejected:      'sender',
  returned:      'sender',
  withdrawn:     'sender',
} as const satisfies Readonly<Record<ReferralStatus, ReferralParty | 'ownerOfNextStep' | null>>;
