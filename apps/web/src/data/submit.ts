import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { TypedDocumentString } from '../gql/generated/graphql';
import { ask } from './api';
import { queryClient } from './client';
import { inputOf, MOVES, type Moved } from './moves';

type Input<V> = V extends { input: infer I } ? Omit<I, 'key'> : never;

/** The key lives as long as the same input is tried; a changed input is another attempt and gets its own. */
function useAttempt() {
  const last = useRef({ text: '', key: '' });
  return {
    keyFor(input: unknown): string {
      const text = JSON.stringify(input);
      if (last.current.text !== text) last.current = { text, key: crypto.randomUUID() };
      return last.current.key;
    },
    done: () => void (last.current = { text: '', key: '' }),
  };
}

/** Everything on screen is read again under the reader's own rights; nothing is patched by guess. */
export const refreshAll = () =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'vocabulary' });

/** One mutation with its idempotency key. */
export function useSubmit<R, V extends { input: { key: string } }>(document: TypedDocumentString<R, V>) {
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (input: Input<V>) =>
      ask(document, { input: { ...(input as object), key: attempt.keyFor(input) } } as unknown as V),
    onSuccess: () => {
      attempt.done();
      return refreshAll();
    },
  });
}

/** Any move on anything: which mutation it is stands in the table of moves. */
export function useMove(moved: Moved, action: string) {
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (values: Record<string, unknown>) => {
      const document = MOVES[moved.noun][action];
      if (!document) throw new Error(`No mutation for ${moved.noun}.${action}`);
      const input = inputOf(moved, action, values);
      return ask(document, { input: { ...input, key: attempt.keyFor(input) } as never });
    },
    onSuccess: () => {
      attempt.done();
      return refreshAll();
    },
  });
}
