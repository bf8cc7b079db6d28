import { button, choice, field, reasonFields, type Action } from '../action/action.types.js';
import type { EventType } from '../journal/event.types.js';
import type { InterventionAction } from './intervention.process.js';
import * as reasons from './intervention.reasons.js';

const { EXIT_REASONS, EXTENSION_REASONS, INCOME_SOURCES, INTERVENTION_KINDS } = reasons;
const { NO_NEXT_STEP_REASONS, OCCUPATIONS, PAUSE_REASONS } = reasons;

/** Knappar och formulär. */
// prettier-ignore
export const INTERVENTION_ACTIONS: Readonly<Record<InterventionAction, Action>> = {
  plan:          button('Planera deltagande', 'Plan participation',
    choice('choice', 'kind', 'Slag', 'Kind', INTERVENTION_KINDS, true),
    field('date', 'date', 'Startdatum', 'Start date', true),
    field('date', 'plannedEnd', 'Planerat slut', 'Planned end', false)),
  start:         button('Starta deltagande', 'Start participation',
    field('date', 'date', 'Startdatum', 'Start date', true),
    field('date', 'plannedEnd', 'Planerat slut', 'Planned end', false),
    field('date', 'reviewOn', 'Avstämning (om slut saknas)', 'Review (when there is no end)', false),
    field('number', 'hoursPerWeek', 'Timmar per vecka', 'Hours per week', false)),
  changeExtent:  button('Ändra omfattning', 'Change extent',
    field('date', 'date', 'Från och med', 'From', true),
    field('number', 'hoursPerWeek', 'Timmar per vecka', 'Hours per week', true)),
  enterPhase:    button('Byt fas', 'Next phase',
    field('number', 'phase', 'Fas, i ordning (0 är eftervård)', 'Phase, in order (0 is the aftercare)', true),
    field('date', 'date', 'Från och med', 'From', true)),
  pause:         button('Pausa', 'Pause', ...reasonFields(PAUSE_REASONS),
    field('date', 'date', 'Från och med', 'From', true),
    field('date', 'until', 'Till', 'Until', false)),
  resume:        button('Återuppta', 'Resume', field('date', 'date', 'Från och med', 'From', true)),
  extend:        button('Förläng', 'Extend',
    field('date', 'plannedEnd', 'Nytt slut', 'New end', true),
    choice('reason', 'reason', 'Skäl', 'Reason', EXTENSION_REASONS, true)),
  agreeNextStep: button('Avtala nästa steg', 'Agree the next step',
    field('nextStep', 'nextStep', 'Nästa steg: vad, vem, när', 'Next step: what, who, when', true)),
  end:           button('Avsluta deltagande', 'End participation',
    field('date', 'date', 'Sista dag', 'Last day', true),
    choice('outcome', 'reason', 'Avslutsanledning', 'Exit reason', EXIT_REASONS, true),
    field('text', 'otherText', 'Beskriv (endast vid Annat)', 'Describe (only with Other)', false),
    field('nextStep', 'nextStep', 'Nästa steg: vad, vem, när', 'Next step: what, who, when', false),
    choice('reason', 'noNextStepReason', 'Varför inget följer', 'Why nothing follows', NO_NEXT_STEP_REASONS, false),
    choice('choice', 'occupationAfter', 'Sysselsättning efter', 'Occupation after', OCCUPATIONS, false),
    choice('choice', 'incomeAfter', 'Försörjning efter', 'Income after', INCOME_SOURCES, false)),
  cancel:        button('Ställ in', 'Cancel', ...reasonFields(NO_NEXT_STEP_REASONS)),
};

/** What the journal is told. */
// prettier-ignore
export const INTERVENTION_EVENTS: Readonly<Record<InterventionAction | 'correct', EventType>> = {
  plan:          'start_planned',
  start:         'intervention_started',
  changeExtent:  'extent_changed',
  enterPhase:    'phase_entered',
  pause:         'pause_started',
  resume:        'pause_ended',
  extend:        'planned_end_changed',
  agreeNextStep: 'next_step_agreed',
  end:           'intervention_ended',
  cancel:        'start_cancelled',
  correct:       'void',
};
