import type { Category, ConsentForm, ConsentInterpreter } from '#domain';
import { addDays, addMonths, type Day } from '#kernel';
import { firstDayOf, lastDayOf, type CaseBook, type Desk } from '../case-book.js';
import type { Unit } from '../directory.js';
import type { Of } from '../records.types.js';

const BASE: readonly Category[] = ['contact', 'plan'];
const LANGUAGES = ['ar', 'so', 'ti', 'uk', 'prs', 'en'] as const;
const INTERPRETERS = ['phone', 'present', 'staff'] as const satisfies readonly ConsentInterpreter[];

export interface Agreed {
  readonly others: readonly Unit[];
  readonly purpose: string;
  readonly form: ConsentForm;
  readonly exclusions: string | null;
  readonly months: number;
}

/** What the person agreed to: base facts both ways between the asking unit and each other, and what each alone can tell. */
export function recordConsent(book: CaseBook, by: Desk, agreed: Agreed): void {
  const { others, purpose, form, exclusions, months } = agreed;
  const until = addDays(addMonths(book.day, months), -1);
  const during = `[${book.day},${until}]`;
  const number = book.all('consent').length + 1;
  const consent = book.born('consent', by.unitId, 'contact', {
    status: 'active',
    form,
    grantor: 'self',
    purpose,
    during,
    exclusions,
    consent_no: number,
    recorded_by: by.worker,
    recorded_at: book.stamp,
    ...saidOf(book, by, agreed),
  });
  const common = { consent_id: consent.id, purpose_code: 'coordination', during, has_exclusions: exclusions !== null };
  const open = { confirmed_at: null, confirmed_by: null, revoked_at: null, revoked_by_unit: null };
  for (const { id: other, kind } of others) {
    const own = { confirmed_at: book.stamp, confirmed_by: by.worker };
    const out = { from_unit: by.unitId, to_unit: other, categories: BASE };
    book.born('edge', by.unitId, 'contact', { ...common, ...open, ...own, ...out });
    const back = { from_unit: other, to_unit: by.unitId, categories: [...BASE, ...alsoTells(kind)] };
    book.born('edge', by.unitId, 'contact', { ...common, ...open, ...back });
  }
  noteMembers(book, by, others);
  for (const { id } of others) letBaseFactsFlow(book, by, id);
  const payload = { consent: consent.id, no: number, until };
  book.append(by, 'consent_recorded', { category: 'contact', payload });
}

/** How it was given. Nothing is thrown here, so that a case looks the same in every other way. */
function saidOf(book: CaseBook, by: Desk, { others }: Agreed): object {
  const turn = parseInt(book.caseId.slice(-4), 16);
  const foreign = turn % 7 === 0;
  const language = foreign ? LANGUAGES[turn % LANGUAGES.length] : 'sv';
  const base = ({ id }: Unit) => [
    { from: by.unitId, to: id, categories: BASE, excluded: [], exclusion: null },
    { from: id, to: by.unitId, categories: BASE, excluded: [], exclusion: null },
  ];
  const directions = others.flatMap((unit) => {
    const [out, back] = base(unit);
    return [out, { ...back, categories: [...BASE, ...alsoTells(unit.kind)] }];
  });
  return {
    language,
    interpreter: foreign ? INTERPRETERS[turn % INTERPRETERS.length] : 'none',
    given_on: book.day,
    purpose_code: 'coordination',
    directions,
  };
}

/** Be om bekräftelse. What a unit must know to take part: whom it is about, its own proposed edges and its membership. */
export function introduce(book: CaseBook, by: Desk, toUnit: string): void {
  const isNews = ({ owner_unit, holders }: Of<'edge'> | Of<'member'>) =>
    owner_unit === by.unitId && !holders.includes(toUnit);
  const edges = book
    .all('edge')
    .filter((edge) => edge.from_unit === toUnit && isNews(edge) && isInForce(edge, book.day));
  const members = book.all('member').filter((member) => member.unit_id === toUnit && isNews(member));
  book.hand(
    by,
    toUnit,
    ...book.unknownPerson(by, toUnit),
    ...edges.map((edge) => ['edge', edge] as const),
    ...members.map((member) => ['member', member] as const),
  );
}

/** The unit that gives confirms, for its own records: from here on it tells base facts as they happen. */
export function confirmEdges(book: CaseBook, by: Desk): void {
  const { unitId, worker } = by;
  for (const edge of book.all('edge')) {
    if (edge.from_unit !== unitId || edge.confirmed_at !== null || !edge.holders.includes(unitId)) continue;
    if (!isInForce(edge, book.day)) continue;
    book.openedBy(unitId);
    book.change('edge', edge, { confirmed_at: book.stamp, confirmed_by: worker });
    if (edge.categories.includes('plan')) letBaseFactsFlow(book, by, edge.to_unit);
    book.append(by, 'consent_confirmed', { category: 'contact', payload: { edge: edge.id } });
  }
}

/** The last day of the newest consent. */
export function consentUntil(book: CaseBook): Day | undefined {
  const newest = book.all('consent').at(-1);
  return newest && lastDayOf(newest);
}

const isInForce = (edge: Of<'edge'>, on: Day): boolean =>
  edge.revoked_at === null && firstDayOf(edge) <= on && on <= lastDayOf(edge);

function alsoTells(kind: Unit['kind']): readonly Category[] {
  if (kind === 'healthCare') return ['workAbility'];
  if (kind === 'socialInsurance') return ['benefitStatus'];
  return kind === 'programme' || kind === 'labourMarket' ? ['outcome'] : [];
}

/** Only the coordinating unit keeps members, each once. */
function noteMembers(book: CaseBook, by: Desk, others: readonly Unit[]): void {
  if (!book.all('coordination').some(({ owner_unit }) => owner_unit === by.unitId)) return;
  for (const { id } of [...others].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (book.all('member').some(({ unit_id }) => unit_id === id)) continue;
    book.born('member', by.unitId, 'contact', { unit_id: id, since: book.day });
  }
}

function letBaseFactsFlow(book: CaseBook, { unitId, worker }: Desk, toUnit: string): void {
  const known = book.all('sharing').find((row) => row.owner_unit === unitId && row.to_unit === toUnit);
  const decided_by = worker ?? '';
  if (known) book.change('sharing', known, { decided_by });
  else book.born('sharing', unitId, 'contact', { to_unit: toUnit, categories: ['plan'], decided_by });
}
