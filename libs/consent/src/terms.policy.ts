import { CONSENT_MAX_MONTHS } from '#domain';
import type { ConsentForm, ConsentGrantor, ConsentInterpreter, ConsentPurpose, Direction } from '#domain';
import { Refusal, addMonths, isDay } from '#kernel';
import type { Day, Words } from '#kernel';
import type { ConsentTermsInput, EdgeInput } from './consent-terms.inputs.js';

const TOO_LONG: Words = {
  sv: `Ett samtycke gäller högst ${CONSENT_MAX_MONTHS} månader. Välj ett tidigare slutdatum.`,
  en: `A consent lasts at most ${CONSENT_MAX_MONTHS} months. Choose an earlier last day.`,
};
const WRONG_PERIOD: Words = {
  sv: 'Slutdatum ligger före startdatum, eller är inte ett datum. Rätta perioden.',
  en: 'The last day is before the first, or is not a day. Correct the period.',
};
const NOT_YET: Words = {
  sv: 'Samtycket kan inte vara lämnat en dag som inte har varit. Rätta datumet.',
  en: 'The consent cannot have been given on a day that has not been. Correct the day.',
};
const NO_NAME: Words = {
  sv: 'Skriv namnet på den som har samtyckt, när det inte bara är den enskilde själv.',
  en: 'Write the name of the one who agreed, when it is not the person alone.',
};
const BOTH_WAYS: Words = {
  sv: 'Samma slag av uppgifter står både som ja och som nej i en riktning. Välj ett av dem.',
  en: 'The same kind of information is both a yes and a no in one direction. Choose one of them.',
};
const TWICE: Words = {
  sv: 'Samma riktning står två gånger. Slå ihop dem.',
  en: 'The same direction is there twice. Join the two.',
};

/** How it was given: what is filled in last, when the paper has been signed or the yes has been said. */
export interface Giving {
  readonly form: ConsentForm;
  readonly givenOn: Day;
  readonly takenBy: string;
  readonly interpreter: ConsentInterpreter;
}

/** What a consent says, in the columns it is kept in. */
export interface KeptTerms extends Giving {
  readonly grantor: ConsentGrantor;
  readonly grantorName: string | null;
  readonly grantorRole: string | null;
  readonly purpose: string;
  readonly purposeCode: ConsentPurpose;
  readonly language: string;
  readonly during: string;
  readonly exclusions: string | null;
  readonly directions: readonly Direction[];
}

export function keptTerms(input: ConsentTermsInput, today: Day, writer: string): KeptTerms {
  assertPeriod(input.validFrom, input.validTo);
  assertDirections(input.edges);
  if (input.grantor !== 'self' && !input.grantorName) throw new Refusal('BAD_INPUT', NO_NAME, { field: 'grantorName' });
  return {
    ...givingOf(input, today, writer),
    interpreter: input.interpreter ?? 'none',
    grantor: input.grantor,
    grantorName: input.grantorName || null,
    grantorRole: input.grantorRole || null,
    purpose: input.purpose,
    purposeCode: input.purposeCode ?? 'coordination',
    language: input.language ?? 'sv',
    during: `[${input.validFrom},${input.validTo}]`,
    exclusions: input.exclusions || null,
    directions: input.edges.map(directionOf),
  }; // prettier-ignore
}

/** Who heard it and when; today, and the one who writes, unless said. */
export function givingOf(
  { form, givenOn, takenBy }: Pick<ConsentTermsInput, 'form' | 'givenOn' | 'takenBy'>,
  today: Day,
  writer: string,
): Omit<Giving, 'interpreter'> {
  const on = givenOn ?? today;
  if (!isDay(on) || on > today) throw new Refusal('BAD_INPUT', NOT_YET, { field: 'givenOn' });
  return { form, givenOn: on, takenBy: takenBy || writer };
}

const directionOf = (edge: EdgeInput): Direction => ({
  from: edge.fromUnitId,
  to: edge.toUnitId,
  categories: edge.categories,
  excluded: edge.excludedCategories ?? [],
  exclusion: edge.exclusion || null,
});

/** Whether others are told "undantag finns" on this direction; never which. */
export const hasExclusions = ({ excluded = [], exclusion }: Direction, exclusions: string | null): boolean =>
  exclusions !== null || Boolean(exclusion) || excluded.length > 0;

function assertPeriod(from: Day, to: Day): void {
  if (!isDay(from) || !isDay(to) || to < from) throw new Refusal('BAD_INPUT', WRONG_PERIOD, { field: 'validTo' });
  if (to > addMonths(from, CONSENT_MAX_MONTHS)) throw new Refusal('BAD_INPUT', TOO_LONG, { field: 'validTo' });
}

function assertDirections(edges: readonly EdgeInput[]): void {
  const isBoth = ({ categories, excludedCategories }: EdgeInput) =>
    categories.some((one) => excludedCategories?.includes(one));
  if (edges.some(isBoth)) throw new Refusal('BAD_INPUT', BOTH_WAYS, { field: 'edges' });
  const ways = edges.map(({ fromUnitId, toUnitId }) => `${fromUnitId}>${toUnitId}`);
  if (new Set(ways).size !== ways.length) throw new Refusal('BAD_INPUT', TWICE, { field: 'edges' });
}

/** The units that this one exchanges both contact and plan with, in at least one direction each way or either. */
export function baseParties(directions: readonly Direction[], unitId: string): string[] {
  const touching = directions.filter(({ from, to }) => from === unitId || to === unitId);
  const base = touching.filter(({ categories }) => categories.includes('contact') && categories.includes('plan'));
  return [...new Set(base.map(({ from, to }) => (from === unitId ? to : from)))].sort();
}
