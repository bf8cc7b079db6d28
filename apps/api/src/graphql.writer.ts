import {
  GraphQLObjectType,
  Kind,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLLeafType,
  GraphQLOutputType,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql';

/** The JSON of what a selection asks of a value. Throws where the value is not what the schema promises. */
type Write = (value: unknown) => string;

/** One field of the query, by the name it is answered under. */
export interface StraightRoot {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** An operation whose root fields answer with plain values, written down without asking anybody further. */
export interface StraightRead {
  readonly operation: OperationDefinitionNode;
  readonly query: GraphQLObjectType;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly roots: readonly StraightRoot[];
  /** The data, from the values of the roots in their order. */
  readonly write: (values: readonly unknown[]) => string;
}

/** Anything but properties of plain objects: left to graphql-js, which can do it all. */
class NotStraight extends Error {}
const OUT_OF_PROMISE = 'the value is not what the schema promises';

/** Compiles a validated document; undefined when it does more than read plain properties of its root fields. */
export function straightRead(document: DocumentNode, query: GraphQLObjectType): StraightRead | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = Object.fromEntries(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const [operation, ...others] = operations;
  if (!operation || others.length > 0 || operation.operation !== OperationTypeNode.QUERY) return undefined;
  try {
    const roots = collect([operation], query, fragments).map(([key, nodes]) => ({
      key,
      nodes,
      field: rootOf(query, nodes),
    }));
    const writers = roots.map(({ key, field, nodes }) => {
      const write = writerOf(field.type, nodes, fragments);
      return (value: unknown) => `${JSON.stringify(key)}:${write(value)}`;
    });
    const write = (values: readonly unknown[]) => `{${writers.map((one, at) => one(values[at])).join(',')}}`;
    return { operation, query, fragments, roots, write };
  } catch (error) {
    if (error instanceof NotStraight) return undefined;
    throw error;
  }
}

function rootOf(
  query: GraphQLObjectType,
  [node]: readonly [FieldNode, ...FieldNode[]],
): GraphQLField<unknown, unknown> {
  const field = query.getFields()[node.name.value];
  if (!field?.resolve) throw new NotStraight(); // __typename and what asks about the schema itself
  return field;
}

type Fragments = StraightRead['fragments'];
type Nodes = StraightRoot['nodes'];
type Parent = { readonly selectionSet?: { readonly selections: readonly SelectionNode[] } };

/** The fields asked for by the name they are answered under, in the order of the specification. */
function collect(parents: readonly Parent[], type: GraphQLObjectType, fragments: Fragments): [string, Nodes][] {
  const found = new Map<string, Nodes>();
  const take = (selection: SelectionNode): void => {
    if (selection.directives?.length) throw new NotStraight(); // @skip and @include depend on the variables
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const before = found.get(key);
      found.set(key, before ? [...before, selection] : [selection]);
      return;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const on = fragment?.typeCondition?.name.value ?? type.name;
    if (!fragment || on !== type.name || fragment.directives?.length) throw new NotStraight();
    fragment.selectionSet.selections.forEach(take);
  };
  for (const { selectionSet } of parents) selectionSet?.selections.forEach(take);
  return [...found];
}

function writerOf(type: GraphQLOutputType, nodes: Nodes, fragments: Fragments): Write {
  if (!isNonNullType(type)) {
    const write = presentWriterOf(type, nodes, fragments);
    return (value) => (value === null || value === undefined ? 'null' : write(value));
  }
  const write = presentWriterOf(type.ofType, nodes, fragments);
  return (value) => {
    if (value === null || value === undefined) throw new TypeError(OUT_OF_PROMISE);
    return write(value);
  };
}

function presentWriterOf(type: GraphQLOutputType, nodes: Nodes, fragments: Fragments): Write {
  if (isLeafType(type)) return leafWriter(type);
  if (isObjectType(type)) return objectWriter(type, nodes, fragments);
  if (isListType(type)) return listWriter(writerOf(type.ofType, nodes, fragments));
  throw new NotStraight();
}

function leafWriter(type: GraphQLLeafType): Write {
  return (value) => {
    const said = type.serialize(value);
    if (said === null || said === undefined) throw new TypeError(OUT_OF_PROMISE);
    return JSON.stringify(said);
  };
}

function listWriter(write: Write): Write {
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError(OUT_OF_PROMISE);
    let text = '[';
    for (let at = 0; at < value.length; at++) text += at === 0 ? write(value[at]) : `,${write(value[at])}`;
    return `${text}]`;
  };
}

function objectWriter(type: GraphQLObjectType, nodes: Nodes, fragments: Fragments): Write {
  const fields = collect(nodes, type, fragments).map(([key, asked], at) => {
    const before = `${at === 0 ? '' : ','}${JSON.stringify(key)}:`;
    const name = asked[0].name.value;
    if (name === '__typename')
      return { read: () => type.name, before, write: (value: unknown) => JSON.stringify(value) };
    const field = type.getFields()[name];
    if (!field) throw new NotStraight();
    return { read: propertyOf(field), before, write: writerOf(field.type, asked, fragments) };
  });
  if (type.isTypeOf) throw new NotStraight();
  return (value) => {
    if (typeof value !== 'object' || value instanceof Promise) throw new TypeError(OUT_OF_PROMISE);
    let text = '{';
    for (const { read, before, write } of fields) text += before + write(read(value as object));
    return `${text}}`;
  };
}

/** Nest's reader of a property takes the parent alone; whatever takes more asks somebody, and is not for here. */
function propertyOf(field: GraphQLField<unknown, unknown>): (parent: object) => unknown {
  if (field.args.length > 0 || field.resolve?.length !== 1) throw new NotStraight();
  const read = field.resolve as (parent: object) => unknown;
  return read;
}
