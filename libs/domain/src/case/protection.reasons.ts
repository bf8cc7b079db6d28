import type { CodeList } from '#kernel';

/**
 * Skyddade personuppgifter: the two levels that are in the population register. Fingerade personuppgifter is not among them
 * and must never be: such a person has a new identity that looks like anybody's, and a mark would give her away.
 */
// prettier-ignore
export const PROTECTION_LEVELS = {
  sekretessmarkering:     { sv: 'Sekretessmarkering',       en: 'Confidentiality mark' },
  skyddadFolkbokforing:   { sv: 'Skyddad folkbokföring',    en: 'Protected registration' },
} as const satisfies CodeList;
export type ProtectionLevel = keyof typeof PROTECTION_LEVELS;

/** How the unit learned of it; never why the person is protected. */
// prettier-ignore
export const PROTECT_REASONS = {
  register:    { sv: 'Uppgift från folkbokföringen',     en: 'From the population register' },
  participant: { sv: 'Personen har berättat det',        en: 'The person has told us' },
  otherParty:  { sv: 'En annan myndighet har berättat det', en: 'Another authority has told us' },
} as const satisfies CodeList;
export type ProtectReason = keyof typeof PROTECT_REASONS;

// prettier-ignore
export const UNPROTECT_REASONS = {
  registerEnded: { sv: 'Markeringen är borta i folkbokföringen', en: 'The mark is gone from the population register' },
  mistake:       { sv: 'Sattes av misstag',                       en: 'Set by mistake' },
} as const satisfies CodeList;
export type UnprotectReason = keyof typeof UNPROTECT_REASONS;

// prettier-ignore
export const CLEARANCE_REASONS = {
  handles:  { sv: 'Ska handlägga ärendet',             en: 'Is to handle the case' },
  covers:   { sv: 'Ersätter en kollega',               en: 'Covers for a colleague' },
  notMore:  { sv: 'Har inte längre med ärendet att göra', en: 'Has nothing more to do with the case' },
} as const satisfies CodeList;
export type ClearanceReason = keyof typeof CLEARANCE_REASONS;

/** Jäv, eget eller närståendes ärende: how it became known to the manager. What the relation is, is never asked. */
// prettier-ignore
export const CONFLICT_REASONS = {
  told:     { sv: 'Medarbetaren har berättat det',      en: 'The colleague has told it' },
  becameKnown: { sv: 'Har blivit känt på annat sätt',   en: 'Has become known otherwise' },
} as const satisfies CodeList;
export type ConflictReason = keyof typeof CONFLICT_REASONS;

// prettier-ignore
export const CONFLICT_END_REASONS = {
  noLonger: { sv: 'Förhållandet finns inte längre',     en: 'The relation is no longer there' },
  mistake:  { sv: 'Angavs av misstag',                  en: 'Stated by mistake' },
} as const satisfies CodeList;
export type ConflictEndReason = keyof typeof CONFLICT_END_REASONS;
