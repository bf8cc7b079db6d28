import type { Words } from '#kernel';
import { button, choice, CORRECTION_REASONS, field, reasonFields, type Action } from '../action/action.types.js';
import type { EventType } from '../journal/event.types.js';
import { EXIT_REASONS, NO_NEXT_STEP_REASONS, OCCUPATIONS } from '../intervention/intervention.reasons.js';
import { HOLD_REASONS, type ReferralHoldAction } from './referral.hold.process.js';
import type { ReferralAction } from './referral.process.js';
import {
  INFO_REASONS,
  OVERBOOKING_REASONS,
  REFERRAL_OUTCOMES,
  REJECT_REASONS,
  RETURN_REASONS,
  UNACCEPT_REASONS,
  WAITLIST_REASONS,
  WITHDRAW_REASONS,
} from './referral.reasons.js';

/** Knappar och formulär. Text needs a ground to go out; codes and dates of a correspondence never do. */
// prettier-ignore
export const REFERRAL_ACTIONS: Readonly<Record<ReferralAction | ReferralHoldAction | 'correct', Action>> = {
  send:          button('Skicka', 'Send'),
  receive:       button('Mottagen', 'Received'),
  requestInfo:   button('Begär komplettering', 'Ask for more information',
    choice('reason', 'reason', 'Vad behövs?', 'What is needed?', INFO_REASONS, true),
    field('text', 'text', 'Fråga (kräver grund)', 'Question (needs a ground)', false)),
  supplyInfo:    button('Komplettera', 'Supply information',
    field('text', 'text', 'Svar', 'Answer', true)),
  cancelRequest: button('Ta tillbaka frågan', 'Take the question back'),
  accept:        button('Godta', 'Accept',
    field('caseworker', 'caseworkerId', 'Ansvarig handläggare', 'Responsible caseworker', true),
    field('date', 'date', 'Tänkt start', 'Intended start', false)),
  reject:        button('Tacka nej', 'Decline', ...reasonFields(REJECT_REASONS)),
  return:        button('Hör till annan', 'Belongs elsewhere', ...reasonFields(RETURN_REASONS),
    field('unit', 'receiverUnitId', 'Förslag på mottagare', 'Suggested receiver', true)),
  waitlist:      button('Sätt på väntelista', 'Put on the waiting list', ...reasonFields(WAITLIST_REASONS)),
  planStart:     button('Planera start', 'Plan the start',
    field('date', 'date', 'Startdatum', 'Start date', true),
    choice('reason', 'reason', 'Skäl för överbokning', 'Reason to overbook', OVERBOOKING_REASONS, false),
    field('text', 'otherText', 'Beskriv (endast vid Annat)', 'Describe (only with Other)', false)),
  start:         button('Starta deltagande', 'Start participation',
    field('date', 'date', 'Startdatum', 'Start date', true),
    field('date', 'plannedEnd', 'Planerat slut', 'Planned end', false),
    field('number', 'hoursPerWeek', 'Timmar per vecka', 'Hours per week', false)),
  unaccept:      button('Ångra godtagandet', 'Undo the acceptance', ...reasonFields(UNACCEPT_REASONS)),
  complete:      button('Lämna svar och avsluta', 'Answer and finish',
    choice('outcome', 'outcome', 'Utfall', 'Outcome', REFERRAL_OUTCOMES, true),
    field('text', 'text', 'Svar (kräver grund)', 'Answer (needs a ground)', false)),
  end:           button('Avsluta deltagande', 'End participation',
    field('date', 'date', 'Sista dag', 'Last day', true),
    choice('outcome', 'outcome', 'Avslutsanledning', 'Exit reason', EXIT_REASONS, true),
    field('nextStep', 'nextStep', 'Nästa steg: vad, vem, när', 'Next step: what, who, when', false),
    choice('reason', 'noNextStepReason', 'Varför inget följer', 'Why nothing follows', NO_NEXT_STEP_REASONS, false),
    choice('choice', 'occupationAfter', 'Sysselsättning efter', 'Occupation after', OCCUPATIONS, false)),
  acknowledge:   button('Kvittera utfall', 'Acknowledge the outcome'),
  withdraw:      button('Återta', 'Withdraw', ...reasonFields(WITHDRAW_REASONS)),
  hold:          button('Pausa', 'Pause',
    choice('reason', 'reason', 'Skäl', 'Reason', HOLD_REASONS, true),
    field('date', 'until', 'Pausad till', 'Paused until', true)),
  holdForConsent: button('Pausas: samtycket gäller inte', 'Paused: the consent does not hold'),
  release:       button('Återuppta', 'Resume'),
  correct:       button('Rätta senaste steget', 'Correct the last step', ...reasonFields(CORRECTION_REASONS)),
};

/** What the journal is told: a type, and for an answer which. */
interface ReferralEvent {
  readonly type: EventType;
  readonly answer?: 'accepted' | 'rejected' | 'info_requested';
}

/**
 * One event per move. `start` and `end` are participation: the intervention writes them, with this request as `ref`.
 * `unaccept` voids the answer it takes back, so that the clocks run as if it had not been given.
 */
// prettier-ignore
export const REFERRAL_EVENTS: Readonly<Record<ReferralAction | ReferralHoldAction | 'correct', ReferralEvent>> = {
  send:           { type: 'referral_sent' },
  receive:        { type: 'referral_received' },
  requestInfo:    { type: 'referral_answered', answer: 'info_requested' },
  supplyInfo:     { type: 'referral_info_supplied' },
  cancelRequest:  { type: 'referral_info_supplied' },
  accept:         { type: 'referral_answered', answer: 'accepted' },
  reject:         { type: 'referral_answered', answer: 'rejected' },
  return:         { type: 'referral_answered', answer: 'rejected' },
  waitlist:       { type: 'waitlisted' },
  planStart:      { type: 'start_planned' },
  start:          { type: 'intervention_started' },
  unaccept:       { type: 'void' },
  complete:       { type: 'referral_ended' },
  end:            { type: 'intervention_ended' },
  acknowledge:    { type: 'referral_closed' },
  withdraw:       { type: 'referral_withdrawn' },
  hold:           { type: 'referral_held' },
  holdForConsent: { type: 'referral_held' },
  release:        { type: 'referral_released' },
  correct:        { type: 'void' },
};

/** The heading above a party's own list of requests. */
export const REFERRAL_WORD: Words = { sv: 'Förfrågan', en: 'Request' };
