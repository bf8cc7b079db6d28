import type { CodeList } from '#kernel';

/** Om en ingångsregel är uppfylld, som den som frågar vet. */
// prettier-ignore
export const RULE_ANSWERS = {
  yes:     { sv: 'Uppfylls',        en: 'Met' },
  no:      { sv: 'Uppfylls inte',   en: 'Not met' },
  unknown: { sv: 'Vet inte',        en: 'Not known' },
} as const satisfies CodeList;
export type RuleAnswer = keyof typeof RULE_ANSWERS;

// prettier-ignore
export const RULE_KINDS = {
  entry:     { sv: 'Vem insatsen är till för',      en: 'Whom the programme is for' },
  exclusion: { sv: 'Vem insatsen inte är till för', en: 'Whom the programme is not for' },
} as const satisfies CodeList;
export type RuleKind = keyof typeof RULE_KINDS;

/** What a rule of the catalogue asks about, in words; a field without a row here is said as it is written. */
const FIELDS: Readonly<Record<string, string>> = {
  age: 'Ålder', benefit: 'Ersättning', gender: 'Kön', occupation: 'Sysselsättning', employer: 'Arbetsgivare', referrer: 'Skickas av',
  sickLeave: 'Sjukskrivning', sickDays: 'Dagar som sjukskriven', absenceCountLast6Months: 'Frånvarotillfällen på sex månader',
  document: 'Underlag', measure: 'Åtgärd', agencyCount: 'Antal inblandade myndigheter', longSickRisk: 'Risk för lång sjukskrivning',
  substanceUse: 'Missbruk', 'employed AND sickDays': 'Anställd, dagar som sjukskriven', 'gender=kvinna AND age': 'Kvinna, ålder',
}; // prettier-ignore
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
  return `${FIELDS[field] ?? field}: ${OPERATORS[op] ?? ''}${said}`;
}

/** A rule of a programme, from the catalogue or of its own unit's. */
export interface EntryRuleFacts {
  readonly key: string;
  readonly kind: RuleKind;
  readonly words: string;
  /** Whoever does not meet it comes in by a motivated exception alone. */
  readonly hard: boolean;
}
export interface AnsweredRule {
  readonly key: string;
  readonly met: RuleAnswer;
}

/** The hard rules nobody has answered, and those that need an exception. */
export function judgeEntry(rules: readonly EntryRuleFacts[], answers: readonly AnsweredRule[]) {
  const met = new Map(answers.map((one) => [one.key, one.met]));
  const hard = rules.filter((rule) => rule.hard);
  return {
    unanswered: hard.filter(({ key }) => !met.has(key)),
    exceptions: hard.flatMap((rule) => {
      const answer = met.get(rule.key);
      return answer && answer !== 'yes' ? [{ ...rule, answer }] : [];
    }),
  };
}
