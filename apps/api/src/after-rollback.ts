import { Kind, valueFromASTUntyped } from 'graphql';
import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import { RequestTransaction, isSystem } from '#platform';

/** Refusals that tell of somebody reaching for what is not hers. */
const DENIALS = ['FORBIDDEN', 'NOT_FOUND', 'REASON_NEEDED'];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What was asked, as the refusal's log entry needs it. */
export interface Asked {
  readonly operation?: OperationDefinitionNode;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface Named {
  readonly kind: string;
  readonly id: string;
}

/**
 * A short transaction after the failed one: the denial is logged, and a conflict gets the state as it is now, read
 * under the reader's own rights.
 */
export async function afterRollback(
  failed: RequestTransaction,
  error: GraphQLFormattedError,
  asked: Asked = {},
): Promise<GraphQLFormattedError> {
  const { code, current } = (error.extensions ?? {}) as { code?: string; current?: Named };
  const { actor } = failed;
  if (!actor || isSystem(actor)) return error;
  if (code && DENIALS.includes(code)) {
    const ids = idsAsked(asked, error.path?.[0]);
    await failed.afterwards(() => RequestTransaction.current().rows('select log_denial($1)', [ids]));
  }
  if (code !== 'CONFLICT' || !current?.kind) return error;
  const state = await failed.afterwards(() =>
    RequestTransaction.current().value<unknown>('select api.current_state($1, $2)', [current.kind, current.id]),
  );
  return { ...error, extensions: { ...error.extensions, current: state } };
}

/** The identities in the arguments of the field that was refused. The database knows which of them are cases. */
function idsAsked({ operation, variables }: Asked, field: string | number | undefined): string[] {
  const found = operation?.selectionSet.selections.filter((node) => node.kind === Kind.FIELD) ?? [];
  const refused = found.filter(({ name, alias }) => field === undefined || (alias ?? name).value === field);
  if (refused.length === 0) return uuidsIn(variables); // it stood in a fragment: whatever was sent
  const values = refused.flatMap((node) => (node.arguments ?? []).map((a) => valueFromASTUntyped(a.value, variables)));
  return [...new Set(values.flatMap(uuidsIn))];
}

function uuidsIn(value: unknown): string[] {
  if (typeof value === 'string') return UUID.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(uuidsIn) : [];
}
