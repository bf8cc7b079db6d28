import { isCaseNumber } from '#kernel';
import { readPersonnummer } from '../person/personnummer.policy.js';

/** What gives a person away in words that are to be without identity; null: nothing of what can be checked. */
export type Giveaway = 'personnummer' | 'name' | 'caseNumber';

/** Ten or twelve digits as a number is written, the last four together: also one that is not a real number. */
const NUMBER = /(?<!\d)(?:\d{2})?\d{6}\s?[-+–]?\s?\d{4}(?!\d)/u;
/** The same in its parts, as it is read aloud. A date with a time looks like one, so the check digit decides. */
const IN_PARTS = /(?<!\d)(?:(\d{2})[\s.-]?)?(\d{2})[\s.-]?(\d{2})[\s.-]?(\d{2})[\s.+–-]*(\d{2})\s?(\d{2})(?!\d)/gu;
const WORD = /[\p{L}\p{M}'’-]+/gu;
/** Shorter than this, a name is an everyday word too: it is looked for only together with the rest. */
const TELLING = 3;

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('sv');

/**
 * Ingen ska gå att känna igen. Names of the case it springs from are refused each by itself; of everybody else in the
 * unit's files, first and last name together. It cannot see what only a reader who knows the place would: the form says so.
 * @param telephones whether a telephone number may stand there, as in a place; a real personnummer never may.
 */
export function giveawayIn(
  text: string,
  own: readonly string[],
  others: readonly (readonly [given: string, family: string])[],
  telephones = false,
): Giveaway | null {
  const digits = text.normalize('NFKC');
  if ((!telephones && NUMBER.test(digits)) || holdsPersonnummer(digits)) return 'personnummer';
  const bare = text.split(/[\s,.;:()]+/u);
  if (bare.some((part) => part.length >= TELLING && isCaseNumber(part))) return 'caseNumber';
  const words = [...plain(text).matchAll(WORD)].map(([word]) => word);
  // a genitive is the name too
  const has = (name: string): boolean => {
    const wanted = [...plain(name).matchAll(WORD)].map(([word]) => word);
    return wanted.length > 0 && wanted.every((one) => words.some((word) => word === one || word === `${one}s`));
  };
  const ownParts = own.flatMap((name) => [name, ...name.split(/[\s-]+/u)]).filter((name) => name.length >= TELLING);
  if (ownParts.some(has)) return 'name';
  return others.some(([given, family]) => has(given) && has(family)) ? 'name' : null;
}

function holdsPersonnummer(text: string): boolean {
  return [...text.matchAll(IN_PARTS)].some(([, century = '20', ...parts]) =>
    readPersonnummer(century + parts.join(''), '2099-12-31'),
  );
}
