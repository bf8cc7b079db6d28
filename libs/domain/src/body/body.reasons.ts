import type { CodeList } from '#kernel';
import { button, choice, type Action } from '../action/action.types.js';
import type { PresentationAction } from './presentation.process.js';

/** Varför en medlem inte godtar. Codes only: words would need a ground of their own. */
// prettier-ignore
export const NOT_ACCEPTED_REASONS = {
  notTargetGroup: { sv: 'Inte målgruppen',                     en: 'Not the target group' },
  otherCloser:    { sv: 'En annan part står närmare',          en: 'Another party is closer' },
  noCapacity:     { sv: 'Saknar utrymme just nu',              en: 'No capacity at the moment' },
  tooLittle:      { sv: 'Underlaget räcker inte',              en: 'Too little to go on' },
  alreadyUnderWay:{ sv: 'Arbete pågår redan hos oss',          en: 'Work is already under way with us' },
  notYet:         { sv: 'Inte rätt tid, ta upp igen',          en: 'Not the right time, take it up again' },
} as const satisfies CodeList;
export type NotAcceptedReason = keyof typeof NOT_ACCEPTED_REASONS;

/** Varför en föredragning återtas. */
// prettier-ignore
export const PRESENTATION_WITHDRAWALS = {
  solved:      { sv: 'Löst på annat sätt',            en: 'Solved another way' },
  personSaidNo:{ sv: 'Den enskilde vill inte',        en: 'The person does not want to' },
  later:       { sv: 'Tas upp vid ett senare möte',   en: 'Taken up at a later sitting' },
  mistake:     { sv: 'Fel grupp eller fel möte',      en: 'Wrong group or wrong sitting' },
} as const satisfies CodeList;
export type PresentationWithdrawal = keyof typeof PRESENTATION_WITHDRAWALS;

/** Knappar och formulär. */
// prettier-ignore
export const PRESENTATION_ACTIONS: Readonly<Record<PresentationAction, Action>> = {
  present:  button('Ta upp i grupp', 'Take up in a group'),
  accept:   button('Godta', 'Accept'),
  takeOn:   button('Godta, vi tar det', 'Accept, we take it on'),
  decline:  button('Godta inte', 'Do not accept',
    choice('reason', 'reason', 'Varför inte?', 'Why not?', NOT_ACCEPTED_REASONS, true)),
  withdraw: button('Återta', 'Withdraw',
    choice('reason', 'reason', 'Varför?', 'Why?', PRESENTATION_WITHDRAWALS, true)),
};
