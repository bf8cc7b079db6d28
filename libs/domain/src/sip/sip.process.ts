import { NEW, type CodeList, type Move, type Process } from '#kernel';

/** Samordnad individuell plan: from a seen need to a closed plan. Without kommun and region: gemensam planering. */
// prettier-ignore
export const SIP_STATUS = {
  needIdentified:    { sv: 'Behov uppmärksammat',          en: 'Need identified' },
  assessedNeeded:    { sv: 'Bedömd: plan behövs',          en: 'Assessed: a plan is needed' },
  assessedNotNeeded: { sv: 'Bedömd: plan behövs inte',     en: 'Assessed: no plan is needed' },
  consentPending:    { sv: 'Väntar på samtycke',           en: 'Waiting for consent' },
  consentRefused:    { sv: 'Tillfrågad, nej',              en: 'Asked, declined' },
  preparing:         { sv: 'Förbereds',                    en: 'Being prepared' },
  called:            { sv: 'Kallelse skickad',             en: 'Called' },
  meetingHeld:       { sv: 'Möte hållet',                  en: 'Meeting held' },
  active:            { sv: 'Upprättad',                    en: 'Adopted' },
  followUpDue:       { sv: 'Uppföljning aktuell',          en: 'Follow-up due' },
  closing:           { sv: 'Avslutas',                     en: 'Closing' },
  closed:            { sv: 'Avslutad',                     en: 'Closed' },
  suspended:         { sv: 'Vilande: samtycket gäller inte längre', en: 'Suspended: the consent no longer holds' },
} as const satisfies CodeList;
export type SipStatus = keyof typeof SIP_STATUS;

export type SipAction =
  | 'identify'
  | 'assessNeeded'
  | 'assessNotNeeded'
  | 'askConsent'
  | 'refuse'
  | 'prepare'
  | 'call'
  | 'rebook'
  | 'cancelMeeting'
  | 'hold'
  | 'adopt'
  | 'approve'
  | 'comeDue'
  | 'followUp'
  | 'beginClosing'
  | 'close'
  | 'suspend'
  | 'resume'
  | 'resumePlan';

// prettier-ignore
export const SIP_PARTIES = {
  planner: { sv: 'Planerande enhet', en: 'The planning unit' },
  system:  { sv: 'Tiden eller samtycket', en: 'Time or the consent' },
} as const satisfies CodeList;
export type SipParty = keyof typeof SIP_PARTIES;

/** The four things the law asks of a plan, with their place in it: HSL (2017:30) 16:4 and SoL (2025:400) 10:8. */
// prettier-ignore
export const SIP_LEGAL_ITEMS = {
  interventions:      { sv: 'vilka insatser som behövs', en: 'which interventions are needed',
                        law: 'HSL 16:4 p. 1, SoL 10:8 p. 1' },
  principals:         { sv: 'vilka insatser kommun respektive region ansvarar för',
                        en: 'which interventions the municipality and the region each answer for',
                        law: 'HSL 16:4 p. 2, SoL 10:8 p. 2' },
  otherMeasures:      { sv: 'vilka åtgärder någon annan vidtar (eller att inga behövs)',
                        en: 'which measures somebody else takes (or that none are needed)',
                        law: 'HSL 16:4 p. 3, SoL 10:8 p. 3' },
  overallResponsible: { sv: 'övergripande ansvarig huvudman', en: 'the principal with overall responsibility',
                        law: 'HSL 16:4 p. 4, SoL 10:8 p. 4' },
} as const;

// prettier-ignore
export const SIP_NEEDS = {
  ...SIP_LEGAL_ITEMS,
  reason:              { sv: 'skäl',                                en: 'a reason' },
  consent:             { sv: 'samtycke till planen',                en: 'consent to the plan' },
  date:                { sv: 'datum',                               en: 'a date' },
  time:                { sv: 'klockslag',                           en: 'a time of day' },
  purpose:             { sv: 'mötets syfte',                        en: 'the purpose of the meeting' },
  longTermGoal:        { sv: 'långsiktigt mål',                     en: 'the long-term goal' },
  invited:             { sv: 'vilka som kallas och bjuds in',       en: 'who is called and invited' },
  followUpDate:        { sv: 'datum för uppföljning',               en: 'a follow-up date' },
  participantInformed: { sv: 'att deltagaren är informerad',        en: 'that the participant is informed' },
  adoptedVersion:      { sv: 'en upprättad plan',                   en: 'an adopted plan' },
  earlierGoals:        { sv: 'hur det gick med de tidigare målen',  en: 'how the earlier goals went' },
  situation:           { sv: 'läget i ord',                         en: 'the situation in words' },
  receiver:            { sv: 'vilken annan enhet som tar vid',      en: 'which other unit goes on' },
  ownLines:            { sv: 'att bara den egna enheten har åtaganden', en: 'that only the own unit has commitments' },
  meeting:             { sv: 'ett hållet möte',                     en: 'a meeting that has been held' },
  ownPlan:             { sv: 'samtycke och ett hållet möte',        en: 'a consent, and a meeting that has been held' },
  approval:            { sv: 'hur planen godkändes, och av vem',    en: 'how the plan was approved, and by whom' },
  comingMeeting:       { sv: 'ett möte som planen är kallad till',  en: 'a meeting the plan is called to' },
} as const satisfies CodeList;
export type SipNeed = keyof typeof SIP_NEEDS;
export type SipLegalItem = keyof typeof SIP_LEGAL_ITEMS;

/** What some kind of plan must say; a kind that does not ask for a part has it already. */
const WHOLE_PLAN: readonly SipNeed[] = [
  'interventions',
  'principals',
  'otherMeasures',
  'overallResponsible',
  'followUpDate',
  'participantInformed',
  'situation',
  'receiver',
  'ownLines',
];
/** The next version says how the goals of the one before went. */
const FOLLOWED_UP: readonly SipNeed[] = [...WHOLE_PLAN, 'earlierGoals'];
const APPROVED: readonly SipNeed[] = ['date', 'approval'];
const CALL: readonly SipNeed[] = ['date', 'time', 'purpose', 'longTermGoal', 'invited'];
/** An adopted plan is met about anew without becoming any less adopted: its follow-up meeting stands beside it. */
const ANOTHER_DAY: readonly SipNeed[] = ['date', 'time', 'comingMeeting'];

// prettier-ignore
export const SIP_MOVES: readonly Move<SipStatus, SipAction, SipParty, SipNeed>[] = [
  // from             action             to                   by         needs
  [NEW,              'identify',        'needIdentified',    'planner', []],
  ['needIdentified', 'assessNeeded',    'assessedNeeded',    'planner', []],
  ['needIdentified', 'assessNotNeeded', 'assessedNotNeeded', 'planner', ['reason']],
  ['assessedNeeded', 'askConsent',      'consentPending',    'planner', []],
  ['assessedNeeded', 'adopt',           'active',            'planner', ['ownPlan', ...WHOLE_PLAN]],
  ['assessedNeeded', 'close',           'closed',            'planner', ['reason']],
  ['consentPending', 'refuse',          'consentRefused',    'planner', []],
  ['consentPending', 'prepare',         'preparing',         'planner', ['consent']],
  ['consentPending', 'close',           'closed',            'planner', ['reason']],
  ['consentRefused', 'askConsent',      'consentPending',    'planner', []],
  ['consentRefused', 'close',           'closed',            'planner', ['reason']],

  ['preparing',      'call',            'called',            'planner', CALL],
  ['preparing',      'adopt',           'active',            'planner', ['meeting', ...WHOLE_PLAN]],
  ['preparing',      'suspend',         'suspended',         'either',  []],
  ['preparing',      'close',           'closed',            'planner', ['reason']],
  ['called',         'rebook',          'called',            'planner', ['date', 'time']],
  ['called',         'cancelMeeting',   'preparing',         'planner', ['reason']],
  ['called',         'hold',            'meetingHeld',       'planner', ['date']],
  ['called',         'suspend',         'suspended',         'either',  []],
  ['called',         'close',           'closed',            'planner', ['reason']],
  ['meetingHeld',    'call',            'called',            'planner', CALL],
  ['meetingHeld',    'adopt',           'active',            'planner', WHOLE_PLAN],
  ['meetingHeld',    'suspend',         'suspended',         'either',  []],
  ['meetingHeld',    'close',           'closed',            'planner', ['reason']],

  ['active',         'comeDue',         'followUpDue',       'system',  []],
  ['active',         'approve',         'active',            'planner', APPROVED],
  ['active',         'call',            'active',            'planner', CALL],
  ['active',         'rebook',          'active',            'planner', ANOTHER_DAY],
  ['active',         'cancelMeeting',   'active',            'planner', ['reason', 'comingMeeting']],
  ['active',         'hold',            'active',            'planner', ['date', 'comingMeeting']],
  ['active',         'followUp',        'active',            'planner', FOLLOWED_UP],
  ['active',         'beginClosing',    'closing',           'planner', ['reason']],
  ['active',         'suspend',         'suspended',         'either',  []],
  ['followUpDue',    'approve',         'followUpDue',       'planner', APPROVED],
  ['followUpDue',    'call',            'followUpDue',       'planner', CALL],
  ['followUpDue',    'rebook',          'followUpDue',       'planner', ANOTHER_DAY],
  ['followUpDue',    'cancelMeeting',   'followUpDue',       'planner', ['reason', 'comingMeeting']],
  ['followUpDue',    'hold',            'followUpDue',       'planner', ['date', 'comingMeeting']],
  ['followUpDue',    'followUp',        'active',            'planner', FOLLOWED_UP],
  ['followUpDue',    'beginClosing',    'closing',           'planner', ['reason']],
  ['followUpDue',    'suspend',         'suspended',         'either',  []],
  ['closing',        'close',           'closed',            'planner', ['reason', 'participantInformed']],
  ['closing',        'suspend',         'suspended',         'either',  []],
  ['suspended',      'resume',          'preparing',         'planner', ['consent']],
  ['suspended',      'resumePlan',      'active',            'planner', ['consent', 'adoptedVersion']],
  ['suspended',      'close',           'closed',            'planner', ['reason']],
];

export const SIP_CORRECTABLE: readonly SipAction[] = ['assessNotNeeded', 'refuse', 'hold', 'beginClosing', 'close'];

export const SIP_PROCESS: Process<SipStatus, SipAction, SipParty, SipNeed> = {
  name: 'sip',
  statuses: SIP_STATUS,
  parties: SIP_PARTIES,
  needs: SIP_NEEDS,
  moves: SIP_MOVES,
  initial: NEW,
  terminal: ['assessedNotNeeded', 'closed'],
};

/** Whose next step a state is: the planner's, until the plan runs by its commitments. */
// prettier-ignore
export const SIP_NEXT_STEP = {
  needIdentified:    'planner',
  assessedNeeded:    'planner',
  assessedNotNeeded: null,
  consentPending:    'planner',
  consentRefused:    'planner',
  preparing:         'planner',
  called:            'planner',
  meetingHeld:       'planner',
  active:            null,
  followUpDue:       'planner',
  closing:           'planner',
  closed:            null,
  suspended:         'planner',
} as const satisfies Readonly<Record<SipStatus, SipParty | null>>;
