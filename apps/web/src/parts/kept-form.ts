import { useEffect, useRef } from 'react';
import { useServerDraft, type ServerDraft } from '../data/server-draft';
import { useMe } from '../data/me';
import { useForm, type Form } from './form';

interface Kept<V> {
  /** Where on the screen, such as `incoming.<case id>`: letters, digits, dots and hyphens. */
  readonly place: string;
  readonly caseId?: string;
  readonly initial: V;
  /** Nothing worth keeping has been typed. */
  readonly isEmpty: (values: V) => boolean;
}

export type KeptForm<V extends object> = Form<V> & { readonly draft: ServerDraft };

/** A form whose values the server keeps while they are typed: they survive a time-out, a crash and another device. */
export function useKeptForm<V extends object>({ place, caseId, initial, isEmpty }: Kept<V>): KeptForm<V> {
  const { seat } = useMe();
  const form = useForm<V>(`${seat.id}.${place}`, initial);
  const { values, change } = form;
  const first = JSON.stringify(initial);
  const before = useRef(first);
  useEffect(() => {
    if (before.current !== first && JSON.stringify(values) === before.current) form.reset(); // untouched: it follows along
    before.current = first;
  });
  const draft = useServerDraft<V>({
    ...{ place, values, isEmpty: isEmpty(values), take: change, clear: () => form.reset() },
    ...(caseId && { caseId }),
  });
  return {
    ...form,
    draft,
    done() {
      draft.done();
      form.done();
    },
    reset() {
      draft.done();
      form.reset();
    },
  };
}
