import type { CodeList, Move, Process } from '#kernel';

/** Samtycke till att sekretess bryts (OSL 10:1, 12:2). Never the ground for processing under GDPR. */
// prettier-ignore
export const CONSENT_STATUS = {
  draft:            { sv: 'Utkast',                  en: 'Draft' },
  pendingSignature: { sv: 'Väntar på underskrift',   en: 'Waiting for signature' },
  active:           { sv: 'Gäller',                  en: 'In force' },
  partiallyRevoked: { sv: 'Delvis återkallat',       en: 'Partly revoked' },
  expired:          { sv: 'Har gått ut',             en: 'Expired' },
  revoked:          { sv: 'Återkallat',              en: 'Revoked' },
  superseded:       { sv: 'Ersatt av nytt samtycke', en: 'Replaced by a new consent' },
  refused:          { sv: 'Tillfrågad, nej',         en: 'Asked, declined' },
} as const satisfies CodeList;
export type ConsentStatus = keyof typeof CONSENT_STATUS;

export type ConsentAction = 'askSignature' | 'record' | 'refuse' | 'revokePart' | 'supersede' | 'revoke' | 'expire';
/** The unit that records; the participant, who may always revoke; and time itself. */
// prettier-ignore
export const CONSENT_PARTIES = {
  recorder:    { sv: 'Enheten som antecknade samtycket', en: 'The unit that recorded the consent' },
  participant: { sv: 'Den enskilde',                     en: 'The person' },
  system:      { sv: 'Tiden',                            en: 'Time' },
} as const satisfies CodeList;
export type ConsentParty = keyof typeof CONSENT_PARTIES;

// prettier-ignore
export const CONSENT_NEEDS = {
  edges:      { sv: 'från och till vilka enheter, vilka uppgifter', en: 'from and to which units, what information' },
  purpose:    { sv: 'vad uppgifterna ska användas till',                en: 'what the information is for' },
  period:     { sv: 'till och med vilket datum',                        en: 'until which date' },
  grantor:    { sv: 'vem som har samtyckt',                             en: 'who has agreed' },
  form:       { sv: 'hur samtycket lämnades',                           en: 'how the consent was given' },
  newVersion: { sv: 'ett nytt samtycke',                                en: 'a new consent' },
} as const satisfies CodeList;
export type ConsentNeed = keyof typeof CONSENT_NEEDS;

/** A consent names the parties, the information, the purpose and the duration: never a general waiver. */
const WHO_WHAT_WHEN: readonly ConsentNeed[] = ['edges', 'purpose', 'period', 'grantor'];

/** A new version is a new consent that takes the old one's place: what was agreed is never written over. */
// prettier-ignore
export const CONSENT_MOVES: readonly Move<ConsentStatus, ConsentAction, ConsentParty, ConsentNeed>[] = [
  // from                action          to                  by          needs
  ['draft',             'askSignature', 'pendingSignature', 'recorder', WHO_WHAT_WHEN],
  ['draft',             'record',       'active',           'recorder', [...WHO_WHAT_WHEN, 'form']],
  ['draft',             'refuse',       'refused',          'either',   []],
  ['pendingSignature',  'record',       'active',           'recorder', ['form']],
  ['pendingSignature',  'refuse',       'refused',          'either',   []],
  ['active',            'revokePart',   'partiallyRevoked', 'either',   []],
  ['active',            'supersede',    'superseded',       'recorder', ['newVersion']],
  ['active',            'revoke',       'revoked',          'either',   []],
  ['active',            'expire',       'expired',          'system',   []],
  ['partiallyRevoked',  'supersede',    'superseded',       'recorder', ['newVersion']],
  ['partiallyRevoked',  'revoke',       'revoked',          'either',   []],
  ['partiallyRevoked',  'expire',       'expired',          'system',   []],
];

export const CONSENT_PROCESS: Process<ConsentStatus, ConsentAction, ConsentParty, ConsentNeed> = {
  name: 'consent',
  statuses: CONSENT_STATUS,
  parties: CONSENT_PARTIES,
  needs: CONSENT_NEEDS,
  moves: CONSENT_MOVES,
  initial: 'draft',
  terminal: ['expired', 'revoked', 'superseded', 'refused'],
};

/** A consent may last this long unless the association has set less. */
export const CONSENT_MAX_MONTHS = 12;
/** Days before the end when the recorder, or her deputy, gets a task. */
export const CONSENT_REMINDERS: readonly number[] = [30, 7];
