import type { Day } from '#kernel';
import type { Category } from '../delivery/index.js';
import type { ConsentGrantor } from './consent.types.js';

/** One direction as it was put to the person: what may be told, and what she said no to. */
export interface Direction<Unit = string> {
  readonly from: Unit;
  readonly to: Unit;
  readonly categories: readonly Category[];
  /** Kinds of information she said no to in this direction. */
  readonly excluded?: readonly Category[];
  /** In her own words, for this direction. */
  readonly exclusion?: string | null;
}

/** Everything a consent says, with the units by name. */
export interface ConsentTerms {
  readonly directions: readonly Direction[];
  readonly purpose: string;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly exclusions?: string | null;
  readonly grantor: ConsentGrantor;
}
export type ConsentTongue = 'sv' | 'en';

/** The kinds of information as one says them to the person they are about. */
// prettier-ignore
export const PLAIN_CATEGORIES: Readonly<Record<Category, Readonly<Record<ConsentTongue, string>>>> = {
  contact:       { sv: 'hur man når dig',                         en: 'how to reach you' },
  plan:          { sv: 'din planering och vad som är nästa steg', en: 'your plan and what the next step is' },
  workAbility:   { sv: 'din arbetsförmåga',                       en: 'your ability to work' },
  health:        { sv: 'din hälsa',                               en: 'your health' },
  substance:     { sv: 'alkohol, droger och spel',                en: 'alcohol, drugs and gambling' },
  economy:       { sv: 'din ekonomi',                             en: 'your money matters' },
  social:        { sv: 'hur du bor och har det',                  en: 'how you live' },
  benefitStatus: { sv: 'din ersättning och hur länge den gäller', en: 'your benefits and how long they last' },
  outcome:       { sv: 'hur det går i insatsen och vad den leder till', en: 'how the programme goes and what it leads to' },
  survey:        { sv: 'dina svar i enkäter',                     en: 'your answers in surveys' },
};

const MONTHS: Readonly<Record<ConsentTongue, readonly string[]>> = {
  sv: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}; // prettier-ignore

/** '2026-01-27' as one says it: 27 januari 2026. */
export function spokenDay(day: Day, tongue: ConsentTongue): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return `${Number(date)} ${MONTHS[tongue][Number(month) - 1]} ${year}`;
}

const AND: Readonly<Record<ConsentTongue, string>> = { sv: 'och', en: 'and' };
const named = (categories: readonly Category[], tongue: ConsentTongue): string => {
  const words = categories.map((category) => PLAIN_CATEGORIES[category][tongue]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${AND[tongue]} ${words.at(-1)}`;
};

/** Who speaks: the person herself, or somebody who may for her. */
// prettier-ignore
const YES: Readonly<Record<ConsentGrantor, Readonly<Record<ConsentTongue, string>>>> = {
  self:     { sv: 'Du säger ja till att',                                en: 'You say yes to' },
  guardian: { sv: 'Du säger ja, som vårdnadshavare, till att',           en: 'As guardian, you say yes to' },
  both:     { sv: 'Ni säger ja till att',                                en: 'You both say yes to' },
  trustee:  { sv: 'Du säger ja, som god man eller förvaltare, till att', en: 'As trustee, you say yes to' },
};

// prettier-ignore
const SAY = {
  sv: {
    tells: (yes: string, { from, to }: Direction, what: string) => `${yes} ${from} får berätta ${what} för ${to}.`,
    not:   ({ from, to }: Direction, what: string) => `${from} får inte berätta ${what} för ${to}.`,
    own:   ({ from, to }: Direction, words: string) => `När ${from} berättar för ${to} gäller också detta undantag: ”${words}”`,
    purpose: (purpose: string) => `Uppgifterna får användas till detta: ${purpose}`,
    during:  (from: string, to: string) => `Det gäller från och med ${from} till och med ${to}.`,
    never:   (words: string) => `Detta får inte tas upp: ”${words}”`,
    about: 'om ',
    last: ['Du kan ta tillbaka ditt ja när du vill, allt eller en del. Då slutar vi lämna uppgifter direkt. Det som redan har lämnats finns kvar hos den som fick det.',
           'Det här är ett samtycke till att sekretess bryts (10 kap. 1 § och 12 kap. 2 § offentlighets- och sekretesslagen).'],
  },
  en: {
    tells: (yes: string, { from, to }: Direction, what: string) => `${yes} ${from} telling ${to} ${what}.`,
    not:   ({ from, to }: Direction, what: string) => `${from} may not tell ${to} ${what}.`,
    own:   ({ from, to }: Direction, words: string) => `When ${from} tells ${to}, this exception also holds: “${words}”`,
    purpose: (purpose: string) => `The information may be used for this: ${purpose}`,
    during:  (from: string, to: string) => `It lasts from ${from} up to and including ${to}.`,
    never:   (words: string) => `This may not be brought up: “${words}”`,
    about: 'about ',
    last: ['You can take back your yes whenever you want, all of it or a part. We then stop handing over information at once. What has already been handed over stays with the one who received it.',
           'This is consent to secrecy being lifted (Public Access to Information and Secrecy Act, chapter 10 section 1 and chapter 12 section 2).'],
  },
} as const;

/** What exactly the person agrees to, one sentence each, in the order one would say it. */
export function sentencesOf(terms: ConsentTerms, tongue: ConsentTongue): readonly string[] {
  const say = SAY[tongue];
  const { purpose, validFrom, validTo, exclusions, grantor } = terms;
  const yes = YES[grantor][tongue];
  const what = (categories: readonly Category[]) => say.about + named(categories, tongue);
  return [
    ...terms.directions.flatMap((direction) => [
      say.tells(yes, direction, what(direction.categories)),
      ...(direction.excluded?.length ? [say.not(direction, what(direction.excluded))] : []),
      ...(direction.exclusion ? [say.own(direction, direction.exclusion)] : []),
    ]),
    ...(exclusions ? [say.never(exclusions)] : []),
    say.purpose(purpose),
    say.during(spokenDay(validFrom, tongue), spokenDay(validTo, tongue)),
    ...say.last,
  ];
}
