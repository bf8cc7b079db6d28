import type { CodeList } from '#kernel';

const OTHER = { sv: 'Annat', en: 'Other' } as const;

/** Varför det inte är aktuellt hos oss. */
// prettier-ignore
export const REJECT_REASONS = {
  notTargetGroup:  { sv: 'Tillhör inte målgruppen',              en: 'Not in the target group' },
  noPlaces:        { sv: 'Inga platser inom rimlig tid',         en: 'No places within reasonable time' },
  outsideMandate:  { sv: 'Ligger utanför vårt uppdrag',          en: 'Outside our mandate' },
  otherArea:       { sv: 'Annat område eller annan kommun',      en: 'Another area or municipality' },
  alreadyOngoing:  { sv: 'Motsvarande stöd pågår redan',         en: 'Corresponding support is already under way' },
  notReady:        { sv: 'Annan insats behövs först',            en: 'Another intervention is needed first' },
  insufficientInfo: { sv: 'Underlaget räcker inte',              en: 'The information is not sufficient' },
  participantNo:   { sv: 'Deltagaren vill inte',                 en: 'The participant does not want it' },
  notReached:      { sv: 'Deltagaren går inte att nå',           en: 'The participant cannot be reached' },
  other:           OTHER,
} as const satisfies CodeList;
export type RejectReason = keyof typeof REJECT_REASONS;

/** Varför förfrågan hör till någon annan. */
// prettier-ignore
export const RETURN_REASONS = {
  otherUnit:      { sv: 'Annan enhet hos oss',                   en: 'Another of our units' },
  otherAgency:    { sv: 'Annan myndighets ansvar',               en: 'Another authority is responsible' },
  otherArea:      { sv: 'Annat område eller annan kommun',       en: 'Another area or municipality' },
  otherProgramme: { sv: 'Annan insats passar bättre',            en: 'Another programme fits better' },
  other:          OTHER,
} as const satisfies CodeList;
export type ReturnReason = keyof typeof RETURN_REASONS;

/** Vad som behövs innan vi kan svara. Koder kan alltid skickas; fri text kräver grund. */
// prettier-ignore
export const INFO_REASONS = {
  background:     { sv: 'Bakgrund och tidigare insatser',        en: 'Background and earlier interventions' },
  medicalBasis:   { sv: 'Medicinskt underlag',                   en: 'Medical basis' },
  workAbility:    { sv: 'Bedömning av arbetsförmåga',            en: 'Assessment of work ability' },
  goal:           { sv: 'Mål och förväntan',                     en: 'Goal and expectation' },
  currentPlan:    { sv: 'Gällande planering',                    en: 'The plan as it stands' },
  benefit:        { sv: 'Ersättning och till och med datum',     en: 'Benefit and its end date' },
  contact:        { sv: 'Kontaktuppgifter',                      en: 'Contact details' },
  consent:        { sv: 'Samtyckets omfattning',                 en: 'What the consent covers' },
  other:          OTHER,
} as const satisfies CodeList;
export type InfoReason = keyof typeof INFO_REASONS;

// prettier-ignore
export const WAITLIST_REASONS = {
  noFreePlace:    { sv: 'Ingen ledig plats',                     en: 'No free place' },
  nextGroup:      { sv: 'Väntar på nästa gruppstart',            en: 'Waiting for the next group' },
  staffing:       { sv: 'Handläggare eller handledare saknas',   en: 'No caseworker or supervisor' },
  participant:    { sv: 'Deltagaren kan inte börja än',          en: 'The participant cannot start yet' },
  other:          OTHER,
} as const satisfies CodeList;
export type WaitlistReason = keyof typeof WAITLIST_REASONS;

// prettier-ignore
export const UNACCEPT_REASONS = {
  mistake:        { sv: 'Godtogs av misstag',                    en: 'Accepted by mistake' },
  changedNeeds:   { sv: 'Behovet har ändrats',                   en: 'The need has changed' },
  placeLost:      { sv: 'Platsen eller insatsen finns inte kvar', en: 'The place or programme is gone' },
  other:          OTHER,
} as const satisfies CodeList;
export type UnacceptReason = keyof typeof UNACCEPT_REASONS;

// prettier-ignore
export const WITHDRAW_REASONS = {
  notNeeded:      { sv: 'Behövs inte längre',                    en: 'No longer needed' },
  otherSolution:  { sv: 'Annan lösning finns',                   en: 'Another solution is found' },
  participantNo:  { sv: 'Deltagaren vill inte',                  en: 'The participant does not want it' },
  consentGone:    { sv: 'Samtycket gäller inte längre',          en: 'The consent no longer holds' },
  wrongReceiver:  { sv: 'Fel mottagare',                         en: 'Wrong receiver' },
  moved:          { sv: 'Deltagaren har flyttat',                en: 'The participant has moved' },
  deceased:       { sv: 'Deltagaren har avlidit',                en: 'The participant has died' },
  mistake:        { sv: 'Skickades av misstag',                  en: 'Sent by mistake' },
  other:          OTHER,
} as const satisfies CodeList;
export type WithdrawReason = keyof typeof WITHDRAW_REASONS;

// prettier-ignore
export const OVERBOOKING_REASONS = {
  partTime:       { sv: 'Delar plats på deltid',                 en: 'Shares a place part-time' },
  endingSoon:     { sv: 'En plats blir ledig före start',        en: 'A place becomes free before the start' },
  urgent:         { sv: 'Kan inte vänta',                        en: 'Cannot wait' },
  other:          OTHER,
} as const satisfies CodeList;
export type OverbookingReason = keyof typeof OVERBOOKING_REASONS;

/** What a request without participation led to. */
// prettier-ignore
export const REFERRAL_OUTCOMES = {
  done:           { sv: 'Gjort som begärt',                      en: 'Done as asked' },
  partlyDone:     { sv: 'Delvis gjort',                          en: 'Partly done' },
  meetingHeld:    { sv: 'Möte hållet',                           en: 'Meeting held' },
  statementGiven: { sv: 'Underlag eller utlåtande lämnat',       en: 'Statement given' },
  notPossible:    { sv: 'Gick inte att genomföra',               en: 'Could not be carried out' },
} as const satisfies CodeList;
export type ReferralOutcome = keyof typeof REFERRAL_OUTCOMES;
