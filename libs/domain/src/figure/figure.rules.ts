import type { CodeList, Words } from '#kernel';
import { GAP_RULES } from '../gap/gap.rules.js';
import { INTERVENTION_KINDS, WORK_OR_STUDY } from '../intervention/intervention.reasons.js';

/** Litet antal: what keeps single persons out of a figure that leaves the unit. */
// prettier-ignore
export const SMALL_NUMBERS = {
  threshold: { value: 5, words: { sv: 'Antal under fem visas inte, och inte heller antal som skulle avslöja dem', en: 'Numbers below five are not shown, nor those that would give them away' } },
  rounding:  { value: 5, words: { sv: 'Övriga antal är avrundade till närmaste fem', en: 'Other numbers are rounded to the nearest five' } },
} as const satisfies Readonly<Record<string, { value: number; words: Words }>>;

/** One figure: what it counts, by what, and in which column something counted falls. */
export interface FigureRow {
  readonly words: Words;
  readonly counts: Words;
  readonly rows: CodeList;
  readonly columns: CodeList;
  /** From what the database says to a code of `columns`. */
  readonly columnOf: (raw: string) => string;
}

const AGES: CodeList = {
  d0: { sv: '0–30 dagar', en: '0–30 days' },
  d31: { sv: '31–90 dagar', en: '31–90 days' },
  d91: { sv: '91–180 dagar', en: '91–180 days' },
  d181: { sv: '181 dagar och mer', en: '181 days and more' },
};
const ageOf = (days: string): string => {
  const age = Number(days);
  if (age <= 30) return 'd0';
  if (age <= 90) return 'd31';
  return age <= 180 ? 'd91' : 'd181';
};

/** Utfallsgrupper: wide enough that no group tells of illness, death or a consent. */
const OUTCOME_GROUPS: CodeList = {
  workOrStudy: { sv: 'Arbete eller studier', en: 'Work or studies' },
  jobSeeking: { sv: 'Aktivt arbetssökande', en: 'Actively seeking work' },
  onwards: { sv: 'Genomförd, eller vidare till annan', en: 'Completed, or onwards elsewhere' },
  other: { sv: 'Annat avslut', en: 'Another end' },
};
const ONWARDS = ['completed', 'furtherRehab', 'rightBenefit', 'backTrained', 'backUntrained'];
const outcomeOf = (reason: string): string => {
  if ((WORK_OR_STUDY as readonly string[]).includes(reason)) return 'workOrStudy';
  if (reason === 'jobSeeking') return 'jobSeeking';
  return ONWARDS.includes(reason) ? 'onwards' : 'other';
};

const GAPS: CodeList = Object.fromEntries(
  Object.entries(GAP_RULES)
    .filter(([rule]) => !rule.startsWith('forecast'))
    .map(([rule, { label }]) => [rule, label]),
);

/**
 * Siffror: the closed list of what may be released, each about one unit and one quarter. A person is counted once in a
 * figure, in one cell, so that a number is a number of people. Nobody with a protected identity is counted, in no cell and
 * in no total: being told that there are none to count is the only answer that says nothing about her.
 */
// prettier-ignore
const ROWS = {
  participants: { words: { sv: 'Deltagare i insats', en: 'Participants in programmes' },
    counts: { sv: 'Personer som deltog någon dag under kvartalet, efter den senaste insatsen.',
              en: 'Persons who took part on any day of the quarter, by the latest participation.' },
    rows: INTERVENTION_KINDS,
    columns: { before:  { sv: 'Deltog redan', en: 'Already taking part' },
               started: { sv: 'Började under kvartalet', en: 'Started in the quarter' } },
    columnOf: (raw: string) => raw },
  ended: { words: { sv: 'Avslutade efter utfall', en: 'Ended, by outcome' },
    counts: { sv: 'Personer vars deltagande avslutades under kvartalet, efter det senaste avslutet.',
              en: 'Persons whose participation ended in the quarter, by the latest end.' },
    rows: INTERVENTION_KINDS, columns: OUTCOME_GROUPS, columnOf: outcomeOf },
  requests: { words: { sv: 'Öppna förfrågningar efter ålder', en: 'Open requests by age' },
    counts: { sv: 'Personer med en obesvarad eller pågående förfrågan kvartalets sista dag, efter den äldsta.',
              en: 'Persons with an open request on the last day of the quarter, by the oldest.' },
    rows: { received: { sv: 'Mottagna', en: 'Received' }, sent: { sv: 'Skickade', en: 'Sent' } },
    columns: AGES, columnOf: ageOf },
  gaps: { words: { sv: 'Öppna glapp efter slag', en: 'Open gaps by kind' },
    counts: { sv: 'Personer med ett öppet glapp kvartalets sista dag, efter det äldsta.',
              en: 'Persons with an open gap on the last day of the quarter, by the oldest.' },
    rows: GAPS, columns: AGES, columnOf: ageOf },
} as const satisfies Readonly<Record<string, FigureRow>>;
export type FigureId = keyof typeof ROWS;
export const FIGURES: Readonly<Record<FigureId, FigureRow>> = ROWS;
