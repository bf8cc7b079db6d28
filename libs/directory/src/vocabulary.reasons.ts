import { CASE_CLOSE_REASONS } from '#domain';
import type { CodeList } from '#kernel';

/** Codes that are written by the product itself, chosen by nobody. */

/** What a text is. */
// prettier-ignore
export const MESSAGE_KINDS = {
  question:     { sv: 'Fråga',                   en: 'Question' },
  infoRequest:  { sv: 'Begärd komplettering',    en: 'Asked-for information' },
  info:         { sv: 'Komplettering',           en: 'Information' },
  answer:       { sv: 'Svar',                    en: 'Answer' },
  reason:       { sv: 'Skäl',                    en: 'Reason' },
  note:         { sv: 'Anteckning',              en: 'Note' },
  situation:    { sv: 'Läget nu',                en: 'The situation now' },
  plan:         { sv: 'Planering',               en: 'Plan' },
  openPromises: { sv: 'Öppna löften',            en: 'Open promises' },
  invitation:   { sv: 'Kallelse eller inbjudan', en: 'Call or invitation' },
  outcome:      { sv: 'Utfall',                  en: 'Outcome' },
  correction:   { sv: 'Rättelse',                en: 'Correction' },
  voided:       { sv: 'Makulerad',               en: 'Voided' },
  ownWords:     { sv: 'Deltagarens egna ord',    en: 'The participant’s own words' },
  objection:    { sv: 'Den enskildas invändning', en: 'The person’s objection' },
} as const satisfies CodeList;

/** What ended a gap. A case that is closed ends its gaps for the reason it was closed. */
// prettier-ignore
export const GAP_STOP_REASONS: CodeList = {
  accepted:           { sv: 'Godtagen',                     en: 'Accepted' },
  rejected:           { sv: 'Inte aktuell',                 en: 'Declined' },
  info_requested:     { sv: 'Komplettering begärd',         en: 'Information asked for' },
  info_supplied:      { sv: 'Komplettering lämnad',         en: 'Information supplied' },
  withdrawn:          { sv: 'Återtagen',                    en: 'Withdrawn' },
  assigned:           { sv: 'Ansvarig utsedd',              en: 'Caseworker assigned' },
  started:            { sv: 'Deltagande startat',           en: 'Participation started' },
  extended:           { sv: 'Planerat slut flyttat',        en: 'Planned end moved' },
  ended:              { sv: 'Deltagande avslutat',          en: 'Participation ended' },
  replanned:          { sv: 'Ny plan upprättad',            en: 'New plan adopted' },
  done:               { sv: 'Uppföljning gjord',            en: 'Follow-up done' },
  next_step:          { sv: 'Nästa steg avtalat',           en: 'Next step agreed' },
  bridged:            { sv: 'Annat deltagande fortsätter',  en: 'Another participation goes on' },
  planned_end_passed: { sv: 'Planerat slut har passerat',   en: 'The planned end has passed' },
  ...Object.fromEntries(Object.entries(CASE_CLOSE_REASONS).map(([code, { sv, en }]) => [
    `case_closed:${code}`, { sv: `Samordningen avslutad: ${sv}`, en: `Case closed: ${en}` },
  ])),
};
