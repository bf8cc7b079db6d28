import type { Words } from '#kernel';
import type { AgencyKind, UnitKind } from '../agency/agency.types.js';

/** What a type of request is called, who may send it to whom, and whether somebody starts because of it. */
interface ReferralTypeRow {
  readonly noun: Words;
  readonly verb: Words;
  readonly from: readonly AgencyKind[];
  readonly to: readonly AgencyKind[];
  /** Empty: any kind of unit. A remiss goes to health care only. */
  readonly toUnitKinds: readonly UnitKind[];
  /** Without participation the request is answered by `complete`; with it, by `start` and `end`; maybe: as it turns out. */
  readonly leadsToParticipation: 'yes' | 'maybe' | 'no';
}

const EVERY_PARTY: readonly AgencyKind[] = ['kommun', 'region', 'fk', 'af', 'provider'];
const AUTHORITIES: readonly AgencyKind[] = ['kommun', 'region', 'fk', 'af'];

/** Typer av förfrågan. The machine is one; the type is data and brings the Swedish words. */
// prettier-ignore
const TYPE_ROWS = {
  proposal: {
    noun: { sv: 'Aktualisering', en: 'Proposal' }, verb: { sv: 'Aktualisera', en: 'Propose' },
    from: EVERY_PARTY, to: EVERY_PARTY, toUnitKinds: [], leadsToParticipation: 'maybe' },
  application: {
    noun: { sv: 'Ansökan till insats', en: 'Application to a programme' }, verb: { sv: 'Ansök', en: 'Apply' },
    from: AUTHORITIES, to: EVERY_PARTY, toUnitKinds: [], leadsToParticipation: 'yes' },
  assignment: {
    noun: { sv: 'Anvisning', en: 'Assignment by the employment service' }, verb: { sv: 'Anvisa', en: 'Assign' },
    from: ['af'], to: ['kommun', 'af', 'provider'], toUnitKinds: [], leadsToParticipation: 'yes' },
  jointAssessment: {
    noun: { sv: 'Begäran om gemensam kartläggning', en: 'Request for joint assessment' },
    verb: { sv: 'Begär gemensam kartläggning', en: 'Ask for joint assessment' },
    from: AUTHORITIES, to: ['fk', 'af'], toUnitKinds: [], leadsToParticipation: 'maybe' },
  statement: {
    noun: { sv: 'Begäran om underlag eller utlåtande', en: 'Request for a statement' },
    verb: { sv: 'Begär underlag', en: 'Ask for a statement' },
    from: EVERY_PARTY, to: EVERY_PARTY, toUnitKinds: [], leadsToParticipation: 'no' },
  coordination: {
    noun: { sv: 'Begäran om samordning eller möte', en: 'Request for coordination or a meeting' },
    verb: { sv: 'Begär samordning', en: 'Ask for coordination' },
    from: EVERY_PARTY, to: EVERY_PARTY, toUnitKinds: [], leadsToParticipation: 'no' },
  careReferral: {
    noun: { sv: 'Remiss', en: 'Referral to health care' }, verb: { sv: 'Remittera', en: 'Refer' },
    from: ['kommun', 'region', 'provider'], to: ['region', 'kommun'], toUnitKinds: ['healthCare'],
    leadsToParticipation: 'maybe' },
} as const satisfies Readonly<Record<string, ReferralTypeRow>>;
export type ReferralType = keyof typeof TYPE_ROWS;
export const REFERRAL_TYPES: Readonly<Record<ReferralType, ReferralTypeRow>> = TYPE_ROWS;

/** A unit as the types look at it. */
export interface ReferralEnd {
  readonly agencyKind: AgencyKind;
  readonly unitKind: UnitKind;
}

/** Whether a unit may send this type of request to that one. */
export function maySendType(type: ReferralType, from: ReferralEnd, to: ReferralEnd): boolean {
  const row = REFERRAL_TYPES[type];
  const reaches = row.toUnitKinds.length === 0 || row.toUnitKinds.includes(to.unitKind);
  return reaches && row.from.includes(from.agencyKind) && row.to.includes(to.agencyKind);
}

/** The facts about each kind of request that the move table asks for. */
const PARTICIPATION_FACTS = {
  yes: ['participation'],
  maybe: ['participation', 'noParticipation'],
  no: ['noParticipation'],
} as const;

export function participationFacts(type: ReferralType): readonly ('participation' | 'noParticipation')[] {
  return PARTICIPATION_FACTS[REFERRAL_TYPES[type].leadsToParticipation];
}
