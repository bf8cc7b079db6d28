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

/** Tolk. How what was said was understood. */
// prettier-ignore
export const CONSENT_INTERPRETERS = {
  none:    { sv: 'Ingen tolk behövdes',      en: 'None was needed' },
  present: { sv: 'Tolk på plats',            en: 'Interpreter present' },
  phone:   { sv: 'Tolk på telefon',          en: 'Interpreter by phone' },
  video:   { sv: 'Tolk på skärm',            en: 'Interpreter on video' },
  sign:    { sv: 'Teckenspråks- eller skrivtolk', en: 'Sign language or text interpreter' },
  staff:   { sv: 'Personal som talar språket', en: 'Staff who speak the language' },
} as const satisfies CodeList;
export type ConsentInterpreter = keyof typeof CONSENT_INTERPRETERS;

/**
 * Till vad. The code is all that others hold of the purpose: enough for the unit that gives to know what it confirms for.
 * The words of the purpose stay with the unit that asked.
 */
// prettier-ignore
export const CONSENT_PURPOSES = {
  coordination:  { sv: 'Samordna stödet',                  en: 'Coordinate the support' },
  assessment:    { sv: 'Gemensam kartläggning',            en: 'Joint assessment' },
  jointPlan:     { sv: 'Samordnad individuell plan',       en: 'Joint individual plan' },
  participation: { sv: 'Delta i en insats',                en: 'Take part in a programme' },
  groupPresentation: { sv: 'Tas upp i en samverkansgrupp',  en: 'Be taken up in a collaboration group' },
  followUp:      { sv: 'Följa upp hur det gick',           en: 'Follow up how it went' },
} as const satisfies CodeList;
export type ConsentPurpose = keyof typeof CONSENT_PURPOSES;

/** Språk som samtycke ofta lämnas på, by their ISO 639 codes; others may be written by theirs. */
// prettier-ignore
export const CONSENT_LANGUAGES: readonly (readonly [code: string, sv: string, en: string])[] = [
  ['sv', 'Svenska', 'Swedish'],            ['en', 'Engelska', 'English'],
  ['ar', 'Arabiska', 'Arabic'],            ['so', 'Somaliska', 'Somali'],
  ['ti', 'Tigrinja', 'Tigrinya'],          ['fa', 'Persiska', 'Persian'],
  ['prs', 'Dari', 'Dari'],                 ['ps', 'Pashto', 'Pashto'],
  ['uk', 'Ukrainska', 'Ukrainian'],        ['ru', 'Ryska', 'Russian'],
  ['pl', 'Polska', 'Polish'],              ['bs', 'Bosniska, kroatiska, serbiska', 'Bosnian, Croatian, Serbian'],
  ['kmr', 'Kurmanji', 'Kurmanji'],         ['ckb', 'Sorani', 'Sorani'],
  ['tr', 'Turkiska', 'Turkish'],           ['es', 'Spanska', 'Spanish'],
  ['th', 'Thailändska', 'Thai'],           ['am', 'Amhariska', 'Amharic'],
  ['fi', 'Finska', 'Finnish'],             ['fit', 'Meänkieli', 'Meänkieli'],
  ['se', 'Nordsamiska', 'Northern Sami'],  ['rom', 'Romska', 'Romani'],
  ['yi', 'Jiddisch', 'Yiddish'],           ['swl', 'Svenskt teckenspråk', 'Swedish Sign Language'],
];

/** Varför samtycket inte förnyas. */
// prettier-ignore
export const RENEWAL_DECLINES = {
  notNeeded:   { sv: 'Behövs inte längre',             en: 'Not needed any more' },
  personSaidNo:{ sv: 'Den enskilde vill inte',         en: 'The person does not want to' },
  caseEnds:    { sv: 'Samordningen avslutas',          en: 'The case is being closed' },
  otherUnit:   { sv: 'En annan enhet tar det vidare',  en: 'Another unit takes it on' },
} as const satisfies CodeList;
export type RenewalDecline = keyof typeof RENEWAL_DECLINES;
