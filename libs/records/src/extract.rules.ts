import { ACCESS_LOG_YEARS, CATEGORIES, FIELD_WORDS, GROUNDS, HELD_KINDS } from '#domain';
import type { Category } from '#domain';
import type { Block, Paper } from '#paper';
import type { Held, HeldCase, HeldRecord } from './held.types.js';
import type { RetentionTerms } from './records.types.js';
import { said } from './word.rules.js';

type Facts = readonly (readonly [string, string])[];

/** What the unit itself worked out or noted about its own looking, and not about the person. */
const INNER = new Set(['finding', 'findingLog', 'caseOpening', 'unitCase', 'sharing']);

/** Registerutdrag (dataskyddsförordningen artikel 15): all one unit holds about one person, in plain Swedish. */
export function registerPaper(held: Held, terms: RetentionTerms | null): Paper {
  return {
    ...{ title: 'Registerutdrag', language: 'sv', unit: held.unit.name, on: held.today },
    reference: held.cases.map(({ number }) => number).join(', '),
    blocks: [
      paragraph(`Detta är alla uppgifter om dig som ${held.unit.name} (${held.unit.agency}) har i Samsteg den ${held.today}. Andra enheter har egna uppgifter; begär ut dem av dem.`),
      ...purposes(held),
      ...held.cases.flatMap((one) => [heading(`Samordning ${one.number}`, 2), ...sections(one, held)]),
      ...receivers(held),
      ...keptUntil(held, terms),
      ...rights(held),
    ],
  }; // prettier-ignore
}

/** The unit's own part as allmän handling: every item in order, each with a box for the assessment of secrecy. */
export function ownPartPaper(held: Held): Paper {
  const items = held.cases.flatMap((one) => inOrder(one).map((record) => ({ record, one })));
  const blocks = items.flatMap(({ record, one }, place): Block[] => [
    heading(`${place + 1}. ${labelOf(record)}`, 2),
    paragraph(originOf(record, one, held)),
    { kind: 'facts', rows: factsOf(record) },
    { kind: 'list', items: ['☐ Lämnas ut', '☐ Lämnas ut maskerad', '☐ Lämnas inte ut'] },
    { kind: 'facts', rows: [['Lagrum (OSL)', '……………………'], ['Bedömning', '……………………'], ['Prövad av, datum', '……………………']] },
  ]); // prettier-ignore
  return {
    ...{ title: 'Underlag för sekretessprövning', language: 'sv', unit: held.unit.name, on: held.today },
    reference: held.cases.map(({ number }) => number).join(', '),
    blocks: [
      paragraph(`Handlingar i samordningen som förvaras hos ${held.unit.name}, i tidsordning. Varje handling prövas för sig. Det som kommit in från en annan myndighet prövas också här, enligt den sekretess som följt med eller gäller hos er.`),
      ...blocks,
    ],
  }; // prettier-ignore
}

/** The same as the register extract, for a machine. */
export function extractData(held: Held, terms: RetentionTerms | null): object {
  return {
    ...{ format: 'samsteg-records/1', made: held.today, unit: held.unit.name, agency: held.unit.agency },
    retention: terms && { rule: terms.rule.label.sv, years: terms.years, law: terms.law },
    cases: held.cases.map((one) => ({
      number: one.number,
      records: inOrder(one).map(({ kind, record }) => {
        const { owner_unit: owner, ...fields } = record;
        const from = arrival(record.id, one, held);
        return {
          ...{
            kind,
            label: HELD_KINDS[kind]?.sv ?? kind,
            owner: nameOf(owner, held),
            archiveOwner: agencyOf(owner, held),
          },
          received: from && { from: nameOf(from.fromUnit, held), on: from.on, ground: from.ground },
          fields,
        };
      }),
      deliveredTo: one.deliveries
        .filter(({ fromUnit }) => fromUnit === held.unit.id)
        .map(({ kind, category, toUnit, on, ground }) => ({ kind, category, to: nameOf(toUnit, held), on, ground })),
    })),
  };
}

function purposes({ cases }: Held): Block[] {
  const said = cases.flatMap(({ records }) =>
    records.filter(({ kind }) => kind === 'consent').map(({ record }) => String(record.purpose)),
  );
  return [
    heading('Varför uppgifterna behandlas', 2),
    paragraph('För att samordna stöd mellan myndigheter enligt lagen (2003:1210) om finansiell samordning och var myndighets egen lag. Rättslig grund: uppgift av allmänt intresse (artikel 6.1 e) och, för känsliga uppgifter, artikel 9.2 b, g och h i dataskyddsförordningen. Ett samtycke till att sekretess bryts är inte den rättsliga grunden för behandlingen.'),
    ...(said.length > 0 ? [paragraph('Ändamål som du har samtyckt till:'), { kind: 'list', items: [...new Set(said)] } as const] : []),
  ]; // prettier-ignore
}

function sections(one: HeldCase, held: Held): Block[] {
  const records = inOrder(one).filter(({ kind }) => kind !== 'case');
  const own = records.filter(({ record }) => record.owner_unit === held.unit.id);
  const groups: [string, readonly HeldRecord[]][] = [
    ['Egna uppgifter', own.filter(({ kind }) => !INNER.has(kind))],
    ['Mottaget från andra', records.filter(({ record }) => record.owner_unit !== held.unit.id)],
    ['Enhetens egen handläggning', own.filter(({ kind }) => INNER.has(kind))],
  ];
  return groups.flatMap(([title, group]): Block[] => [
    heading(title, 3),
    ...(group.length === 0 ? [paragraph('Inga.')] : []),
    ...group.flatMap((record): Block[] => [
      paragraph(`${labelOf(record)} · ${categoryOf(record)}. ${originOf(record, one, held)}`),
      { kind: 'facts', rows: factsOf(record) },
    ]),
  ]);
}

function receivers(held: Held): Block[] {
  const rows = held.cases.flatMap(({ deliveries }) =>
    deliveries
      .filter(({ fromUnit }) => fromUnit === held.unit.id)
      .map(({ on, toUnit, kind, category, ground }) => [
        ...[on, nameOf(toUnit, held), HELD_KINDS[kind]?.sv ?? kind],
        ...[CATEGORIES[category as Category]?.sv ?? category, groundOf(ground)],
      ]),
  );
  const head = ['Dag', 'Till', 'Vad', 'Slag av uppgift', 'Grund'];
  return [
    heading('Vem som har fått uppgifter av oss', 2),
    rows.length > 0 ? { kind: 'table', head, rows } : paragraph('Ingen.'),
  ];
}

function keptUntil(held: Held, terms: RetentionTerms | null): Block[] {
  const said = terms
    ? `${terms.rule.label.sv}: ${terms.years} år. ${terms.note.sv} (${terms.law})`
    : 'Enheten har inga akter om enskilda.';
  return [
    heading('Hur länge uppgifterna sparas', 2),
    paragraph(said),
    paragraph(`Loggen över vem som har läst sparas minst ${ACCESS_LOG_YEARS} år. Arkivet bildas hos ${held.unit.agency} för det som är enhetens eget och hos avsändaren för det som är mottaget.`),
  ]; // prettier-ignore
}

const rights = ({ unit }: Held): Block[] => [
  heading('Dina rättigheter', 2),
  { kind: 'list', items: [
    `Är något fel? Begär rättelse hos ${unit.name}. Håller vi inte med antecknas din invändning.`,
    'Vill du veta vem som har läst? Begär ett loggutdrag.',
    'Är du missnöjd? Vänd dig till dataskyddsombudet hos myndigheten eller till Integritetsskyddsmyndigheten (imy.se).',
  ] },
]; // prettier-ignore

function originOf({ record }: HeldRecord, one: HeldCase, held: Held): string {
  const from = arrival(record.id, one, held);
  const archive = `Arkivbildare: ${agencyOf(record.owner_unit, held)}.`;
  if (from)
    return `Inkommen från ${nameOf(from.fromUnit, held)} ${from.on}, grund: ${groundOf(from.ground)} – egen prövning. ${archive}`;
  return `Eget, ${nameOf(record.owner_unit, held)}. ${archive}`;
}

const arrival = (recordId: string, { deliveries }: HeldCase, { unit }: Held) =>
  deliveries.find((one) => one.recordId === recordId && one.toUnit === unit.id);

/** What a record says, field by field. */
export function factsOf({ kind, record }: HeldRecord): Facts {
  const rows = Object.entries(FIELD_WORDS).flatMap(([field, label]): Facts => {
    const value = record[field];
    const isEmpty = value === undefined || value === null || value === '';
    return isEmpty || (Array.isArray(value) && value.length === 0) ? [] : [[label, said(kind, field, value)]];
  });
  return rows.length > 0 ? rows : [['Uppgift', 'finns, utan innehåll i ord']];
}

const WHEN = ['recorded_at', 'written_at', 'occurred_on', 'since', 'opened_on', 'joined_on'];
export const whenOf = ({ record }: HeldRecord): string =>
  WHEN.map((field) => record[field]).find((value): value is string => typeof value === 'string') ?? '9999';

const inOrder = ({ records }: HeldCase): HeldRecord[] =>
  [...records].sort((a, b) => (whenOf(a) < whenOf(b) ? -1 : whenOf(a) > whenOf(b) ? 1 : 0));
const labelOf = ({ kind }: HeldRecord): string => HELD_KINDS[kind]?.sv ?? kind;
const categoryOf = ({ record }: HeldRecord): string => CATEGORIES[record.category as Category]?.sv ?? record.category;
const nameOf = (id: string, { units }: Held): string => units.get(id)?.name ?? 'annan enhet';
const agencyOf = (id: string, { units }: Held): string => units.get(id)?.agency ?? 'annan myndighet';
const groundOf = (ground: keyof typeof GROUNDS): string => GROUNDS[ground].words.sv;
const heading = (text: string, level: 2 | 3): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
