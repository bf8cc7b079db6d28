import type { CodeList } from '#kernel';
import type { AgencyKind, UnitKind } from '../agency/agency.types.js';
import type { RetentionRule } from './retention.types.js';

/** Gallringsregler: whose file is kept how long. The owner's rule counts, also for what was received from another. */
// prettier-ignore
export const RETENTION_RULES = {
  socialServices: {
    words: { sv: 'Socialtjänstens personakt', en: 'Social services file' },
    years: 5, from: 'lastEntry', finish: 'endOfNextYear', law: 'SoL 2025:400 16 kap. 1 §', decided: false,
    note: { sv: 'Fem år efter sista anteckningen; klart senast kalenderåret efter. Undantag: 16 kap. 2–4 §§ (placering, faderskap, adoption, forskningsurval).',
            en: 'Five years after the last entry; finished within the following calendar year. Exceptions: ch. 16 ss. 2–4.' } },
  privateSocial: {
    words: { sv: 'Enskild utförare', en: 'Private provider' },
    years: 2, from: 'lastEntry', finish: 'sameDay', law: 'SoL 2025:400 17 kap. 1–2 §§', decided: false,
    note: { sv: 'Två år efter sista anteckningen.', en: 'Two years after the last entry.' } },
  healthCare: {
    words: { sv: 'Patientjournal', en: 'Patient record' },
    years: 10, from: 'lastEntry', finish: 'open', law: 'Patientdatalag 2008:355 3 kap. 17 §', decided: false,
    note: { sv: 'Minst tio år efter sista uppgiften. Regionens arkivmyndighet kan besluta om längre tid.',
            en: 'At least ten years after the last entry. The region’s archive authority may decide on longer.' } },
  employmentService: {
    words: { sv: 'Arbetsförmedlingens ärende', en: 'Employment service case' },
    years: 3, from: 'yearClosed', finish: 'sameDay', law: 'Lag 2002:546', decided: false,
    note: { sv: 'Senast tre år efter utgången av det år då ärendet avslutades.',
            en: 'At the latest three years after the year in which the case was closed.' } },
  socialInsurance: {
    words: { sv: 'Försäkringskassans ärende', en: 'Social insurance case' },
    years: 5, from: 'lastEntry', finish: 'open', law: 'SFB 114 kap. 15 §', decided: true,
    note: { sv: 'När uppgifterna inte längre behövs. Antalet år beslutas av Försäkringskassan; Riksarkivet kan föreskriva bevarande.',
            en: 'When no longer needed. The years are decided by the authority; the National Archives may prescribe retention.' } },
  municipalLabour: {
    words: { sv: 'Arbetsmarknadsenhetens ärende', en: 'Municipal labour market case' },
    years: 5, from: 'lastEntry', finish: 'open', law: 'Arkivlag 1990:782 10 §', decided: true,
    note: { sv: 'Beslutas av kommunen i dokumenthanteringsplanen. Fem år gäller tills kommunen har beslutat.',
            en: 'Decided by the municipality. Five years hold until it has decided.' } },
} as const satisfies Readonly<Record<string, RetentionRule>>;
export type RetentionCode = keyof typeof RETENTION_RULES;

/** The access log is kept at least this long (HSLF-FS 2016:40 4 kap. 9 §), whatever else has been erased. */
export const ACCESS_LOG_YEARS = 5;

/** Whose rule a unit is under. Null: the unit has no files about people. */
export function retentionCodeOf(unit: UnitKind, agency: AgencyKind): RetentionCode | null {
  if (unit === 'association' || unit === 'person') return null;
  if (unit === 'programme') return PROGRAMME_OF[agency];
  return unit === 'labourMarket' ? 'municipalLabour' : unit;
}

/** A programme's files are those of whoever runs it. */
const PROGRAMME_OF: Readonly<Record<AgencyKind, RetentionCode | null>> = {
  kommun: 'municipalLabour',
  region: 'healthCare',
  fk: 'socialInsurance',
  af: 'employmentService',
  provider: 'privateSocial',
  association: null,
};

/** Why a file is kept although its time has come. */
// prettier-ignore
export const HOLD_KINDS = {
  research: { sv: 'Forskningsurval (SoL 16 kap. 4 §)', en: 'Research sample' },
  dispute:  { sv: 'Pågående tvist, tillsyn eller rättelse', en: 'Dispute, supervision or correction under way' },
  archive:  { sv: 'Ska bevaras i arkiv',               en: 'To be kept in the archive' },
} as const satisfies CodeList;
export type HoldKind = keyof typeof HOLD_KINDS;

/** Born on these days of a month: in the sample that social services keep for research. Configurable by the archive authority. */
export const RESEARCH_DAYS: readonly number[] = [5, 15, 25];

/** Gallring, state by state: proposed by one, decided by another, carried out by the system. */
// prettier-ignore
export const ERASURE_STATUS = {
  proposed:  { sv: 'Föreslagen',  en: 'Proposed' },
  approved:  { sv: 'Godkänd',     en: 'Approved' },
  running:   { sv: 'Pågår',       en: 'Running' },
  done:      { sv: 'Genomförd',   en: 'Done' },
  withdrawn: { sv: 'Tillbakatagen', en: 'Withdrawn' },
} as const satisfies CodeList;
export type ErasureStatus = keyof typeof ERASURE_STATUS;
