import type { CodeList } from '#kernel';

/** Hur samtycket lämnades. */
// prettier-ignore
export const CONSENT_FORMS = {
  written:        { sv: 'Skriftligt',             en: 'Written' },
  eSigned:        { sv: 'E-underskrift',          en: 'Electronically signed' },
  oralDocumented: { sv: 'Muntligt, dokumenterat', en: 'Oral, documented' },
} as const satisfies CodeList;
export type ConsentForm = keyof typeof CONSENT_FORMS;

/** Vem som har samtyckt (OSL 12:3 for minors). */
// prettier-ignore
export const CONSENT_GRANTORS = {
  self:     { sv: 'Den enskilde själv',                en: 'The person' },
  guardian: { sv: 'Vårdnadshavare',                    en: 'Guardian of a child' },
  both:     { sv: 'Den enskilde och vårdnadshavare',   en: 'The person and the guardian' },
  trustee:  { sv: 'God man eller förvaltare',          en: 'Appointed trustee' },
} as const satisfies CodeList;
export type ConsentGrantor = keyof typeof CONSENT_GRANTORS;
