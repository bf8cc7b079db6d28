import type { Words } from '#kernel';
import type { CommitmentStatus, SipStatus } from '../sip/index.js';
import type { HandoffStatus } from '../handoff/index.js';
import type { ReferralStatus } from '../referral/index.js';

const NOTHING: Words = { sv: 'Inget mer att göra här', en: 'Nothing more to do here' };

/** Nästa steg: what is to be done in each state, by whoever has the next step. Not what has been done. */
// prettier-ignore
export const REFERRAL_NEXT_ACT: Readonly<Record<ReferralStatus, Words>> = {
  draft:         { sv: 'Skicka förfrågan',             en: 'Send the request' },
  sent:          { sv: 'Svara på förfrågan',           en: 'Answer the request' },
  received:      { sv: 'Svara på förfrågan',           en: 'Answer the request' },
  infoRequested: { sv: 'Komplettera förfrågan',        en: 'Supply what was asked for' },
  accepted:      { sv: 'Planera start eller lämna svar', en: 'Plan the start, or answer' },
  waitlisted:    { sv: 'Ge besked om plats',           en: 'Tell of a place' },
  planned:       { sv: 'Starta deltagandet',           en: 'Start the participation' },
  started:       { sv: 'Följ deltagandet',             en: 'Follow the participation' },
  ended:         { sv: 'Kvittera utfall',              en: 'Acknowledge the outcome' },
  closed:        NOTHING,
  rejected:      { sv: 'Hitta en annan väg',           en: 'Find another way' },
  returned:      { sv: 'Fråga den som föreslogs',      en: 'Ask the one that was suggested' },
  withdrawn:     NOTHING,
};

// prettier-ignore
export const HANDOFF_NEXT_ACT: Readonly<Record<HandoffStatus, Words>> = {
  offered:       { sv: 'Svara på överlämningen',       en: 'Answer the handoff' },
  questioned:    { sv: 'Svara på frågan om överlämningen', en: 'Answer the question about the handoff' },
  accepted:      { sv: 'Ta den första kontakten',      en: 'Make the first contact' },
  completed:     NOTHING,
  rejected:      { sv: 'Hitta en annan mottagare',     en: 'Find another receiver' },
  withdrawn:     NOTHING,
};

// prettier-ignore
export const COMMITMENT_NEXT_ACT: Readonly<Record<CommitmentStatus, Words>> = {
  proposed:      { sv: 'Svara på åtagandet',           en: 'Answer the commitment' },
  confirmed:     { sv: 'Genomför åtagandet',           en: 'Carry out the commitment' },
  declined:      { sv: 'Hitta en annan lösning',       en: 'Find another solution' },
  done:          NOTHING,
  cancelled:     NOTHING,
};

// prettier-ignore
export const SIP_NEXT_ACT: Readonly<Record<SipStatus, Words>> = {
  needIdentified:    { sv: 'Bedöm om en plan behövs',          en: 'Assess whether a plan is needed' },
  assessedNeeded:    { sv: 'Fråga om samtycke till planen',    en: 'Ask for consent to the plan' },
  assessedNotNeeded: NOTHING,
  consentPending:    { sv: 'Anteckna svaret om planen',        en: 'Record the answer about the plan' },
  consentRefused:    { sv: 'Fråga om planen igen eller avsluta', en: 'Ask again about the plan, or close it' },
  preparing:         { sv: 'Kalla till planeringsmöte',        en: 'Call to a planning meeting' },
  called:            { sv: 'Håll planeringsmötet',             en: 'Hold the planning meeting' },
  meetingHeld:       { sv: 'Upprätta planen',                  en: 'Adopt the plan' },
  active:            NOTHING,
  followUpDue:       { sv: 'Följ upp planen',                  en: 'Follow the plan up' },
  closing:           { sv: 'Avsluta planen',                   en: 'Close the plan' },
  closed:            NOTHING,
  suspended:         { sv: 'Ta ställning till den vilande planen', en: 'Decide on the suspended plan' },
};

export const CONFIRM_EDGE_ACT: Words = { sv: 'Bekräfta samtycket', en: 'Confirm the consent' };
export const PLAN_CASE_ACT: Words = { sv: 'Planera nästa steg', en: 'Plan the next step' };
