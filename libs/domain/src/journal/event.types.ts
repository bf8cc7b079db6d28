import type { Words } from '#kernel';

/** A kind of event. `shared`: a base fact, which a sharing decision may let flow to members as it happens. */
interface EventRow extends Words {
  readonly shared: boolean;
}

/**
 * Händelser: what the journal knows. The first group is the case-history format's own (golden files), the second is ours.
 * Requests and handoffs are told to their other party only; third units hear that the next step has moved.
 */
// prettier-ignore
export const EVENT_TYPES = {
  case_opened:           { sv: 'Samordning öppnad',              en: 'Case opened',                  shared: true },
  case_reopened:         { sv: 'Samordning öppnad igen',         en: 'Case reopened',                shared: true },
  case_closed:           { sv: 'Samordning avslutad',            en: 'Case closed',                  shared: true },
  responsible_assigned:  { sv: 'Ansvarig handläggare utsedd',    en: 'Caseworker assigned',          shared: true },
  responsible_ended:     { sv: 'Ansvarig handläggare slutar',    en: 'Caseworker ended',             shared: true },
  referral_sent:         { sv: 'Förfrågan skickad',              en: 'Request sent',                 shared: false },
  referral_answered:     { sv: 'Förfrågan besvarad',             en: 'Request answered',             shared: false },
  referral_info_supplied:{ sv: 'Komplettering lämnad',           en: 'Information supplied',         shared: false },
  referral_withdrawn:    { sv: 'Förfrågan återtagen',            en: 'Request withdrawn',            shared: false },
  waitlisted:            { sv: 'Ställd i kö',                    en: 'Waitlisted',                   shared: false },
  intervention_started:  { sv: 'Deltagande startat',             en: 'Participation started',        shared: true },
  planned_end_changed:   { sv: 'Planerat slut ändrat',           en: 'Planned end changed',          shared: true },
  next_step_agreed:      { sv: 'Nästa steg avtalat',             en: 'Next step agreed',             shared: true },
  intervention_ended:    { sv: 'Deltagande avslutat',            en: 'Participation ended',          shared: true },
  plan_decided:          { sv: 'Plan upprättad',                 en: 'Plan adopted',                 shared: true },
  followup_done:         { sv: 'Uppföljning gjord',              en: 'Follow-up done',               shared: true },
  ready_declared:        { sv: 'Redo för nästa steg',            en: 'Ready for the next step',      shared: true },
  ready_withdrawn:       { sv: 'Inte längre redo',               en: 'No longer ready',              shared: true },
  pause_started:         { sv: 'Paus',                           en: 'Pause',                        shared: true },
  pause_ended:           { sv: 'Paus slut',                      en: 'Pause ended',                  shared: true },
  void:                  { sv: 'Rättelse: händelsen gäller inte',en: 'Correction: event voided',     shared: true },

  referral_received:     { sv: 'Förfrågan mottagen',             en: 'Request received',             shared: false },
  referral_held:         { sv: 'Förfrågan pausad',               en: 'Request on hold',              shared: false },
  referral_released:     { sv: 'Förfrågan återupptagen',         en: 'Request released',             shared: false },
  handling_released:     { sv: 'Förfrågan åter i inkorgen',      en: 'Request back in the inbox',    shared: false },
  referral_ended:        { sv: 'Förfrågan avslutad med utfall',  en: 'Request ended with outcome',   shared: false },
  referral_closed:       { sv: 'Utfall kvitterat',               en: 'Outcome acknowledged',         shared: false },
  start_planned:         { sv: 'Start planerad',                 en: 'Start planned',                shared: false },
  start_cancelled:       { sv: 'Planerad start inställd',        en: 'Planned start cancelled',      shared: false },
  extent_changed:        { sv: 'Omfattning ändrad',              en: 'Extent changed',               shared: true },
  next_step_changed:     { sv: 'Nästa steg har flyttat',         en: 'The next step has moved',      shared: true },
  coordinator_changed:   { sv: 'Ny samordnande enhet',           en: 'New coordinating unit',        shared: false },
  consent_recorded:      { sv: 'Samtycke registrerat',           en: 'Consent recorded',             shared: false },
  consent_confirmed:     { sv: 'Samtycke bekräftat',             en: 'Consent confirmed',            shared: false },
  consent_revoked:       { sv: 'Samtycke återkallat',            en: 'Consent revoked',              shared: false },
  consent_narrowed:      { sv: 'Samtycke delvis återkallat',     en: 'Consent partly revoked',       shared: false },
  consent_refused:       { sv: 'Tillfrågad om samtycke, nej',    en: 'Asked for consent, declined',  shared: false },
  handoff_offered:       { sv: 'Överlämning erbjuden',           en: 'Handoff offered',              shared: false },
  handoff_asked:         { sv: 'Fråga om överlämning',           en: 'Question on handoff',          shared: false },
  handoff_answered:      { sv: 'Svar om överlämning',            en: 'Answer on handoff',            shared: false },
  handoff_accepted:      { sv: 'Överlämning godtagen',           en: 'Handoff accepted',             shared: false },
  handoff_completed:     { sv: 'Överlämning genomförd',          en: 'Handoff completed',            shared: false },
  handoff_rejected:      { sv: 'Överlämning inte aktuell',       en: 'Handoff turned down',          shared: false },
  handoff_withdrawn:     { sv: 'Överlämning återtagen',          en: 'Handoff withdrawn',            shared: false },
  sip_need_identified:   { sv: 'Behov av SIP uppmärksammat',     en: 'Need of a SIP identified',     shared: true },
  sip_need_assessed:     { sv: 'Behov av SIP bedömt',            en: 'Need of a SIP assessed',       shared: false },
  sip_consent_asked:     { sv: 'Tillfrågad om samtycke till plan', en: 'Asked for consent to a plan', shared: false },
  sip_consent_refused:   { sv: 'Tillfrågad om plan, nej',        en: 'Asked for a plan, declined',   shared: false },
  sip_preparing:         { sv: 'SIP förbereds',                  en: 'SIP being prepared',           shared: true },
  sip_called:            { sv: 'Kallelse till SIP-möte',         en: 'SIP meeting called',           shared: true },
  sip_rebooked:          { sv: 'SIP-möte ombokat',               en: 'SIP meeting rebooked',         shared: true },
  sip_meeting_cancelled: { sv: 'SIP-möte inställt',              en: 'SIP meeting cancelled',        shared: true },
  sip_meeting_held:      { sv: 'SIP-möte hållet',                en: 'SIP meeting held',             shared: true },
  sip_follow_up_due:     { sv: 'Dags att följa upp planen',      en: 'Plan due for follow-up',       shared: true },
  sip_suspended:         { sv: 'Plan vilande',                   en: 'Plan suspended',               shared: false },
  sip_resumed:           { sv: 'Plan återupptagen',              en: 'Plan resumed',                 shared: false },
  sip_closing:           { sv: 'Plan avslutas',                  en: 'Plan closing',                 shared: false },
  sip_party_left:        { sv: 'Enhet ingår inte längre i planen', en: 'A unit is no longer in the plan', shared: false },
  sip_closed:            { sv: 'Plan avslutad',                  en: 'Plan closed',                  shared: true },
  commitment_proposed:   { sv: 'Åtagande föreslaget',            en: 'Commitment proposed',          shared: false },
  commitment_confirmed:  { sv: 'Åtagande bekräftat',             en: 'Commitment confirmed',         shared: false },
  commitment_declined:   { sv: 'Åtagande inte aktuellt',         en: 'Commitment declined',          shared: false },
  commitment_done:       { sv: 'Åtagande klart',                 en: 'Commitment done',              shared: false },
  commitment_cancelled:  { sv: 'Åtagande borttaget',             en: 'Commitment cancelled',         shared: false },
  delivery_incident_reported: { sv: 'Felskickat: besked begärt',  en: 'Sent by mistake: answer asked for', shared: false },
  delivery_incident_answered: { sv: 'Felskickat: besked lämnat',  en: 'Sent by mistake: answered', shared: false },
  delivery_incident_withdrawn: { sv: 'Felskickat: återtaget',     en: 'Sent by mistake: taken back', shared: false },
  correction_asked:      { sv: 'Rättelse begärd',                en: 'Correction asked for',         shared: false },
  correction_decided:    { sv: 'Begäran om rättelse avgjord',    en: 'Correction settled',           shared: false },
  note_written:          { sv: 'Anteckning',                     en: 'Note',                         shared: false },
} as const satisfies Readonly<Record<string, EventRow>>;

export type EventType = keyof typeof EVENT_TYPES;
