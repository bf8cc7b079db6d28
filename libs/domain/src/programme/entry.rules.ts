import type { CodeList } from '#kernel';
import type { Category } from '../delivery/index.js';

/** Om en ingångsregel är uppfylld, som den som frågar vet. */
// prettier-ignore
export const RULE_ANSWERS = {
  yes:     { sv: 'Uppfylls',        en: 'Met' },
  no:      { sv: 'Uppfylls inte',   en: 'Not met' },
  unknown: { sv: 'Vet inte',        en: 'Not known' },
} as const satisfies CodeList;
export type RuleAnswer = keyof typeof RULE_ANSWERS;

/** The same answers of whom the programme is not for: there it is "no" that lets her in. */
// prettier-ignore
export const EXCLUSION_ANSWERS = {
  yes:     { sv: 'Ja',        en: 'Yes' },
  no:      { sv: 'Nej',       en: 'No' },
  unknown: { sv: 'Vet inte',  en: 'Not known' },
} as const satisfies Readonly<Record<RuleAnswer, { readonly sv: string; readonly en: string }>>;

// prettier-ignore
export const RULE_KINDS = {
  entry:     { sv: 'Vem insatsen är till för',      en: 'Whom the programme is for' },
  exclusion: { sv: 'Vem insatsen inte är till för', en: 'Whom the programme is not for' },
} as const satisfies CodeList;
export type RuleKind = keyof typeof RULE_KINDS;

/** What a rule of the catalogue asks about, in words, and what an answer to it tells of her. */
// prettier-ignore
const FIELDS: Readonly<Record<string, readonly [words: string, category: Category]>> = {
  age:                     ['Ålder',                             'plan'],
  gender:                  ['Kön',                               'plan'],
  'gender=kvinna AND age': ['Kvinna, ålder',                     'plan'],
  referrer:                ['Skickas av',                        'plan'],
  agencyCount:             ['Antal inblandade myndigheter',      'plan'],
  employer:                ['Arbetsgivare',                      'workAbility'],
  occupation:              ['Sysselsättning',                    'workAbility'],
  benefit:                 ['Ersättning',                        'benefitStatus'],
  measure:                 ['Åtgärd',                            'health'],
  document:                ['Underlag',                          'health'],
  sickLeave:               ['Sjukskrivning',                     'health'],
  sickDays:                ['Dagar som sjukskriven',             'health'],
  'employed AND sickDays': ['Anställd, dagar som sjukskriven',   'health'],
  absenceCountLast6Months: ['Frånvarotillfällen på sex månader', 'health'],
  longSickRisk:            ['Risk för lång sjukskrivning',       'health'],
  substanceUse:            ['Skadligt bruk',                     'substance'],
};
/** Of a rule that nobody has said what it tells of her: guarded as health. */
export const UNSAID_CATEGORY: Category = 'health';
/** The most guarded first: the reason, in free words, goes with the first there is. */
const GUARDED: readonly Category[] = [
  'substance', 'health', 'social', 'economy', 'benefitStatus', 'workAbility', 'survey', 'outcome', 'plan', 'contact',
]; // prettier-ignore
const OPERATORS: Readonly<Record<string, string>> = {
  '=': '', '!=': 'inte ', '<': 'under ', '<=': 'högst ', '>': 'mer än ', '>=': 'minst ', between: '', in: '', not_in: 'inte ', has: '',
}; // prettier-ignore

export interface CatalogueRule {
  readonly field: string;
  readonly op: string;
  readonly value: string | number | boolean | readonly (string | number)[];
}

/** The rule as a caseworker reads it: "Ålder: 19–60". */
export function ruleWords({ field, op, value }: CatalogueRule): string {
  const said = Array.isArray(value)
    ? value.join(op === 'between' ? '–' : ' eller ')
    : value === true
      ? 'ja'
      : String(value);
  return `${FIELDS[field]?.[0] ?? field}: ${OPERATORS[op] ?? ''}${said}`;
}
export const ruleCategory = ({ field }: CatalogueRule): Category => FIELDS[field]?.[1] ?? UNSAID_CATEGORY;

/** A rule of a programme, from the catalogue or of its own unit's. */
export interface EntryRuleFacts {
  readonly key: string;
  readonly kind: RuleKind;
  readonly words: string;
  /** What the answer tells of her: an exception crosses on a ground that covers it alone. */
  readonly category: Category;
  /** Whoever does not meet it comes in by a motivated exception alone. */
  readonly hard: boolean;
}
export interface AnsweredRule {
  readonly key: string;
  readonly met: RuleAnswer;
}

export interface EntryException extends EntryRuleFacts {
  readonly answer: RuleAnswer;
}

/** What lets her in: that whom it is for holds, and that whom it is not for does not. */
const PASSES = { entry: 'yes', exclusion: 'no' } as const satisfies Readonly<Record<RuleKind, RuleAnswer>>;

/** The hard rules nobody has answered, and those that need an exception. */
export function judgeEntry(rules: readonly EntryRuleFacts[], answers: readonly AnsweredRule[]) {
  const met = new Map(answers.map((one) => [one.key, one.met]));
  const hard = rules.filter((rule) => rule.hard);
  return {
    unanswered: hard.filter(({ key }) => !met.has(key)),
    exceptions: hard.flatMap((rule): EntryException[] => {
      const answer = met.get(rule.key);
      return answer && answer !== PASSES[rule.kind] ? [{ ...rule, answer }] : [];
    }),
  };
}

/**
 * The exceptions as they are sent, one text for each category, none less guarded than the question; why, which may say anything, in the most
 * guarded of them. That nobody knows says nothing of her, and goes with the question.
 */
export function exceptionTexts(exceptions: readonly EntryException[], why: string, question: Category) {
  const guarded = ({ answer, category }: EntryException) =>
    GUARDED.find((one) => one === question || (one === category && answer !== 'unknown')) ?? question;
  const categories = GUARDED.filter((one) => exceptions.some((exception) => guarded(exception) === one));
  return categories.map((category, place) => {
    const lines = exceptions.filter((one) => guarded(one) === category).map(exceptionWords);
    const said = `Undantag från insatsens krav: ${lines.join('; ')}.`;
    return { category, text: place === 0 ? `${said}\n${why}` : said };
  });
}

function exceptionWords({ kind, words, answer }: EntryException): string {
  return kind === 'exclusion'
    ? `Inte för: ${words} (${EXCLUSION_ANSWERS[answer].sv.toLowerCase()})`
    : `${words} (${RULE_ANSWERS[answer].sv.toLowerCase()})`;
}
