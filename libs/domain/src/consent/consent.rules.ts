import { button, choice, field, type Action } from '../action/action.types.js';
import type { ConsentAction } from './consent.process.js';
import { CONSENT_FORMS, CONSENT_GRANTORS } from './consent.types.js';
import type { EdgeAction } from './edge.process.js';

const form = choice('choice', 'form', 'Hur lämnades samtycket?', 'How was the consent given?', CONSENT_FORMS, true);

/** Knappar och formulär. Directions and information are chosen in the guided form, not here. */
// prettier-ignore
export const CONSENT_ACTIONS: Readonly<Record<ConsentAction, Action>> = {
  askSignature: button('Be om underskrift', 'Ask for a signature'),
  record:       button('Anteckna samtycke', 'Record the consent', form,
    choice('choice', 'grantor', 'Vem har samtyckt?', 'Who has agreed?', CONSENT_GRANTORS, true),
    field('text', 'purpose', 'Till vad?', 'For what?', true),
    field('date', 'validTo', 'Till och med', 'Until', true),
    field('text', 'exclusions', 'Undantag, med egna ord', 'Exceptions, in the person’s own words', false)),
  refuse:       button('Anteckna nej', 'Record a no'),
  revokePart:   button('Återkalla en del', 'Revoke a part'),
  supersede:    button('Ersätt med nytt samtycke', 'Replace with a new consent', form),
  revoke:       button('Återkalla', 'Revoke'),
  expire:       button('Går ut', 'Expires'),
};

/** Knappar för en riktning i samtycket. */
// prettier-ignore
export const EDGE_ACTIONS: Readonly<Record<EdgeAction, Action>> = {
  propose: button('Be om bekräftelse', 'Ask for confirmation'),
  confirm: button('Bekräfta för vår enhet', 'Confirm for our unit'),
  narrow:  button('Återkalla en del', 'Revoke a part'),
  revoke:  button('Återkalla', 'Revoke'),
  supersede: button('Ersätt', 'Replace'),
  expire:  button('Går ut', 'Expires'),
};

/** What the journal is told. `propose` is a request to another unit, not an event about the person. */
// prettier-ignore
export const CONSENT_EVENTS = {
  record:  'consent_recorded',
  confirm: 'consent_confirmed',
  refuse:  'consent_refused',
  narrow:  'consent_narrowed',
  revoke:  'consent_revoked',
} as const;
