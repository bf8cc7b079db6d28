import type { AgencyKind } from '#domain';
import type { CodeList, Words } from '#kernel';

/** Vad slags insats. Only the first takes people; the others work on organisations, workplaces and rules. */
// prettier-ignore
export const PROGRAMME_KINDS = {
  individual:     { sv: 'Individinsats',      en: 'For individuals' },
  structural:     { sv: 'Strukturinsats',     en: 'Structural' },
  training:       { sv: 'Utbildning',         en: 'Training' },
  screening:      { sv: 'Fråga på rutin',     en: 'Screening' },
  placement_bank: { sv: 'Platsbank',          en: 'Placement bank' },
  forum:          { sv: 'Forum',              en: 'Forum' },
} as const satisfies CodeList;
export type ProgrammeKind = keyof typeof PROGRAMME_KINDS;

/** Insatsens läge. */
// prettier-ignore
export const PROGRAMME_STATUSES = {
  planned:        { sv: 'Planerad',     en: 'Planned' },
  active:         { sv: 'Pågår',        en: 'Running' },
  paused:         { sv: 'Vilande',      en: 'Paused' },
  intake_stopped: { sv: 'Intagsstopp',  en: 'Intake stopped' },
  ended:          { sv: 'Avslutad',     en: 'Ended' },
} as const satisfies CodeList;
export type ProgrammeStatus = keyof typeof PROGRAMME_STATUSES;

/** A stretch of time when a programme was not as usual. */
// prettier-ignore
export const STATUS_PERIODS = {
  paused:         { sv: 'Vilande',         en: 'Paused' },
  partly_paused:  { sv: 'Delvis vilande',  en: 'Partly paused' },
  intake_stopped: { sv: 'Intagsstopp',     en: 'Intake stopped' },
} as const satisfies CodeList;

/** How people come in. */
// prettier-ignore
export const INTAKES = {
  continuous:   { sv: 'Löpande intag',      en: 'Continuous' },
  cohort:       { sv: 'Grupper med start',  en: 'Cohorts' },
  booked_slots: { sv: 'Bokade tider',       en: 'Booked slots' },
} as const satisfies CodeList;

/** Owners as the associations write them, and the kind of agency each is with us. */
// prettier-ignore
export const OWNER_KINDS = {
  kommun:       { sv: 'Kommun',             en: 'Municipality',             agency: 'kommun' },
  municipality: { sv: 'Kommun',             en: 'Municipality',             agency: 'kommun' },
  region:       { sv: 'Region',             en: 'Region',                   agency: 'region' },
  fk:           { sv: 'Försäkringskassan',  en: 'Social Insurance Agency',  agency: 'fk' },
  af:           { sv: 'Arbetsförmedlingen', en: 'Public Employment Service', agency: 'af' },
  provider:     { sv: 'Utförare',           en: 'Provider',                 agency: 'provider' },
  company:      { sv: 'Företag',            en: 'Company',                  agency: 'provider' },
  ngo:          { sv: 'Idéburen organisation', en: 'Non-profit organisation', agency: 'provider' },
  association:  { sv: 'Samordningsförbund', en: 'Coordination association', agency: 'association' },
} as const satisfies Readonly<Record<string, Words & { readonly agency: AgencyKind }>>;
