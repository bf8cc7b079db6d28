import { useCallback, useState } from 'react';
import { dropDraft, readDraft, writeDraft } from '../data/drafts';
import { isApiError } from '../data/errors';
import { useWords } from '../data/me';

export type Errors = Record<string, string>;

export interface FieldState<T> {
  name: string;
  value: T;
  onChange: (value: T) => void;
  error: string | undefined;
}

const NONE: readonly never[] = [];

/**
 * Values that survive everything until the server has taken them: each change goes into a draft,
 * and only `done` drops it. `unkept` fields (a personnummer) are never written down.
 */
export function useForm<V extends object>(draftKey: string, initial: V, unkept: readonly (keyof V)[] = NONE) {
  const [values, setValues] = useState<V>(() => ({ ...initial, ...readDraft<Partial<V>>(draftKey) }));
  const [errors, setErrors] = useState<Errors>({});
  const words = useWords();

  const change = useCallback(
    (part: Partial<V>) => {
      setValues((before) => {
        const after = { ...before, ...part };
        writeDraft(
          draftKey,
          Object.fromEntries(Object.entries(after).filter(([name]) => !unkept.includes(name as keyof V))),
        );
        return after;
      });
      setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))));
    },
    [draftKey, unkept],
  );

  return {
    values,
    errors,
    change,
    field: <K extends keyof V & string>(name: K): FieldState<V[K]> => ({
      name,
      value: values[name],
      onChange: (value) => change({ [name]: value } as unknown as Partial<V>),
      error: errors[name],
    }),
    /** Shows what is wrong; true when nothing is. */
    check(found: Errors): boolean {
      setErrors(found);
      return Object.keys(found).length === 0;
    },
    /** A refusal that names a field stands beside that field; `names` says which field an input's name means. */
    refused(error: unknown, names: Record<string, string> = {}) {
      if (!isApiError(error) || !error.detail.field) return;
      const { field } = error.detail;
      setErrors({ [names[field] ?? field]: words(error.words) });
    },
    done: () => dropDraft(draftKey),
    reset() {
      dropDraft(draftKey);
      setValues(initial);
      setErrors({});
    },
  };
}

export type Form<V extends object> = ReturnType<typeof useForm<V>>;
