import { isCaseNumber } from '#kernel';

/** What gives a person away in a question that is to be without identity; null: nothing of what can be checked. */
export type Giveaway = 'personnummer' | 'name' | 'caseNumber';

/** Ten or twelve digits as a number is written, the last four together: also one that is not a real number. */
const NUMBER = /(?<!\d)(?:\d{2})?\d{6}\s?[-+–]?\s?\d{4}(?!\d)/u;
const WORD = /[\p{L}\p{M}'’-]+/gu;
/** Shorter than this, a name is an everyday word too: it is looked for only together with the rest. */
const TELLING = 3;

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('sv');

/**
 * Frågan ska inte gå att känna igen. Names of the case it springs from are refused each by itself; of everybody else in the
 * unit's files, first and last name together. It cannot see what only a reader who knows the place would: the form says so.
 */
export function giveawayIn(
  text: string,
  own: readonly string[],
  others: readonly (readonly [given: string, family: string])[],
): Giveaway | null {
  if (NUMBER.test(text.normalize('NFKC'))) return 'personnummer';
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
