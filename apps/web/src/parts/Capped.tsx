import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Btn } from './Button';

interface CappedProps<T> {
  items: T[];
  few: number;
  children: (shown: T[]) => ReactNode;
}

/** The first few of a list, and a way to all of it; the number on the button is the length of the list. */
export function Capped<T>({ items, few, children }: CappedProps<T>) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      {children(all ? items : items.slice(0, few))}
      {items.length > few && (
        <p className="more">
          <Btn aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t('fewer') : t('showAll', { count: items.length })}
          </Btn>
        </p>
      )}
    </>
  );
}
