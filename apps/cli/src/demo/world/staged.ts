import type { Wanted } from './cast.js';

/** A case that a certain desk is to find. */
export interface Staged extends Wanted {
  /** Name of its shape. */
  readonly shape: string;
  /** How many days ago its last step was; as the shape says unless given. */
  readonly daysAgo?: number;
}

const TO_ANSWER = [0, 3, 12];
const PAIRS = [
  ['ame-hjo', 'soc-hjo'],
  ['ame-hjo', 'vc-hjo'],
  ['ame-skovde', 'psykiatri-skovde'],
  ['ame-hjo', 'af-skovde'],
  ['ame-skovde', 'fk-aktivitet-skovde'],
  ['fk-aktivitet-skovde', 'ame-hjo'],
  ['ame-karlshamn', 'soc-karlshamn'],
  ['soc-karlshamn', 'fk-siri-karlshamn'],
  ['ame-karlshamn', 'af-karlskrona'],
  ['ame-karlshamn', 'vc-karlshamn'],
  ['soc-karlshamn', 'ame-karlshamn'],
] as const;
/** Who asks, and which programme of a unit that a visitor sits in. */
const APPLICATIONS = [
  ['soc-hjo', 'ska-promise-hjo'],
  ['ame-skovde', 'ska-rorsas'],
  ['fk-aktivitet-skovde', 'ska-starka-individen-hjo'],
  ['fk-aktivitet-skovde', 'ska-cresco-creare'],
  ['fk-sjukpenning-trollhattan', 'tlg-halsa-for-alla'],
  ['fk-sjukpenning-nykoping', 'rar-arenan'],
] as const;
const HANDOFFS = [
  ['fk-aktivitet-skovde', 'ame-hjo'],
  ['ame-hjo', 'soc-hjo'],
  ['soc-karlshamn', 'ame-karlshamn'],
] as const;
/** Days of a group: who comes to Promise Hjo and Rörsås. */
const GROUPS = [
  ['ame-hjo', 'ska-promise-hjo', 6],
  ['fk-aktivitet-skovde', 'ska-promise-hjo', 3],
  ['ame-skovde', 'ska-rorsas', 2],
] as const;

/** Every visitor finds something to answer, to confirm and to promise. */
export const STAGED: readonly Staged[] = [
  ...PAIRS.flatMap(([coordinator, partner], at) => [
    { shape: 'authority asked, waiting', coordinator, partner, daysAgo: TO_ANSWER[at % 3] },
    { shape: 'authority asked, waiting', coordinator, partner, daysAgo: TO_ANSWER[(at + 1) % 3] },
    { shape: 'consent to be confirmed', coordinator, partner },
    { shape: 'promises to confirm', coordinator, partner },
  ]),
  ...APPLICATIONS.flatMap(([coordinator, programme]) =>
    TO_ANSWER.map((daysAgo) => ({ shape: 'asked, waiting', coordinator, programme, daysAgo })),
  ),
  ...HANDOFFS.map(([coordinator, partner]) => ({ shape: 'coordination offered', coordinator, partner })),
  ...GROUPS.flatMap(([coordinator, programme, people]) =>
    Array.from({ length: people }, () => ({ shape: 'in a programme', coordinator, programme })),
  ),
];

/** A file closed so long ago that its unit may erase it. */
export interface Past extends Staged {
  readonly coordinator: string;
  /** For how many years the unit keeps it. */
  readonly years: number;
  /** Two managers have decided: the worker erases it, and the proof is there to see. */
  readonly decidedBy?: readonly [proposed: string, approved: string];
}

/** What a jurist finds under Gallring: files whose time has come, and one that has gone. */
export const PAST: readonly Past[] = [
  { shape: 'never started', coordinator: 'vc-hjo', years: 10, decidedBy: ['vcchef', 'vcbitr'] },
  { shape: 'never started', coordinator: 'vc-hjo', years: 10 },
  { shape: 'never started', coordinator: 'ame-hjo', years: 5 },
];
