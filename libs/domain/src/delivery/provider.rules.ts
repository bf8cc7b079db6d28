import type { Words } from '#kernel';
import type { Category } from './delivery.types.js';

interface ProviderRow {
  /** Whether it goes by itself, under a consent that covers it; anything else is a caseworker's own act each time. */
  readonly byItself: boolean;
  readonly why: Words;
}
const NOT_NEEDED: Words = {
  sv: 'Behövs inte för att genomföra insatsen. Lämnas ut för sig, efter prövning.',
  en: 'Not needed to carry out the programme. Handed over by itself, after an assessment.',
};

/**
 * Vad en utförare eller arbetsgivare får av sig självt: only what its part needs, from the day it joins, until its part is over.
 * Base facts that happened before it joined stay where they are.
 */
// prettier-ignore
export const PROVIDER_DEFAULTS: Readonly<Record<Category, ProviderRow>> = {
  contact:       { byItself: true,  why: { sv: 'Utföraren måste veta vem det gäller.', en: 'The provider must know who it is about.' } },
  plan:          { byItself: true,  why: { sv: 'Datum, omfattning och nästa steg styr insatsen.', en: 'Days, extent and next step steer the programme.' } },
  workAbility:   { byItself: false, why: NOT_NEEDED },
  health:        { byItself: false, why: NOT_NEEDED },
  substance:     { byItself: false, why: NOT_NEEDED },
  economy:       { byItself: false, why: NOT_NEEDED },
  social:        { byItself: false, why: NOT_NEEDED },
  benefitStatus: { byItself: false, why: NOT_NEEDED },
  outcome:       { byItself: false, why: NOT_NEEDED },
  survey:        { byItself: false, why: NOT_NEEDED },
};

/** The categories that go to a provider by themselves. */
export const providerCategories = (categories: readonly Category[]): Category[] =>
  categories.filter((category) => PROVIDER_DEFAULTS[category].byItself);
