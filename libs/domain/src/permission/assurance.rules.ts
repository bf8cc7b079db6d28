import type { Words } from '#kernel';
import type { Permission } from './permission.policy.js';

/** Tillitsnivå: how surely somebody is who she says, by the levels of the Swedish trust framework. */
// prettier-ignore
export const ASSURANCE = {
  1: { sv: 'Tillitsnivå 1: lösenord, bara i visning', en: 'Level 1: a password, in demonstrations only' },
  2: { sv: 'Tillitsnivå 2', en: 'Level 2' },
  3: { sv: 'Tillitsnivå 3: e-legitimation', en: 'Level 3: electronic identification' },
  4: { sv: 'Tillitsnivå 4', en: 'Level 4' },
} as const satisfies Readonly<Record<number, Words>>;
export type Assurance = keyof typeof ASSURANCE;

/**
 * The nouns that say nothing about an individual, each with why. Every other noun is individual data, also one that
 * nobody has thought of yet.
 */
// prettier-ignore
const NOT_ABOUT_INDIVIDUALS: Readonly<Record<string, Words>> = {
  session:   { sv: 'Den egna inloggningen.', en: 'One’s own session.' },
  directory: { sv: 'Enheter och ordlistor.', en: 'Units and vocabularies.' },
  colleague: { sv: 'Namn på kollegor i tjänsten.', en: 'Names of colleagues at work.' },
  programme: { sv: 'Insatser, inte vilka som deltar.', en: 'Programmes, not who takes part.' },
  catalogue: { sv: 'Insatskatalogen.', en: 'The catalogue of programmes.' },
};

/** Uppgift om enskild: whether what the permission opens needs the higher level of assurance. */
export const isIndividualData = (permission: Permission): boolean =>
  !Object.hasOwn(NOT_ABOUT_INDIVIDUALS, permission.slice(0, permission.indexOf('.')));

/** What a provider's `acr` says, for those we know. A word we do not know counts as the lowest. */
// prettier-ignore
const ACR: Readonly<Record<string, Assurance>> = {
  'http://id.elegnamnden.se/loa/1.0/loa2': 2,
  'http://id.elegnamnden.se/loa/1.0/loa3': 3,
  'http://id.elegnamnden.se/loa/1.0/loa4': 4,
  'http://id.sambi.se/loa/loa2': 2,
  'http://id.sambi.se/loa/loa3': 3,
  'http://id.sambi.se/loa/loa4': 4,
  'http://id.swedenconnect.se/loa/1.0/uncertified-loa3': 2,
};

export const assuranceOf = (acr: unknown): Assurance =>
  typeof acr === 'string' && Object.hasOwn(ACR, acr) ? ACR[acr]! : 1;

/** What a provider is asked for, so that the sign-in is sure enough. */
export const acrValuesFrom = (level: number): readonly string[] =>
  Object.keys(ACR).filter((acr) => level > 1 && ACR[acr]! >= level);
