import { useEffect } from 'react';

/** The tab's name; also what a screen reader says after a change of page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Samsteg`;
  }, [title]);
}

/** Moves the focus to the heading of the part an element lies in: used when the element is about to go away. */
export function focusHome(from: Element | null): void {
  const home = from?.closest('section, article, [role=dialog]')?.querySelector<HTMLElement>('[data-home]');
  (home ?? document.getElementById('main'))?.focus();
}
