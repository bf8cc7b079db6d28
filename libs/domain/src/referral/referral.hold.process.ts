import type { CodeList, Move, Process, Words } from '#kernel';
import { REFERRAL_PARTIES } from './referral.process.js';

/** Paus: its own column beside the status. It blocks moves; it never stops a clock. */
// prettier-ignore
export const REFERRAL_HOLD_STATUS = {
  free:           { sv: 'Inte pausad',                    en: 'Not paused' },
  held:           { sv: 'Pausad',                         en: 'Paused' },
  heldForConsent: { sv: 'Pausad: samtycket gäller inte längre', en: 'Paused: the consent no longer holds' },
} as const satisfies CodeList;
export type ReferralHoldStatus = keyof typeof REFERRAL_HOLD_STATUS;

export type ReferralHoldAction = 'hold' | 'holdForConsent' | 'release';

// prettier-ignore
export const REFERRAL_HOLD_PARTIES = {
  ...REFERRAL_PARTIES,
  system: { sv: 'Samtycket', en: 'The consent' },
} as const satisfies CodeList;
export type ReferralHoldParty = keyof typeof REFERRAL_HOLD_PARTIES;

// prettier-ignore
export const REFERRAL_HOLD_NEEDS = {
  reason: { sv: 'skäl',                     en: 'a reason' },
  until:  { sv: 'till vilket datum',        en: 'until which date' },
  ground: { sv: 'ett samtycke som gäller igen', en: 'a consent that holds again' },
} as const satisfies CodeList;
export type ReferralHoldNeed = keyof typeof REFERRAL_HOLD_NEEDS;

type HoldMove = Move<ReferralHoldStatus, ReferralHoldAction, ReferralHoldParty, ReferralHoldNeed>;

// prettier-ignore
export const REFERRAL_HOLD_MOVES: readonly HoldMove[] = [
  // from             action            to                by        needs
  ['free',           'hold',           'held',           'either', ['reason', 'until']],
  ['free',           'holdForConsent', 'heldForConsent', 'system', ['reason']],
  ['held',           'holdForConsent', 'heldForConsent', 'system', ['reason']],
  ['held',           'release',        'free',           'either', []],
  ['heldForConsent', 'release',        'free',           'either', ['ground']],
];

export const REFERRAL_HOLD_PROCESS: Process<
  ReferralHoldStatus,
  ReferralHoldAction,
  ReferralHoldParty,
  ReferralHoldNeed
> = {
  name: 'referral hold',
  statuses: REFERRAL_HOLD_STATUS,
  parties: REFERRAL_HOLD_PARTIES,
  needs: REFERRAL_HOLD_NEEDS,
  moves: REFERRAL_HOLD_MOVES,
  initial: 'free',
  terminal: [],
};

/** Why a request is paused. The first two are set by the system when the edge it rests on ends. */
// prettier-ignore
export const HOLD_REASONS = {
  consentRevoked:   { sv: 'Samtycket är återkallat',            en: 'The consent is revoked' },
  consentExpired:   { sv: 'Samtycket har gått ut',              en: 'The consent has expired' },
  participantAway:  { sv: 'Deltagaren är bortrest eller sjuk',  en: 'The participant is away or ill' },
  participantWish:  { sv: 'Deltagaren har bett om det',         en: 'The participant has asked for it' },
  awaitingDecision: { sv: 'Väntar på ett annat beslut',         en: 'Waiting for another decision' },
  agreedPause:      { sv: 'Överenskommet mellan oss',           en: 'Agreed between us' },
} as const satisfies CodeList;
export type HoldReason = keyof typeof HOLD_REASONS;

const CONSENT_HOLDS: readonly HoldReason[] = ['consentRevoked', 'consentExpired'];

/** The hold state a stored reason means. */
export function holdStatus(reason: HoldReason | null): ReferralHoldStatus {
  if (reason === null) return 'free';
  return CONSENT_HOLDS.includes(reason) ? 'heldForConsent' : 'held';
}

/** What is said to one who tries anything else with what rests for want of a consent. */
export const CONSENT_GONE: Words = {
  sv: 'Samtycket gäller inte längre, så det här vilar. Tacka nej eller återta, eller inhämta ett nytt samtycke.',
  en: 'The consent no longer holds, so this rests. Decline or withdraw, or record a new consent.',
};

/** Saying no and taking back are always possible, as codes without text. */
export const MOVES_WHILE_HELD: readonly string[] = ['withdraw', 'reject', 'decline', 'cancel'];

/** Whether a request, a handoff or a promise that rests lets this move through. */
export function mayWhileHeld(action: string): boolean {
  return MOVES_WHILE_HELD.includes(action);
}
