import type { CodeList } from '#kernel';

/** What every kind of record is called in an extract, a preview or a proof. */
// prettier-ignore
export const HELD_KINDS: CodeList = {
  case:               { sv: 'Samordningens nummer',        en: 'Case number' },
  coordination:       { sv: 'Samordningens status',        en: 'Case status' },
  unitCase:           { sv: 'Enhetens ärende',             en: 'The unit’s own case' },
  person:             { sv: 'Personuppgifter',             en: 'Personal details' },
  member:             { sv: 'Medverkande enhet',           en: 'Member unit' },
  message:            { sv: 'Text',                        en: 'Text' },
  event:              { sv: 'Händelse',                    en: 'Event' },
  sharing:            { sv: 'Beslut om vad som lämnas ut', en: 'Sharing decision' },
  caseOpening:        { sv: 'Öppnad med skäl',             en: 'Opened with a reason' },
  consent:            { sv: 'Samtycke',                    en: 'Consent' },
  edge:               { sv: 'Samtycke: från och till',     en: 'Consent: from and to' },
  referral:           { sv: 'Förfrågan',                   en: 'Request' },
  referralHandling:   { sv: 'Förfrågans handläggning',     en: 'Handling of a request' },
  handoff:            { sv: 'Överlämning',                 en: 'Handoff' },
  handoffNotice:      { sv: 'Vem som får veta',            en: 'Whom to tell' },
  intervention:       { sv: 'Deltagande i insats',         en: 'Participation' },
  interventionPeriod: { sv: 'Omfattning eller uppehåll',   en: 'Extent or pause' },
  ready:              { sv: 'Redo för nästa steg',         en: 'Ready for the next step' },
  sip:                { sv: 'Plan, arbetsexemplar',        en: 'Plan, working copy' },
  sipVersion:         { sv: 'Upprättad plan',              en: 'Adopted plan' },
  sipInvitation:      { sv: 'Kallelse eller inbjudan',     en: 'Call or invitation' },
  commitment:         { sv: 'Åtagande',                    en: 'Commitment' },
  finding:            { sv: 'Väntan som systemet räknat ut', en: 'Wait found by the system' },
  findingLog:         { sv: 'När väntan konstaterades',    en: 'When a wait was found' },
  legalHold:          { sv: 'Gallringsstopp',              en: 'Legal hold' },
  consentDocument:    { sv: 'Undertecknat samtycke',       en: 'Signed consent' },
  incident:           { sv: 'Felskickat',                  en: 'Sent by mistake' },
  transferMark:       { sv: 'Överfört till egen journal',  en: 'Transferred to the own record' },
  bodyCase:           { sv: 'Föredragning i grupp',        en: 'Presentation in a group' },
  bodyPresentation:   { sv: 'Besked från en grupp',        en: 'Answer of a group' },
  meeting:            { sv: 'Möte',                        en: 'Meeting' },
  meetingInvitation:  { sv: 'Kallelse till möte',          en: 'Call to a meeting' },
  correction:         { sv: 'Rättelse eller invändning',   en: 'Correction or objection' },
};

/** Fields of a record as an extract names them; what is not here is technical and stands in the JSON file alone. */
// prettier-ignore
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  number: 'Nummer', status: 'Status', opened_on: 'Öppnad', closed_on: 'Avslutad', close_reason: 'Avslutsanledning',
  own_number: 'Eget ärendenummer', caseworker_since: 'Handläggare sedan', joined_on: 'Med sedan',
  given_name: 'Förnamn', family_name: 'Efternamn', birth_year: 'Födelseår', personnummer: 'Personnummer',
  since: 'Sedan', until: 'Till och med', kind: 'Slag', text: 'Text', type: 'Typ', occurred_on: 'Datum',
  categories: 'Uppgifter', form: 'Form', grantor: 'Lämnat av', purpose: 'Ändamål', language: 'Språk', exclusions: 'Undantag',
  during: 'Gäller', revoked_at: 'Återkallat', confirmed_at: 'Bekräftat', sent_on: 'Skickad', wished_by: 'Önskat svar senast',
  planned_start: 'Planerad start', hold_reason: 'Vilar', outcome: 'Resultat', internal_note: 'Intern anteckning',
  title: 'Rubrik', started_on: 'Startade', planned_end: 'Planerat slut', ended_on: 'Avslutades', exit_reason: 'Avslutsanledning',
  next_step: 'Nästa steg', occupation_after: 'Sysselsättning efteråt', income_after: 'Försörjning efteråt',
  from_on: 'Från', to_on: 'Till', hours_per_week: 'Timmar per vecka', reason: 'Skäl', need_on: 'Behov noterat', need_text: 'Behov',
  adopted_on: 'Upprättad', meeting_on: 'Möte', place: 'Plats', follow_up_on: 'Följs upp', long_term_goal: 'Långsiktigt mål',
  due_on: 'Senast', rule: 'Regel', breach_on: 'Sedan', lifted_on: 'Hävd',
  asked_by: 'Begärt av', asked_on: 'Begärt', wanted: 'Vad som begärdes', decided_on: 'Avgjort', words: 'Motivering', need: 'Behov', question: 'Fråga',
  contact: 'Kontakt', contact_with: 'Kontakt med', contact_on: 'Kontaktdag',
  starts_at: 'Börjar', minutes: 'Minuter', agenda: 'Dagordning', summary: 'Vad mötet kom fram till', other_on: 'Annan dag som passar', others: 'Andra som deltar',
};
