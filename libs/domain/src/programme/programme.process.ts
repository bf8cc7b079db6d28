import type { CodeList, Move, Process } from '#kernel';

/** Insatsens drift, som den utförande enheten har bestämt den. What it is called in the catalogue is where it begins. */
// prettier-ignore
export const PROGRAMME_STATES = {
  planned:       { sv: 'Planerad',     en: 'Planned' },
  open:          { sv: 'Öppen',        en: 'Open' },
  intakeStopped: { sv: 'Intagsstopp',  en: 'Intake stopped' },
  closing:       { sv: 'Avvecklas',    en: 'Closing' },
  closed:        { sv: 'Avslutad',     en: 'Closed' },
} as const satisfies CodeList;
export type ProgrammeState = keyof typeof PROGRAMME_STATES;
export type ProgrammeAction = 'open' | 'stopIntake' | 'announceClosing' | 'close';

/** The operating unit alone; never the association. */
// prettier-ignore
export const PROGRAMME_PARTIES = {
  operator: { sv: 'Insatsens enhet', en: 'The operating unit' },
} as const satisfies CodeList;
export type ProgrammeParty = keyof typeof PROGRAMME_PARTIES;

// prettier-ignore
export const PROGRAMME_NEEDS = {
  reason:        { sv: 'skäl',                                                 en: 'a reason' },
  lastDay:       { sv: 'sista dag',                                            en: 'the last day' },
  everyNextStep: { sv: 'att varje deltagare är avslutad med nästa steg eller skäl, och varje förfrågan besvarad',
                   en: 'that every participant has ended with a next step or a reason, and every request is answered' },
} as const satisfies CodeList;
export type ProgrammeNeed = keyof typeof PROGRAMME_NEEDS;

// prettier-ignore
export const PROGRAMME_MOVES: readonly Move<ProgrammeState, ProgrammeAction, ProgrammeParty, ProgrammeNeed>[] = [
  // from             action             to               by          needs
  ['planned',        'open',            'open',          'operator', []],
  ['open',           'stopIntake',      'intakeStopped', 'operator', ['reason']],
  ['intakeStopped',  'open',            'open',          'operator', []],
  ['open',           'announceClosing', 'closing',       'operator', ['reason', 'lastDay']],
  ['intakeStopped',  'announceClosing', 'closing',       'operator', ['reason', 'lastDay']],
  ['closing',        'open',            'open',          'operator', []],
  ['closing',        'close',           'closed',        'operator', ['everyNextStep']],
];

export const PROGRAMME_PROCESS: Process<ProgrammeState, ProgrammeAction, ProgrammeParty, ProgrammeNeed> = {
  name: 'programme',
  statuses: PROGRAMME_STATES,
  parties: PROGRAMME_PARTIES,
  needs: PROGRAMME_NEEDS,
  moves: PROGRAMME_MOVES,
  initial: 'planned',
  terminal: ['closed'],
};
