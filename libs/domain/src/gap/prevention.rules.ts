import type { Words } from '#kernel';
import type { RuleId } from './gap.types.js';

const BOOK_EARLY: Words = {
  sv: 'Boka avslutssamtalet vid starten och kom överens om vad, när och vem före slutdatum.',
  en: 'Book the closing talk at the start, and agree what, when and who before the planned end.',
};

/** What would have kept each finding from happening: shown beside the finding, and where the date is first typed in. */
export const PREVENTION: Readonly<Record<RuleId, Words>> = {
  referral_unanswered: {
    sv: 'Skicka till enhetens inkorg, som alltid har en ansvarig och en ersättare.',
    en: 'Send to the unit inbox, which always has an owner and a deputy.',
  },
  info_request_open: {
    sv: 'Svara kort även när underlaget finns någon annanstans: säg var.',
    en: 'Answer briefly even when the information is elsewhere: say where.',
  },
  accepted_not_started: {
    sv: 'Sätt startdatum när ni godtar, och säg till om platsen dröjer.',
    en: 'Set a start date when accepting, and say so if the place is delayed.',
  },
  between_interventions: BOOK_EARLY,
  no_first_intervention: {
    sv: 'Gör kartläggningen klar inom 30 dagar och beställ platsen medan den pågår.',
    en: 'Finish the assessment within 30 days and order the place meanwhile.',
  },
  no_responsible: {
    sv: 'Lämna över innan handläggaren slutar; utse ersättare från första dagen.',
    en: 'Hand over before the caseworker leaves; name a deputy from the first day.',
  },
  followup_overdue: {
    sv: 'Boka uppföljningsmötet redan när planen upprättas.',
    en: 'Book the follow-up meeting when the plan is drawn up.',
  },
  ready_waiting_place: {
    sv: 'Beställ platsen innan deltagaren är redo; gå igenom listan varje vecka.',
    en: 'Order the place before the participant is ready; go through the list weekly.',
  },
  planned_end_passed: {
    sv: 'Registrera avslut eller förlängning samma dag som det bestäms.',
    en: 'Record the end or the extension the day it is decided.',
  },
  bounce: {
    sv: 'Pröva målgruppen mot programmets krav före nästa förfrågan; ta upp ärendet gemensamt.',
    en: 'Check the target group before the next request; raise the case jointly.',
  },
  forecast_no_next_step: BOOK_EARLY,
  forecast_low_season: {
    sv: 'Välj ett slutdatum utanför ledigheten, eller utse vem som tar över under den.',
    en: 'Choose an end outside the season, or name who takes over during it.',
  },
};
