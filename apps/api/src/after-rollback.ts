import type { GraphQLFormattedError } from 'graphql';
import { RequestTransaction, isSystem } from '#platform';

/** Refusals that tell of somebody reaching for what is not hers. */
const DENIALS = ['FORBIDDEN', 'NOT_FOUND', 'REASON_NEEDED'];

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
): Promise<GraphQLFormattedError> {
  const { code, current } = (error.extensions ?? {}) as { code?: string; current?: Named };
  const { actor } = failed;
  if (!actor || isSystem(actor)) return error;
  if (code && DENIALS.includes(code)) {
    await failed.afterwards(() =>
      RequestTransaction.current().rows(
        `insert into access_entry (unit_id, account_id, seat_id, kind, denied) values ($1, $2, $3, 'denied', true)`,
        [actor.unitId, actor.accountId, actor.seatId],
      ),
    );
  }
  if (code !== 'CONFLICT' || !current?.kind) return error;
  const state = await failed.afterwards(() =>
    RequestTransaction.current().value<unknown>('select api.current_state($1, $2)', [current.kind, current.id]),
  );
  return { ...error, extensions: { ...error.extensions, current: state } };
}
