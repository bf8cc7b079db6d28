import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLOutputType } from 'graphql';

export const schema = buildSchema(readFileSync('apps/api/src/schema.graphql', 'utf8'));
export const rootFields = (kind: 'query' | 'mutation') =>
  Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())!.getFields());
export const objectTypes = (): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && !isRoot(type.name),
  );
const isRoot = (name: string): boolean => ['Query', 'Mutation', 'Subscription'].includes(name);

/** Words and units of the directory are read once each; everywhere else one field of them is enough. */
const SHORT: Readonly<Record<string, string>> = {
  Words: 'sv',
  UnitRef: 'id',
  Code: 'code',
  ProgrammeRef: 'id',
  AccountRef: 'id',
  MoveOption: 'action',
};

/** The whole of what a type says, as a selection. */
export function selection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const short = SHORT[named.name];
  if (short) return ` { ${short} }`;
  const fields = Object.values(named.getFields()).map((field) => `${field.name}${selection(field.type)}`);
  return ` { ${fields.join(' ')} }`;
}

/** A question for a root field, everything below it chosen, cut in pieces that the limits of the API let through. */
export function documentsOf(field: GraphQLField<unknown, unknown>, cut = 900): string[] {
  const args = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const call = `${field.name}${given && `(${given})`}`;
  const ask = (below: string) => `query ${args && `(${args})`} { ${call}${below} }`;
  const whole = selection(field.type);
  const named = getNamedType(field.type);
  if (whole.split(' ').length < cut || !isObjectType(named)) return [ask(whole)];
  const pieces: string[][] = [[]];
  let words = 0;
  for (const part of Object.values(named.getFields())) {
    const text = `${part.name}${selection(part.type)}`;
    words += text.split(' ').length;
    if (words > cut && pieces.at(-1)!.length > 0) {
      pieces.push([]);
      words = text.split(' ').length;
    }
    pieces.at(-1)!.push(text);
  }
  return pieces.map((piece) => ask(` { ${piece.join(' ')} }`));
}

/** Every object of an answer with its type: what was seen, field by field. */
export function walk(type: GraphQLOutputType, value: unknown, see: (type: string, seen: Seen) => void): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) return walk(type.ofType as GraphQLOutputType, value, see);
  if (isListType(type)) {
    for (const one of value as unknown[]) walk(type.ofType, one, see);
    return;
  }
  if (!isObjectType(type)) return;
  const seen = value as Seen;
  see(type.name, seen);
  for (const field of Object.values(type.getFields())) {
    if (field.name in seen) walk(field.type, seen[field.name], see);
  }
}
export type Seen = Readonly<Record<string, unknown>>;

/** What the parts of an input may be when nothing better is known. Made so that the form of it is right. */
const PLAUSIBLE: Readonly<Record<string, unknown>> = {
  expectedVersion: 99_999,
  category: 'contact',
  categories: ['contact'],
  text: 'kanariefri text',
  reason: 'other',
  otherText: 'ett skäl i egna ord',
  validFrom: '2026-01-12',
  validTo: '2026-06-30',
  form: 'written',
  grantor: 'self',
  purpose: 'Samordning',
  type: 'statement',
  question: 'kanariefri fråga',
  ground: 'CONSENT',
  recordKind: 'message',
  nextStep: 'support',
  noOtherMeasures: false,
  participantInformed: true,
  hoursPerWeek: 10,
  share: false,
  goals: [],
  situation: 'läge',
  plan: 'planering',
  openPromises: '',
};
const DAYS = /^(from|to|until|date|nextDate|plannedEnd|reviewOn|followUpOn|wishedBy|dueOn)$/;
const KINDS: Readonly<Record<string, string>> = {
  offerHandoff: 'coordination',
  declareReady: 'support',
  planIntervention: 'support',
  startIntervention: 'support',
  registerIncoming: 'phone',
};

/** An input of a mutation with every part it must have, and those that are given. */
export function inputOf(
  field: GraphQLField<unknown, unknown>,
  ids: Readonly<Record<string, unknown>>,
  extra: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const type = (field.args.find(({ name }) => name === 'input') ?? field.args[0])?.type;
  return type ? (partsOf(type, field.name, { ...ids, ...extra }) as Record<string, unknown>) : {};
}

function partsOf(type: GraphQLInputType, mutation: string, given: Readonly<Record<string, unknown>>): unknown {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return null;
  const made = Object.values(named.getFields()).flatMap((part): [string, unknown][] => {
    if (part.name === 'key') return [['key', randomUUID()]];
    if (part.name in given) return [[part.name, given[part.name]]];
    if (!isNonNullType(part.type)) return [];
    return [[part.name, plausible(part.name, part.type, mutation, given)]];
  });
  return Object.fromEntries(made);
}

function plausible(
  name: string,
  type: GraphQLInputType,
  mutation: string,
  given: Readonly<Record<string, unknown>>,
): unknown {
  if (name === 'kind') return KINDS[mutation] ?? 'support';
  if (name in PLAUSIBLE) return PLAUSIBLE[name];
  if (DAYS.test(name)) return name === 'from' ? '2026-01-20' : '2026-02-20';
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [partsOf(inner, mutation, given) ?? randomUUID()];
  if (isInputObjectType(inner)) return partsOf(inner, mutation, given);
  const leaf = isLeafType(inner) ? inner.name : '';
  if (leaf === 'ID') return randomUUID();
  if (leaf === 'Int' || leaf === 'Float') return 1;
  if (leaf === 'Boolean') return true;
  return 'text';
}
