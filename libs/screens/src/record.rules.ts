import type { CodeList } from '#kernel';

/** What kinds of records are called when they are handed over. */
export const RECORD_WORDS: CodeList = {
  person: { sv: 'Personuppgifter', en: 'Personal details' },
  member: { sv: 'Att ni är med i samordningen', en: 'That you take part in the case' },
  message: { sv: 'Text', en: 'Text' },
  event: { sv: 'Händelse', en: 'Event' },
  edge: { sv: 'Samtycke', en: 'Consent' },
  referral: { sv: 'Förfrågan', en: 'Request' },
  handoff: { sv: 'Överlämning', en: 'Handoff' },
  sipVersion: { sv: 'Upprättad plan', en: 'Adopted plan' },
  sipInvitation: { sv: 'Kallelse eller inbjudan', en: 'Call or invitation' },
  commitment: { sv: 'Åtagande', en: 'Commitment' },
};
