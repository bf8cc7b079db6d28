import type { Words } from '#kernel';
import { CATEGORIES, type Category } from '../delivery/index.js';
import { spokenDay, type ConsentTerms, type ConsentTongue, type Direction } from './sentence.rules.js';

const keyOf = ({ from, to }: Direction): string => `${from}\n${to}`;
const both = (say: (tongue: ConsentTongue) => string): Words => ({ sv: say('sv'), en: say('en') });
const way = ({ from, to }: Direction): string => `${from} → ${to}`;
const kinds = (categories: readonly Category[], tongue: ConsentTongue): string =>
  categories.map((category) => CATEGORIES[category][tongue].toLowerCase()).join(', ');

/** What a new version of a consent changes, one line each: what was v1, what is v2. Nothing changed: no lines. */
export function differencesOf(before: ConsentTerms, after: ConsentTerms): readonly Words[] {
  const old = new Map(before.directions.map((direction) => [keyOf(direction), direction]));
  const now = new Map(after.directions.map((direction) => [keyOf(direction), direction]));
  return [
    ...after.directions.flatMap((direction) => changeOf(old.get(keyOf(direction)), direction)),
    ...before.directions.filter((direction) => !now.has(keyOf(direction))).map(goneOf),
    ...termsChanged(before, after),
  ];
}

function changeOf(was: Direction | undefined, is: Direction): Words[] {
  if (!was) return [both((tongue) => `${tongue === 'sv' ? 'Ny' : 'New'}: ${way(is)}: ${kinds(is.categories, tongue)}`)];
  const added = is.categories.filter((category) => !was.categories.includes(category));
  const taken = was.categories.filter((category) => !is.categories.includes(category));
  const exceptions = (direction: Direction) =>
    JSON.stringify([[...(direction.excluded ?? [])].sort(), direction.exclusion || null]);
  return [
    ...(added.length ? [both((t) => `${way(is)}: ${t === 'sv' ? 'också' : 'also'} ${kinds(added, t)}`)] : []),
    ...(taken.length ? [both((t) => `${way(is)}: ${t === 'sv' ? 'inte längre' : 'no longer'} ${kinds(taken, t)}`)] : []),
    ...(exceptions(was) === exceptions(is)
      ? []
      : [{ sv: `${way(is)}: undantagen är ändrade`, en: `${way(is)}: the exceptions have changed` }]),
  ]; // prettier-ignore
}

const goneOf = (direction: Direction): Words => ({
  sv: `Inte längre: ${way(direction)}`,
  en: `No longer: ${way(direction)}`,
});

function termsChanged(before: ConsentTerms, after: ConsentTerms): Words[] {
  const until = (terms: ConsentTerms, tongue: ConsentTongue) => spokenDay(terms.validTo, tongue);
  return [
    ...(before.validTo === after.validTo
      ? []
      : [
          {
            sv: `Gäller till och med ${until(after, 'sv')}, förut ${until(before, 'sv')}`,
            en: `Lasts until ${until(after, 'en')}, before ${until(before, 'en')}`,
          },
        ]),
    ...(before.purpose === after.purpose
      ? []
      : [{ sv: `Används till: ${after.purpose}`, en: `Used for: ${after.purpose}` }]),
    ...((before.exclusions || null) === (after.exclusions || null)
      ? []
      : [{ sv: 'Undantagen med egna ord är ändrade', en: 'The exceptions in the person’s own words have changed' }]),
  ];
}
