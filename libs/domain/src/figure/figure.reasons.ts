import type { CodeList } from '#kernel';

/** Varför siffrorna lämnas till förbundet. Codes only: a word of one's own could say something about somebody. */
// prettier-ignore
export const RELEASE_REASONS = {
  yearlyReport: { sv: 'Förbundets årsredovisning eller delårsrapport', en: 'The association’s yearly or interim report' },
  followUp:     { sv: 'Uppföljning av insatser',              en: 'Follow-up of programmes' },
  planning:     { sv: 'Planering av insatser och medel',      en: 'Planning of programmes and funds' },
  asked:        { sv: 'Förbundet har begärt dem',             en: 'The association has asked for them' },
} as const satisfies CodeList;
export type ReleaseReason = keyof typeof RELEASE_REASONS;

/** Varför de dras tillbaka. */
// prettier-ignore
export const RECALL_REASONS = {
  wrong:      { sv: 'Siffrorna är fel',                       en: 'The figures are wrong' },
  disclosure: { sv: 'Någon kan kännas igen i dem',            en: 'Somebody can be recognised in them' },
  decision:   { sv: 'Beslutet att lämna dem är ändrat',       en: 'The decision to release them is changed' },
} as const satisfies CodeList;
export type RecallReason = keyof typeof RECALL_REASONS;
