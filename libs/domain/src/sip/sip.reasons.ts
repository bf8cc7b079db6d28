import type { CodeList } from '#kernel';
import { MEETING_CANCELLATIONS } from '../meeting/meeting.rules.js';

const OTHER = { sv: 'Annat', en: 'Other' } as const;

/** Varför en plan inte behövs. */
// prettier-ignore
export const SIP_NOT_NEEDED_REASONS = {
  onePrincipal:     { sv: 'Behöver insatser från bara en huvudman',  en: 'Needs one principal only' },
  existingPlan:     { sv: 'En gällande plan täcker behovet',          en: 'An existing plan covers the need' },
  noCoordination:   { sv: 'Insatserna behöver inte samordnas',        en: 'The interventions need no coordination' },
  other:            OTHER,
} as const satisfies CodeList;
export type SipNotNeededReason = keyof typeof SIP_NOT_NEEDED_REASONS;

/** Varför ett möte ställs in. */
// prettier-ignore
export const MEETING_CANCEL_REASONS = {
  participantAway:  { sv: 'Deltagaren kan inte komma',                en: 'The participant cannot come' },
  principalAway:    { sv: 'Kommun eller region kan inte komma',       en: 'Municipality or region cannot come' },
  notPrepared:      { sv: 'Förberedelserna är inte klara',            en: 'The preparations are not ready' },
  other:            OTHER,
} as const satisfies CodeList;
export type MeetingCancelReason = keyof typeof MEETING_CANCEL_REASONS;

/** Why a meeting was called off, by its own form or by its plan’s. */
export const MEETING_OFF_REASONS: CodeList = { ...MEETING_CANCEL_REASONS, ...MEETING_CANCELLATIONS };

/** Varför planen avslutas. */
// prettier-ignore
export const SIP_CLOSE_REASONS = {
  goalReached:      { sv: 'Målet är nått',                            en: 'The goal is reached' },
  noLongerNeeded:   { sv: 'Behövs inte längre',                       en: 'No longer needed' },
  onePrincipal:     { sv: 'Bara en huvudman har insatser kvar',       en: 'Only one principal remains' },
  consentWithdrawn: { sv: 'Samtycket gäller inte längre',             en: 'The consent no longer holds' },
  moved:            { sv: 'Flytt',                                    en: 'Moved' },
  deceased:         { sv: 'Avliden',                                  en: 'Deceased' },
  replaced:         { sv: 'Ersatt av annan plan',                     en: 'Replaced by another plan' },
  other:            OTHER,
} as const satisfies CodeList;
export type SipCloseReason = keyof typeof SIP_CLOSE_REASONS;

/** Varför ett åtagande inte tas på sig, eller ställs in. */
// prettier-ignore
export const COMMITMENT_REASONS = {
  outsideMandate:   { sv: 'Ligger utanför vårt uppdrag',              en: 'Outside our mandate' },
  noResources:      { sv: 'Kan inte göras i tid',                     en: 'Cannot be done in time' },
  notNeeded:        { sv: 'Behövs inte längre',                       en: 'No longer needed' },
  participantNo:    { sv: 'Deltagaren vill inte',                     en: 'The participant does not want it' },
  replaced:         { sv: 'Ersatt av annat åtagande',                 en: 'Replaced by another commitment' },
  other:            OTHER,
} as const satisfies CodeList;
export type CommitmentReason = keyof typeof COMMITMENT_REASONS;
