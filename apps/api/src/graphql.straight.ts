import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { getArgumentValues, getVariableValues } from 'graphql';
import type { DocumentNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { straightRead } from './graphql.writer.js';
import type { StraightRead, StraightRoot } from './graphql.writer.js';

/** Data that is text already. Whoever looks at it as an object gets one. */
class WrittenData {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

type Variables = Record<string, unknown>;

/** By the document that Apollo parsed, validated and keeps: what is forgotten there is forgotten here. */
const reads = new WeakMap<DocumentNode, StraightRead | 'none'>();
/** By the request and the name it is answered under: what a root field answered, or why it refused. */
const answers = new WeakMap<object, ReadonlyMap<string | number, Promise<unknown>>>();

/**
 * The straight way of a read: the same document, validation, limits, variables and root fields (with guard, pipes and
 * transaction) as every other operation; only the answer is written down at once instead of field by field. Where a field
 * refuses, or its value is not what the schema promises, graphql-js goes on with the answers there are: errors are its own.
 */
export const straightReads: ApolloServerPlugin = {
  serverWillStart: ({ schema }) => Promise.resolve(keepAnswers(schema)),
  requestDidStart: () => Promise.resolve({ responseForOperation }),
};

/** The body of an answer: what is written goes out as it is. */
export function stringifyResult(result: object): string {
  const { data, ...rest } = result as { data?: unknown };
  if (data instanceof WrittenData && Object.keys(rest).length === 0) return `{"data":${data.toString()}}\n`;
  return `${JSON.stringify(result)}\n`;
}

/** A root field that has been asked in this request is not asked again. */
function keepAnswers(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const ask = field.resolve;
    if (!ask) continue;
    field.resolve = (source, args, context: object, info) =>
      answers.get(context)?.get(info.path.key) ?? ask(source, args, context, info);
  }
}

async function responseForOperation({ request, document, schema, contextValue }: GraphQLRequestContext<object>) {
  const read = document && readOf(document, schema);
  if (!read) return null;
  const { variableDefinitions = [] } = read.operation;
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, request.variables ?? {});
  if (errors) return null;
  const asked = read.roots.map((root) => [root.key, ask(read, root, coerced, schema, contextValue)] as const);
  answers.set(contextValue, new Map(asked));
  try {
    const values = await Promise.all(asked.map(([, answer]) => answer));
    const data = new WrittenData(read.write(values)) as unknown as Record<string, unknown>;
    return { http: { headers: new HeaderMap(), status: undefined }, body: { kind: 'single' as const, singleResult: { data } } }; // prettier-ignore
  } catch {
    return null; // graphql-js says why, as it always does
  }
}

function readOf(document: DocumentNode, schema: GraphQLSchema): StraightRead | undefined {
  const query = schema.getQueryType();
  const known = reads.get(document) ?? (query && straightRead(document, query)) ?? 'none';
  reads.set(document, known);
  return known === 'none' ? undefined : known;
}

/** Asks at once, as graphql-js does; a refusal of the arguments and one of the field come the same way. */
function ask(read: StraightRead, root: StraightRoot, variables: Variables, schema: GraphQLSchema, context: object) {
  const { field, nodes } = root;
  return new Promise<unknown>((resolve) => {
    const args = getArgumentValues(field, nodes[0], variables);
    resolve(field.resolve?.(undefined, args, context, infoOf(read, root, schema, variables)));
  });
}

/** What graphql-js would tell the root field about itself. */
function infoOf(
  { operation, query, fragments }: StraightRead,
  { key, field, nodes }: StraightRoot,
  schema: GraphQLSchema,
  variableValues: Variables,
): GraphQLResolveInfo {
  return {
    ...{ fieldName: field.name, fieldNodes: nodes, returnType: field.type, parentType: query },
    ...{ path: { prev: undefined, key, typename: query.name }, schema, fragments, rootValue: undefined },
    ...{ operation, variableValues },
  };
}
