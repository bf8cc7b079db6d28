import { NEW, type CodeList, type Move, type Process } from '#kernel';

/** Deltagande: this person's time in a programme. Its operating unit decides intake, extension and end. */
// prettier-ignore
export const INTERVENTION_STATUS = {
  planned: { sv: 'Planerat',  en: 'Planned' },
  active:  { sv: 'Pågår',     en: 'Active' },
  ended:   { sv: 'Avslutat',  en: 'Ended' },
} as const satisfies CodeList;
export type InterventionStatus = keyof typeof INTERVENTION_STATUS;

export type InterventionAction =
  'plan' | 'start' | 'changeExtent' | 'enterPhase' | 'pause' | 'resume' | 'extend' | 'agreeNextStep' | 'end' | 'cancel';
/** The operating unit alone. A benefit agency is told and may comment; it decides only its own benefit. */
// prettier-ignore
export const INTERVENTION_PARTIES = {
  operator: { sv: 'Insatsens enhet', en: 'The operating unit' },
} as const satisfies CodeList;
export type InterventionParty = keyof typeof INTERVENTION_PARTIES;

// prettier-ignore
export const INTERVENTION_NEEDS = {
  kind:             { sv: 'vad för slags insats det är',             en: 'what kind of intervention it is' },
  startDate:        { sv: 'startdatum',                              en: 'a start date' },
  endOrReview:      { sv: 'planerat slut, eller datum för avstämning', en: 'a planned end, or a review date' },
  extent:           { sv: 'omfattning och från vilken dag',          en: 'the extent and from which day' },
  phase:            { sv: 'vilken fas som börjar, och från vilken dag',  en: 'which phase begins, and from which day' },
  running:          { sv: 'att deltagandet inte redan är pausat',    en: 'that it is not already paused' },
  paused:           { sv: 'att deltagandet är pausat',               en: 'that it is paused' },
  newEnd:           { sv: 'nytt slutdatum',                          en: 'a new end date' },
  reason:           { sv: 'skäl',                                    en: 'a reason' },
  neverBegan:       { sv: 'att deltagandet aldrig började',          en: 'that it never began' },
  nextStep:         { sv: 'nästa steg: vad, vem och när',            en: 'the next step: what, who and when' },
  lastDay:          { sv: 'sista dag',                               en: 'the last day' },
  exitReason:       { sv: 'avslutsanledning',                        en: 'an exit reason' },
  nextStepOrReason: { sv: 'nästa steg, eller skäl till att inget följer', en: 'a next step, or why none follows' },
} as const satisfies CodeList;
export type InterventionNeed = keyof typeof INTERVENTION_NEEDS;

type InterventionMove = Move<InterventionStatus, InterventionAction, InterventionParty, InterventionNeed>;

// prettier-ignore
export const INTERVENTION_MOVES: readonly InterventionMove[] = [
  // from       action           to         by          needs
  [NEW,        'plan',          'planned', 'operator', ['kind', 'startDate']],
  [NEW,        'start',         'active',  'operator', ['kind', 'startDate', 'endOrReview']],
  ['planned',  'start',         'active',  'operator', ['startDate', 'endOrReview']],
  ['planned',  'cancel',        'ended',   'operator', ['reason']],
  ['active',   'cancel',        'ended',   'operator', ['reason', 'neverBegan']],
  ['active',   'changeExtent',  'active',  'operator', ['extent']],
  ['active',   'enterPhase',    'active',  'operator', ['phase']],
  ['active',   'pause',         'active',  'operator', ['reason', 'running']],
  ['active',   'resume',        'active',  'operator', ['paused']],
  ['active',   'extend',        'active',  'operator', ['newEnd', 'reason']],
  ['active',   'agreeNextStep', 'active',  'operator', ['nextStep']],
  ['active',   'end',           'ended',   'operator', ['lastDay', 'exitReason', 'nextStepOrReason']],
];

export const INTERVENTION_CORRECTABLE: readonly InterventionAction[] = ['cancel', 'end'];

export const INTERVENTION_PROCESS: Process<
  InterventionStatus,
  InterventionAction,
  InterventionParty,
  InterventionNeed
> = {
  name: 'intervention',
  statuses: INTERVENTION_STATUS,
  parties: INTERVENTION_PARTIES,
  needs: INTERVENTION_NEEDS,
  moves: INTERVENTION_MOVES,
  initial: NEW,
  terminal: ['ended'],
};

/** Aftercare is a phase of the participation: no gap while it runs. */
// prettier-ignore
export const INTERVENTION_PHASES = {
  introduction: { sv: 'Introduktion',  en: 'Introduction' },
  activity:     { sv: 'Aktivitet',     en: 'Activity' },
  aftercare:    { sv: 'Eftervård och uppföljning', en: 'Aftercare' },
} as const satisfies CodeList;
export type InterventionPhase = keyof typeof INTERVENTION_PHASES;
