import * as domain from '#domain';
import { REFUSALS, type Words } from '#kernel';

interface Found {
  readonly at: string;
  readonly words: Words;
}

const isWords = (value: object): value is Words => 'sv' in value && 'en' in value;

/** Every pair of words anywhere in what the domain exports, with the path that leads there. */
function* wordsIn(value: unknown, at: string): Generator<Found> {
  if (typeof value !== 'object' || value === null) return;
  if (isWords(value)) yield { at, words: value };
  for (const [key, inner] of Object.entries(value)) yield* wordsIn(inner, `${at}.${key}`);
}

const all = [...wordsIn(domain, 'domain'), ...wordsIn(REFUSALS, 'REFUSALS')];

/** What Swedish professionals do not say, or what would blame, command or mislead (the glossary's left column). */
const FORBIDDEN = [
  /\bbollen\b/i,
  /avvis/i,
  /avböj/i,
  /svara senast/i,
  /dagar sen\b/i,
  /försenad/i,
  /publicera/i,
  /beslutad/i,
  /inremitterad/i,
  /\bglapp\b.*deltagare/i,
  /personuppgiftsombud/i,
  /\bta emot\b/i,
  /förbundstjänsteman/i,
  /klient/i,
  /missbruk/i,
];

it('the tables are full of words', () => expect(all.length).toBeGreaterThan(400));

it.each(all.map(({ at, words }) => [at, words] as const))('%s is said in Swedish and in English', (_at, words) => {
  for (const text of [words.sv, words.en]) {
    expect(typeof text).toBe('string');
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
  }
});

it('no label uses a word the glossary has replaced', () => {
  const found = all.filter(({ words }) => FORBIDDEN.some((word) => word.test(words.sv)));
  expect(found.map(({ at, words }) => `${at}: ${words.sv}`)).toEqual([]);
});

it('remiss is said of health care only', () => {
  const said = all.filter(({ words }) => /\bremiss\b/i.test(words.sv)).map(({ at }) => at);
  expect(said).toEqual(['domain.REFERRAL_TYPES.careReferral.noun']);
});

it('no wait is blamed on anyone in English either', () => {
  const blaming = all.filter(({ words }) => /\b(ball|late|overdue|denied)\b/i.test(words.en));
  expect(blaming.map(({ at, words }) => `${at}: ${words.en}`)).toEqual([]);
});
