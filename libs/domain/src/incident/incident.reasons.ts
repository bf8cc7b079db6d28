import type { CodeList } from '#kernel';
import { button, choice, type Action } from '../action/action.types.js';
import type { IncidentAction } from './incident.process.js';

/** Vad som blev fel. A code: the words of what was sent are not repeated. */
// prettier-ignore
export const INCIDENT_KINDS = {
  wrongReceiver: { sv: 'Fel mottagare',                     en: 'Wrong receiver' },
  wrongPerson:   { sv: 'Fel person',                        en: 'Wrong person' },
  tooMuch:       { sv: 'Mer än grunden täcker',             en: 'More than the ground covers' },
  wrongContent:  { sv: 'Fel innehåll',                      en: 'Wrong content' },
} as const satisfies CodeList;
export type IncidentKind = keyof typeof INCIDENT_KINDS;

/** Varför det finns kvar: what the receiver's own law may ask. */
// prettier-ignore
export const INCIDENT_KEEP_REASONS = {
  receivedDocument: { sv: 'Inkommen handling som får gallras först senare', en: 'A received document that may be erased only later' },
  usedInDecision:   { sv: 'Har använts i handläggningen',   en: 'Has been used in handling the case' },
  partyAsked:       { sv: 'Den enskilde har begärt ut det', en: 'The person has asked for it' },
} as const satisfies CodeList;
export type IncidentKeepReason = keyof typeof INCIDENT_KEEP_REASONS;

/** Mottagarens besked, as the timeline shows it. */
// prettier-ignore
export const INCIDENT_ANSWERS = {
  erase:    { sv: 'Raderat',      en: 'Erased' },
  giveBack: { sv: 'Återlämnat',   en: 'Returned' },
  keep:     { sv: 'Finns kvar',   en: 'Remains' },
} as const satisfies CodeList;
export type IncidentAnswer = keyof typeof INCIDENT_ANSWERS;

/** Knappar och formulär. */
// prettier-ignore
export const INCIDENT_ACTIONS: Readonly<Record<IncidentAction, Action>> = {
  report:   button('Återkalla felskickat', 'Recall what was sent by mistake',
    choice('choice', 'kind', 'Vad blev fel?', 'What went wrong?', INCIDENT_KINDS, true)),
  erase:    button('Bekräfta att det är raderat', 'Confirm that it is erased'),
  giveBack: button('Bekräfta att det är återlämnat', 'Confirm that it is returned'),
  keep:     button('Svara att det finns kvar', 'Answer that it remains',
    choice('reason', 'reason', 'Varför finns det kvar?', 'Why does it remain?', INCIDENT_KEEP_REASONS, true)),
  withdraw: button('Återta: det var inte fel', 'Take back: it was not wrong'),
};
