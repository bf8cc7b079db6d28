import { button, choice, field, reasonFields, type Action } from '../action/action.types.js';
import type { EventType } from '../journal/event.types.js';
import { HANDOFF_KINDS, type HandoffAction } from './handoff.process.js';
import { HANDOFF_REJECT_REASONS, HANDOFF_WITHDRAW_REASONS } from './handoff.reasons.js';

/** Knappar och formulär. */
// prettier-ignore
export const HANDOFF_ACTIONS: Readonly<Record<HandoffAction, Action>> = {
  offer:    button('Lämna över', 'Hand over',
    choice('choice', 'kind', 'Vad lämnas över?', 'What is handed over?', HANDOFF_KINDS, true),
    field('unit', 'toUnitId', 'Till enhet', 'To unit', true),
    field('caseworker', 'toCaseworkerId', 'Till handläggare', 'To caseworker', false),
    field('text', 'situation', 'Läget nu', 'The situation now', true),
    field('text', 'plan', 'Planering', 'Plan', true),
    field('date', 'nextDate', 'Nästa datum', 'Next date', true),
    field('text', 'openPromises', 'Öppna löften', 'Open promises', true),
    field('yesNo', 'participantInformed', 'Deltagaren är informerad', 'The participant is informed', true)),
  ask:      button('Fråga', 'Ask', field('text', 'text', 'Fråga', 'Question', true)),
  answer:   button('Svara', 'Answer', field('text', 'text', 'Svar', 'Answer', true)),
  accept:   button('Godta', 'Accept',
    field('caseworker', 'caseworkerId', 'Ansvarig handläggare', 'Responsible caseworker', true),
    field('date', 'date', 'Första kontakt', 'First contact', true)),
  complete: button('Första kontakten tagen, ta över', 'First contact made, take over',
    field('date', 'date', 'Kontakt togs', 'Contact was made', true)),
  reject:   button('Tacka nej', 'Decline', ...reasonFields(HANDOFF_REJECT_REASONS)),
  withdraw: button('Återta', 'Withdraw', ...reasonFields(HANDOFF_WITHDRAW_REASONS)),
};

/** What the journal is told. Responsibility moves at `complete` and nowhere else. */
// prettier-ignore
export const HANDOFF_EVENTS: Readonly<Record<HandoffAction | 'correct', readonly EventType[]>> = {
  offer:    ['handoff_offered'],
  ask:      ['handoff_asked'],
  answer:   ['handoff_answered'],
  accept:   ['handoff_accepted'],
  complete: ['responsible_ended', 'responsible_assigned', 'handoff_completed'],
  reject:   ['handoff_rejected'],
  withdraw: ['handoff_withdrawn'],
  correct:  ['void'],
};
