import { button, choice, field, reasonFields, type Action } from '../action/action.types.js';
import { CONSENT_GRANTORS } from '../consent/consent.types.js';
import type { EventType } from '../journal/event.types.js';
import type { CommitmentAction } from './commitment.process.js';
import type { SipAction } from './sip.process.js';
import {
  COMMITMENT_REASONS,
  MEETING_CANCEL_REASONS,
  SIP_CLOSE_REASONS,
  SIP_NOT_NEEDED_REASONS,
} from './sip.reasons.js';
import { APPROVAL_FORMS } from './sip.rules.js';

const meetingDate = field('date', 'date', 'Mötesdag', 'Day of the meeting', true);
const startsAt = (required: boolean) => field('line', 'startsAt', 'Börjar (TT:MM)', 'Begins (HH:MM)', required);

/** Knappar och formulär för planen. The plan's content is written in its own draft, not in a form. */
// prettier-ignore
export const SIP_ACTIONS: Readonly<Record<SipAction, Action>> = {
  identify:        button('Anmäl behov av plan', 'Note the need of a plan',
    field('text', 'text', 'Vad behöver samordnas?', 'What needs coordination?', false)),
  assessNeeded:    button('Bedöm: plan behövs', 'Assess: a plan is needed'),
  assessNotNeeded: button('Bedöm: plan behövs inte', 'Assess: no plan is needed',
    ...reasonFields(SIP_NOT_NEEDED_REASONS)),
  askConsent:      button('Fråga om samtycke', 'Ask for consent'),
  refuse:          button('Anteckna nej', 'Record a no'),
  prepare:         button('Anteckna ja och förbered', 'Record a yes and prepare'),
  call:            button('Kalla och bjud in', 'Call and invite', meetingDate, startsAt(true),
    field('text', 'place', 'Plats', 'Place', false),
    field('text', 'purpose', 'Syfte', 'Purpose', true),
    field('text', 'longTermGoal', 'Långsiktigt mål', 'Long-term goal', true),
    field('unit', 'unitIds', 'Vilka', 'Whom', true)),
  rebook:          button('Boka om', 'Rebook', meetingDate, startsAt(false)),
  cancelMeeting:   button('Ställ in mötet', 'Cancel the meeting', ...reasonFields(MEETING_CANCEL_REASONS)),
  hold:            button('Mötet är hållet', 'The meeting is held', meetingDate),
  adopt:           button('Upprätta', 'Adopt'),
  approve:         button('Anteckna godkännande', 'Record the approval',
    choice('choice', 'form', 'Hur?', 'How?', APPROVAL_FORMS, true),
    choice('choice', 'by', 'Vem?', 'Who?', CONSENT_GRANTORS, true),
    field('date', 'date', 'Datum', 'Date', true)),
  comeDue:         button('Dags för uppföljning', 'Follow-up comes due'),
  followUp:        button('Uppföljning gjord, ny version', 'Follow-up done, new version'),
  beginClosing:    button('Börja avsluta', 'Begin closing', ...reasonFields(SIP_CLOSE_REASONS)),
  close:           button('Avsluta planen', 'Close the plan', ...reasonFields(SIP_CLOSE_REASONS),
    field('yesNo', 'participantInformed', 'Deltagaren är informerad', 'The participant is informed', false)),
  suspend:         button('Låt vila', 'Suspend'),
  resume:          button('Återuppta förberedelserna', 'Resume the preparations'),
  resumePlan:      button('Återuppta planen', 'Resume the plan'),
};

/** Knappar och formulär för åtaganden. */
// prettier-ignore
export const COMMITMENT_ACTIONS: Readonly<Record<CommitmentAction, Action>> = {
  propose:  button('Föreslå åtagande', 'Propose a commitment',
    field('text', 'text', 'Vad ska göras?', 'What is to be done?', true),
    field('unit', 'unitId', 'Ansvarig enhet', 'Responsible unit', true),
    field('date', 'date', 'Klart till', 'Done by', false)),
  confirm:  button('Bekräfta', 'Confirm'),
  decline:  button('Tacka nej', 'Decline', ...reasonFields(COMMITMENT_REASONS)),
  complete: button('Gjort', 'Done', field('date', 'date', 'Gjort den', 'Done on', true)),
  cancel:   button('Ställ in', 'Cancel', ...reasonFields(COMMITMENT_REASONS)),
};

/**
 * What the journal is told. Each adopted version has its own follow-up date, so it is decided anew; a follow-up ends in the next
 * version or in closing.
 */
// prettier-ignore
export const SIP_EVENTS: Readonly<Record<SipAction | 'correct', readonly EventType[]>> = {
  identify:        ['sip_need_identified'],
  assessNeeded:    ['sip_need_assessed'],
  assessNotNeeded: ['sip_need_assessed'],
  askConsent:      ['sip_consent_asked'],
  refuse:          ['sip_consent_refused'],
  prepare:         ['sip_preparing'],
  call:            ['sip_called'],
  rebook:          ['sip_rebooked'],
  cancelMeeting:   ['sip_meeting_cancelled'],
  hold:            ['sip_meeting_held'],
  adopt:           ['plan_decided'],
  approve:         ['sip_approved'],
  comeDue:         ['sip_follow_up_due'],
  followUp:        ['followup_done', 'plan_decided'],
  beginClosing:    ['followup_done', 'sip_closing'],
  close:           ['sip_closed'],
  suspend:         ['sip_suspended'],
  resume:          ['sip_resumed'],
  resumePlan:      ['sip_resumed'],
  correct:         ['void'],
};

// prettier-ignore
export const COMMITMENT_EVENTS: Readonly<Record<CommitmentAction | 'correct', EventType>> = {
  propose:  'commitment_proposed',
  confirm:  'commitment_confirmed',
  decline:  'commitment_declined',
  complete: 'commitment_done',
  cancel:   'commitment_cancelled',
  correct:  'void',
};
