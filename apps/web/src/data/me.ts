import { useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLanguage } from '../i18n/language';
import { meQuery, vocabularyQuery } from './queries';
import type { Words } from './words';

export const useMe = () => useSuspenseQuery(meQuery).data;
export const useToday = () => useMe().today;

/** Whether the seat's roles open a thing. The server asks again; this only decides what is drawn. */
export function useMay() {
  const { permissions } = useMe();
  return useCallback((...any: string[]) => any.some((one) => permissions.includes(one)), [permissions]);
}

/** Picks the reader's language out of the server's words. */
export function useWords() {
  const { language } = useLanguage();
  return useCallback((words: Words | null | undefined) => words?.[language] ?? '', [language]);
}

/** A code in words. A code the server has no word for is shown as it is, so that it is noticed. */
export function useLabel() {
  const { lists } = useSuspenseQuery(vocabularyQuery).data;
  const words = useWords();
  return useCallback(
    (list: string, code: string | null | undefined) => {
      if (!code) return '';
      const found = lists.find(({ name }) => name === list)?.codes.find((one) => one.code === code);
      return found ? words(found.label) : code;
    },
    [lists, words],
  );
}

/** A code list as choices for a select. */
export function useChoices() {
  const { lists } = useSuspenseQuery(vocabularyQuery).data;
  const words = useWords();
  return useCallback(
    (list: string) =>
      (lists.find(({ name }) => name === list)?.codes ?? []).map(({ code, label }) => ({ code, label: words(label) })),
    [lists, words],
  );
}
