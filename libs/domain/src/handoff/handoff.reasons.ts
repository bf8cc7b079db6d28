import type { CodeList } from '#kernel';

const OTHER = { sv: 'Annat', en: 'Other' } as const;

// prettier-ignore
export const HANDOFF_REJECT_REASONS = {
  noCaseworker:   { sv: 'Ingen handläggare kan ta över nu',   en: 'No caseworker can take over now' },
  outsideMandate: { sv: 'Ligger utanför vårt uppdrag',        en: 'Outside our mandate' },
  tooEarly:       { sv: 'För tidigt: något måste göras först', en: 'Too early: something must come first' },
  participantNo:  { sv: 'Deltagaren vill inte',               en: 'The participant does not want it' },
  other:          OTHER,
} as const satisfies CodeList;
export type HandoffRejectReason = keyof typeof HANDOFF_REJECT_REASONS;

// prettier-ignore
export const HANDOFF_WITHDRAW_REASONS = {
  otherReceiver:  { sv: 'En annan tar över',                  en: 'Somebody else takes over' },
  notNeeded:      { sv: 'Behövs inte längre',                 en: 'No longer needed' },
  participantNo:  { sv: 'Deltagaren vill inte',               en: 'The participant does not want it' },
  consentGone:    { sv: 'Samtycket gäller inte längre',       en: 'The consent no longer holds' },
  mistake:        { sv: 'Gjordes av misstag',                 en: 'Made by mistake' },
  other:          OTHER,
} as const satisfies CodeList;
export type HandoffWithdrawReason = keyof typeof HANDOFF_WITHDRAW_REASONS;
