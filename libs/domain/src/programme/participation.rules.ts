import { addDays, type CodeList, type Day, type Words } from '#kernel';
import type { Category } from '../delivery/index.js';

/** Närvaro en dag. */
// prettier-ignore
export const ATTENDANCE_MARKS = {
  present:   { sv: 'Närvarande',             en: 'Present' },
  notified:  { sv: 'Anmäld frånvaro',        en: 'Absent with notice' },
  absent:    { sv: 'Uteblev utan att höra av sig', en: 'Absent without notice' },
  cancelled: { sv: 'Inställt av oss',        en: 'Cancelled by us' },
} as const satisfies CodeList;
export type AttendanceMark = keyof typeof ATTENDANCE_MARKS;

/** Uppsökande: what was tried when somebody did not come. */
// prettier-ignore
export const OUTREACH_WAYS = {
  phone:     { sv: 'Telefon',                en: 'Telephone' },
  sms:       { sv: 'Sms',                    en: 'Text message' },
  letter:    { sv: 'Brev',                   en: 'Letter' },
  homeVisit: { sv: 'Hembesök',               en: 'Home visit' },
  elsewhere: { sv: 'Träff där personen är',  en: 'Met where the person is' },
  viaOther:  { sv: 'Genom någon personen litar på', en: 'Through somebody the person trusts' },
} as const satisfies CodeList;
export type OutreachWay = keyof typeof OUTREACH_WAYS;

// prettier-ignore
export const OUTREACH_RESULTS = {
  reached:     { sv: 'Fick kontakt',         en: 'Reached' },
  comesBack:   { sv: 'Kommer tillbaka',      en: 'Comes back' },
  leftMessage: { sv: 'Lämnade meddelande',   en: 'Left a message' },
  notReached:  { sv: 'Fick inte kontakt',    en: 'Not reached' },
  wantsToEnd:  { sv: 'Vill sluta',           en: 'Wants to end' },
} as const satisfies CodeList;
export type OutreachResult = keyof typeof OUTREACH_RESULTS;

/** Hinder. Each has an action and a day, or it is not one that anybody does anything about. */
// prettier-ignore
export const BARRIERS = {
  language:   { sv: 'Språk, tolk behövs',        en: 'Language, an interpreter is needed', category: 'plan' },
  transport:  { sv: 'Resor',                     en: 'Getting there',                      category: 'plan' },
  digital:    { sv: 'Digital vana eller utrustning', en: 'Digital skills or equipment',    category: 'plan' },
  childcare:  { sv: 'Barnomsorg',                en: 'Childcare',                          category: 'plan' },
  benefit:    { sv: 'Regel i ersättningen',      en: 'A rule of the benefit',              category: 'plan' },
  schedule:   { sv: 'Passa tider',               en: 'Keeping times',                      category: 'plan' },
  tasks:      { sv: 'Passande uppgifter saknas', en: 'No suitable tasks',                  category: 'plan' },
  anonymity:  { sv: 'Vill inte synas i gruppen', en: 'Does not want to be seen in the group', category: 'plan' },
  health:     { sv: 'Hälsa',                     en: 'Health',                             category: 'health' },
} as const satisfies Readonly<Record<string, Words & { readonly category: Category }>>;
export type BarrierKind = keyof typeof BARRIERS;

/** So many days in a row without a word, and nothing tried since: somebody is about to be lost. */
export const MISSED_IN_A_ROW = 2;
/** Whoever's benefit ends within so many days needs to know what comes then. */
export const BENEFIT_WARNS_DAYS = 60;

export interface Came {
  readonly on: Day;
  readonly mark: AttendanceMark;
}

/**
 * Whether somebody is to be sought out: absent without a word the last times, and nothing tried after the last of them. A day cancelled by us
 * says nothing of her; a message sent is a try.
 */
export function isToSeekOut(came: readonly Came[], triedOn: Day | null): boolean {
  const days = came.filter(({ mark }) => mark !== 'cancelled').sort((a, b) => b.on.localeCompare(a.on));
  const [last] = days;
  if (!last || days.length < MISSED_IN_A_ROW) return false;
  if (!days.slice(0, MISSED_IN_A_ROW).every(({ mark }) => mark === 'absent')) return false;
  return triedOn === null || triedOn < last.on;
}

/** Vad varnas för om en deltagare. */
// prettier-ignore
export const PARTICIPANT_WARNINGS = {
  seekOut:     { sv: 'Uteblivit flera gånger: sök upp',        en: 'Absent several times: seek out' },
  benefitEnds: { sv: 'Ersättningen upphör snart',              en: 'The benefit ends soon' },
  barrierLate: { sv: 'Dagen för åtgärd mot hinder har passerat',          en: 'The day of an action on a barrier has passed' },
  checkDue:    { sv: 'Förlängd: månadens avstämning saknas',   en: 'Extended: the month’s check is missing' },
  noNextStep:  { sv: 'Slutar snart utan nästa steg',           en: 'Ends soon without a next step' },
} as const satisfies CodeList;
export type ParticipantWarning = keyof typeof PARTICIPANT_WARNINGS;
/** An end within so many days asks for a next step. */
export const END_WARNS_DAYS = 21;

/** Avstämning med den som skickade: goes on, or what comes next is being made ready. */
// prettier-ignore
export const CHECK_RESULTS = {
  goesOn:   { sv: 'Fortsätter som planerat',       en: 'Goes on as planned' },
  change:   { sv: 'Något ändras i upplägget',      en: 'Something in it is changed' },
  nextStep: { sv: 'Nästa steg förbereds',          en: 'The next step is being made ready' },
  ends:     { sv: 'Avslutas',                      en: 'Ends' },
} as const satisfies CodeList;
export type CheckResult = keyof typeof CHECK_RESULTS;

/** What is known of somebody who takes part, as far as a warning asks. */
export interface Followed {
  readonly came: readonly Came[];
  readonly triedOn: Day | null;
  readonly benefitEndsOn: Day | null;
  readonly barrierDueOn: Day | null;
  readonly checkDueOn: Day | null;
  readonly plannedEnd: Day | null;
  readonly hasNextStep: boolean;
}

/** When each warning holds, the weightiest first. */
// prettier-ignore
const WARNED_WHEN = [
  ['seekOut',     ({ came, triedOn }) => isToSeekOut(came, triedOn)],
  ['noNextStep',  ({ plannedEnd, hasNextStep }, today) => !hasNextStep && plannedEnd !== null && plannedEnd <= addDays(today, END_WARNS_DAYS)],
  ['benefitEnds', ({ benefitEndsOn }, today) => benefitEndsOn !== null && benefitEndsOn <= addDays(today, BENEFIT_WARNS_DAYS)],
  ['barrierLate', ({ barrierDueOn }, today) => barrierDueOn !== null && barrierDueOn < today],
  ['checkDue',    ({ checkDueOn }, today) => checkDueOn !== null && checkDueOn < today],
] as const satisfies readonly (readonly [ParticipantWarning, (facts: Followed, today: Day) => boolean])[];

export function participantWarnings(facts: Followed, today: Day): readonly ParticipantWarning[] {
  return WARNED_WHEN.filter(([, holds]) => holds(facts, today)).map(([warning]) => warning);
}
