import type { ProgrammeState } from '#domain';
import type { CodeList, Day } from '#kernel';
import { firstDay, lastDay } from './precision.rules.js';
import type { ProgrammeConfig, ProgrammeRow } from './programme-row.rules.js';

/** Why a programme takes no requests, as the screen says it. */
// prettier-ignore
export const CLOSED_REASONS = {
  notIndividual:   { sv: 'Insatsen riktar sig till organisationer, inte till enskilda personer.',
                     en: 'The programme works with organisations, not with individuals.' },
  noOperatingUnit: { sv: 'Ingen enhet tar emot förfrågningar till insatsen. Fråga samordningsförbundet vilken det är.',
                     en: 'No unit takes requests to the programme. Ask the coordination association who does.' },
  ended:           { sv: 'Insatsen är avslutad.',
                     en: 'The programme has ended.' },
  notOpen:         { sv: 'Insatsen är inte öppen just nu: den har inte börjat eller är vilande.',
                     en: 'The programme is not open now: it has not begun or is paused.' },
  intakeStop:      { sv: 'Insatsen har intagsstopp. Se vilka andra insatser som har platser.',
                     en: 'The programme has stopped its intake. See which others have places.' },
  closing:         { sv: 'Insatsen avvecklas och tar inte emot fler.',
                     en: 'The programme is closing down and takes no more.' },
} as const satisfies CodeList;
export type ClosedReason = keyof typeof CLOSED_REASONS;

type Spell = ProgrammeConfig['statusPeriods'][number];

/** What the answer depends on; a row of the catalogue has it all. */
export interface IntakeFacts extends Pick<
  ProgrammeRow,
  'kind' | 'operatingUnitCode' | 'openFrom' | 'openTo' | 'status'
> {
  readonly config: { readonly statusPeriods: readonly Spell[] };
  /** What its operating unit has decided; then the catalogue's own words on it no longer hold. */
  readonly decided?: ProgrammeState | null;
}

export type IntakeAnswer = { readonly takes: true } | { readonly takes: false; readonly reason: ClosedReason };

/** When each reason holds, the weightiest first. A programme with none of them takes requests. */
// prettier-ignore
const CLOSED_WHEN = [
  ['notIndividual',   ({ kind }) => kind !== 'individual'],
  ['noOperatingUnit', ({ operatingUnitCode }) => operatingUnitCode === null],
  ['ended',           ({ decided }) => decided === 'closed'],
  ['closing',         ({ decided }) => decided === 'closing'],
  ['notOpen',         ({ decided }) => decided === 'planned'],
  ['intakeStop',      ({ decided }) => decided === 'intakeStopped'],
  ['ended',           ({ status, openTo, decided }, today) => (!decided && status === 'ended') || (openTo !== null && openTo < today)],
  ['notOpen',         ({ status, openFrom, decided }, today) => !decided && (status === 'planned' || (openFrom !== null && openFrom > today))],
  ['notOpen',         (facts, today) => !facts.decided && isInStatus(facts, 'paused', today)],
  ['intakeStop',      (facts, today) => !facts.decided && isInStatus(facts, 'intake_stopped', today)],
] as const satisfies readonly (readonly [ClosedReason, (facts: IntakeFacts, today: Day) => boolean])[];

/** Whether requests may be sent to a programme today, or why not (words in CLOSED_REASONS). */
export function programmeTakesRequests(programme: IntakeFacts, today: Day): IntakeAnswer {
  const row = CLOSED_WHEN.find(([, holds]) => holds(programme, today));
  return row ? { takes: false, reason: row[0] } : { takes: true };
}

/** A partly paused programme still takes people: only a whole pause or an intake stop closes it. */
function isInStatus({ status, config }: IntakeFacts, closed: 'paused' | 'intake_stopped', today: Day): boolean {
  return status === closed || config.statusPeriods.some((spell) => spell.status === closed && covers(spell, today));
}

/** A spell known only by its month or year covers all of it. */
function covers({ from, to }: Pick<Spell, 'from' | 'to'>, today: Day): boolean {
  return (from === null || firstDay(from) <= today) && (to === null || lastDay(to) >= today);
}
