import { useSubmit } from '../../data/submit';
import type { TypedDocumentString } from '../../gql/generated/graphql';
import { say } from '../../parts/toast';

/** A button that does one thing at once, and says so. What is refused stands beside the button. */
export function useAct<R, V extends { input: { key: string } }>(document: TypedDocumentString<R, V>) {
  const { mutateAsync, isPending, error } = useSubmit(document);
  const send = mutateAsync as unknown as (input: Omit<V['input'], 'key'>) => Promise<R>;
  const act = (input: Omit<V['input'], 'key'>, done: string) => {
    if (isPending) return;
    send(input).then(
      () => say(done),
      () => undefined,
    );
  };
  return { act, isPending, error };
}
