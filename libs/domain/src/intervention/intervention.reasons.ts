import type { CodeList } from '#kernel';

const OTHER = { sv: 'Annat', en: 'Other' } as const;

/** Varför deltagandet förlängs. Bridging and waiting are not needs: they show that the next step is missing. */
// prettier-ignore
export const EXTENSION_REASONS = {
  need:         { sv: 'Deltagaren behöver längre tid',      en: 'The participant needs more time' },
  bridge:       { sv: 'Överbrygga till nästa steg',         en: 'Bridge to the next step' },
  waitingPlace: { sv: 'Väntar på plats i nästa insats',     en: 'Waiting for a place in the next programme' },
  waitingCare:  { sv: 'Väntar på vårdkontakt',              en: 'Waiting for a care contact' },
  noCaseworker: { sv: 'Handläggare saknas',                 en: 'No caseworker' },
  absence:      { sv: 'Frånvaro under tiden',               en: 'Absence during the period' },
} as const satisfies CodeList;
export type ExtensionReason = keyof typeof EXTENSION_REASONS;

/** Varför deltagandet pausas. The reason stays with the operating unit; only the pause itself is a plan fact. */
// prettier-ignore
export const PAUSE_REASONS = {
  illness:      { sv: 'Sjukdom',                            en: 'Illness' },
  hospital:     { sv: 'Inneliggande vård',                  en: 'In hospital' },
  parental:     { sv: 'Föräldraledighet eller vård av barn', en: 'Parental leave or care of a child' },
  holiday:      { sv: 'Ledighet eller uppehåll i verksamheten', en: 'Leave or closed for a period' },
  otherMeasure: { sv: 'Annan insats under tiden',           en: 'Another measure meanwhile' },
  other:        OTHER,
} as const satisfies CodeList;
export type PauseReason = keyof typeof PAUSE_REASONS;

/** Avslutsanledning: the closed list an end must name. `misregistered` is left out of every figure. */
// prettier-ignore
export const EXIT_REASONS = {
  completed:      { sv: 'Genomförd enligt plan',            en: 'Completed as planned' },
  work:           { sv: 'Till arbete',                      en: 'To work' },
  study:          { sv: 'Till studier',                     en: 'To studies' },
  jobSeeking:     { sv: 'Aktivt arbetssökande',             en: 'Actively seeking work' },
  furtherRehab:   { sv: 'Fortsatt rehabilitering hos annan', en: 'Further rehabilitation elsewhere' },
  rightBenefit:   { sv: 'Rätt myndighet eller ersättning',  en: 'Right authority or benefit' },
  backTrained:    { sv: 'Åter till remittent efter arbetsträning', en: 'Back to referrer after work training' },
  backUntrained:  { sv: 'Åter till remittent utan arbetsträning', en: 'Back to referrer without work training' },
  ownWish:        { sv: 'Egen begäran',                     en: 'Own wish' },
  consentGone:    { sv: 'Samtycket återkallat',             en: 'Consent revoked' },
  illness:        { sv: 'Sjukdom',                          en: 'Illness' },
  moved:          { sv: 'Flytt',                            en: 'Moved' },
  deceased:       { sv: 'Avliden',                          en: 'Deceased' },
  programmeEnded: { sv: 'Insatsen upphörde',                en: 'The programme closed' },
  misregistered:  { sv: 'Felregistrering (räknas inte)',    en: 'Registered by mistake (not counted)' },
  other:          OTHER,
} as const satisfies CodeList;
export type ExitReason = keyof typeof EXIT_REASONS;

/** Illness is a health fact: as an exit reason it stays with the operating unit. Undefined: not told. */
export function toldExitReason(reason: string): string | undefined {
  const untold: ExitReason = 'illness';
  return reason === untold ? undefined : reason;
}

/** Exits to work or study: time without an intervention is not counted after them. */
export const WORK_OR_STUDY: readonly ExitReason[] = ['work', 'study'];

/** Varför inget nästa steg följer. An end must have a next step with owner and date, or one of these. */
// prettier-ignore
export const NO_NEXT_STEP_REASONS = {
  work:           { sv: 'Deltagaren arbetar',               en: 'The participant works' },
  study:          { sv: 'Deltagaren studerar',              en: 'The participant studies' },
  ownWish:        { sv: 'Deltagaren vill inte ha mer stöd', en: 'The participant wants no more support' },
  consentGone:    { sv: 'Samtycket gäller inte längre',     en: 'The consent no longer holds' },
  notAvailable:   { sv: 'Lämplig insats finns inte',        en: 'No suitable programme exists' },
  moved:          { sv: 'Deltagaren har flyttat',           en: 'The participant has moved' },
  deceased:       { sv: 'Deltagaren har avlidit',           en: 'The participant has died' },
  other:          OTHER,
} as const satisfies CodeList;
export type NoNextStepReason = keyof typeof NO_NEXT_STEP_REASONS;

/** Sysselsättning före och efter (as SUS counted it). */
// prettier-ignore
export const OCCUPATIONS = {
  work:           { sv: 'Arbete utan stöd',                 en: 'Work without subsidy' },
  subsidisedWork: { sv: 'Arbete med stöd',                  en: 'Subsidised work' },
  ownBusiness:    { sv: 'Eget företag',                     en: 'Own business' },
  study:          { sv: 'Studerar',                         en: 'Studying' },
  jobSeeking:     { sv: 'Aktivt arbetssökande',             en: 'Actively seeking work' },
  none:           { sv: 'Övriga',                           en: 'Other situations' },
  unknown:        { sv: 'Uppgift saknas',                   en: 'Not known' },
} as const satisfies CodeList;
export type Occupation = keyof typeof OCCUPATIONS;

/** Försörjningskälla före och efter. */
// prettier-ignore
export const INCOME_SOURCES = {
  sicknessBenefit:    { sv: 'Sjukpenning',                  en: 'Sickness benefit' },
  rehabBenefit:       { sv: 'Rehabiliteringspenning',       en: 'Rehabilitation benefit' },
  sicknessCompensation: { sv: 'Sjukersättning',             en: 'Sickness compensation' },
  activityCompensation: { sv: 'Aktivitetsersättning',       en: 'Activity compensation' },
  unemployment:       { sv: 'Arbetslöshetsersättning',      en: 'Unemployment benefit' },
  activitySupport:    { sv: 'Aktivitetsstöd',               en: 'Activity support' },
  developmentAllowance: { sv: 'Utvecklingsersättning',      en: 'Development allowance' },
  establishment:      { sv: 'Etableringsersättning',        en: 'Introduction benefit' },
  socialAssistance:   { sv: 'Försörjningsstöd',             en: 'Social assistance' },
  studySupport:       { sv: 'Studiestöd',                   en: 'Study support' },
  salary:             { sv: 'Lön eller eget företag',       en: 'Salary or own business' },
  noPublic:           { sv: 'Ingen offentlig försörjning',  en: 'No public income' },
  otherPublic:        { sv: 'Annan offentlig försörjning',  en: 'Other public income' },
  unknown:            { sv: 'Uppgift saknas',               en: 'Not known' },
} as const satisfies CodeList;
export type IncomeSource = keyof typeof INCOME_SOURCES;

/** Vad för slags insats deltagandet är. */
// prettier-ignore
export const INTERVENTION_KINDS = {
  assessment:   { sv: 'Kartläggning',    en: 'Assessment' },
  rehab:        { sv: 'Rehabilitering',  en: 'Rehabilitation' },
  workTraining: { sv: 'Arbetsträning',   en: 'Work training' },
  internship:   { sv: 'Praktik',         en: 'Internship' },
  group:        { sv: 'Gruppverksamhet', en: 'Group activity' },
  careContact:  { sv: 'Vårdkontakt',     en: 'Care contact' },
  education:    { sv: 'Utbildning',      en: 'Education' },
  support:      { sv: 'Stöd i vardagen', en: 'Support in daily life' },
  other:        OTHER,
} as const satisfies CodeList;
export type InterventionKind = keyof typeof INTERVENTION_KINDS;
