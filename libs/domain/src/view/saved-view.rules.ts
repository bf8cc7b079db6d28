import type { Words } from '#kernel';
import { GAP_RULES } from '../gap/index.js';

/** What a filter may say: a code of the list's own, or a number of days. Never words: nobody's name stands in one. */
type FilterValues = readonly string[] | 'days';
export interface ListRow {
  readonly words: Words;
  readonly filters: Readonly<Record<string, FilterValues>>;
}

/** Listor med sparade urval: which filters each has, as they stand in its address. */
// prettier-ignore
export const LISTS = {
  cases: {
    words: { sv: 'Samordningar', en: 'Cases' },
    filters: { vems: ['mina', 'ingen'], status: ['closed'], glapp: ['oppna'] },
  },
  gaps: {
    words: { sv: 'Glapp', en: 'Gaps' },
    filters: { vems: ['mina'], regel: Object.keys(GAP_RULES), fran: 'days', till: 'days' },
  },
} as const satisfies Readonly<Record<string, ListRow>>;
export type ListCode = keyof typeof LISTS;

export const VIEW_NAME = 60;
/** Of a unit, and of one person in it. */
export const VIEWS_MOST = 30;
const DAYS = /^\d{1,4}$/;

/** Whether each filter is one the list has, once, and says what it may. */
export function fitsList(
  list: ListCode,
  filter: readonly { readonly name: string; readonly value: string }[],
): boolean {
  const { filters }: ListRow = LISTS[list];
  const isOnce = new Set(filter.map(({ name }) => name)).size === filter.length;
  return (
    isOnce &&
    filter.every(({ name, value }) => {
      const allowed = Object.hasOwn(filters, name) ? filters[name] : undefined;
      return allowed === 'days' ? DAYS.test(value) : (allowed?.includes(value) ?? false);
    })
  );
}
