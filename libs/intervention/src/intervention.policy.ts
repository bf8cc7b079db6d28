import { NEUTRAL_TITLE } from '#domain';
import type { InterventionKind, ReferralType, SecrecyCode } from '#domain';
import type { ProgrammeFacts } from '#directory';

/** What the events of a participation say of it to others: codes and a public name, never a title of one's own. */
export interface Told {
  readonly kind: InterventionKind;
  readonly provider?: string;
}

/** A journal payload takes no longer string. */
const LONGEST = 80;
const NEUTRAL_KIND: InterventionKind = 'careContact';

/**
 * A title and a kind can be health facts. A programme that reveals health is told under its neutral label; a measure of
 * a unit's own is told by its kind alone, and from health care not even that.
 */
export function toldAs(kind: InterventionKind, programme: ProgrammeFacts | undefined, secrecy: SecrecyCode): Told {
  if (!programme) return { kind: secrecy === 'healthCare' ? NEUTRAL_KIND : kind };
  const { healthRevealing, neutralLabel, name } = programme;
  if (healthRevealing) return { kind: NEUTRAL_KIND, provider: (neutralLabel ?? NEUTRAL_TITLE.sv).slice(0, LONGEST) };
  return { kind, provider: name.slice(0, LONGEST) };
}

/** What a participation is when it follows a request to a unit, without a programme that says so. */
const KIND_OF_REQUEST: Partial<Record<ReferralType, InterventionKind>> = {
  jointAssessment: 'assessment',
  careReferral: 'careContact',
};

export function kindOfRequest(type: ReferralType | undefined): InterventionKind {
  return (type && KIND_OF_REQUEST[type]) ?? 'support';
}

/** A participation without a planned end is looked at after so many months, unless a review day is named. */
export const REVIEW_AFTER_MONTHS = 3;
