import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { Refusal } from '#kernel';
import { RequestTransaction, databaseRefusal, log, maskError } from '#platform';
import { afterRollback } from './after-rollback.js';

/** Nothing leaves before the commit; a failed operation answers without data, because nothing of it happened. */
export const commitBeforeAnswer: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: async ({ response, request, operation }) => {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        const transaction = RequestTransaction.current();
        const failed = (result.errors?.length ?? 0) > 0;
        if (failed) {
          if (result.data) result.data = null;
          await transaction.finish('rollback');
          const asked = { operation: operation ?? undefined, variables: request.variables };
          result.errors = await Promise.all(
            (result.errors ?? []).map((error) => afterRollback(transaction, error, asked)),
          );
          return;
        }
        try {
          await transaction.finish('commit');
        } catch (error) {
          if (error instanceof Refusal || databaseRefusal(error)) {
            response.body.singleResult = { errors: [maskError(error)] }; // the seat was lost on the way
            return;
          }
          log.error({ err: error }, 'could not commit');
          response.body.singleResult = { errors: [COMMIT_FAILED] };
          response.http.status = 503;
        }
      },
    }),
};

const COMMIT_FAILED: GraphQLFormattedError = {
  message: 'could not commit',
  extensions: {
    code: 'COMMIT_FAILED',
    sv: 'Det gick inte att spara just nu. Inget har ändrats; försök igen.',
    en: 'It could not be saved right now. Nothing has changed; try again.',
  },
};
