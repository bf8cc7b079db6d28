import type { KeyRing } from '#platform';
import type { OwnerConnection } from '../database/connection.js';

/** How many rows a key has made; form 1 is from before a seal was bound to its row. */
export interface KeyUse {
  readonly kind: 'data' | 'index';
  readonly key: number;
  readonly form: number;
  readonly rows: number;
}

/** An index from before indexes had key numbers is 16 bytes long and counts as the first key's, in form 1. */
const USED = `
  select 'data' as kind, get_byte(pnr_cipher, 1) as key, get_byte(pnr_cipher, 0) as form, count(*)::int as rows
    from person where pnr_cipher is not null group by 2, 3
  union all
  select 'index', case length(pnr_index) when 17 then get_byte(pnr_index, 0) else 1 end, case length(pnr_index) when 17 then 2 else 1 end,
    count(*)::int from person where pnr_index is not null group by 2, 3
  order by 1, 2, 3`;

/** What the database holds, row by row; the keys themselves say nothing about it. */
export const keyUse = (connection: OwnerConnection): Promise<KeyUse[]> =>
  connection.rows<Record<string, unknown>>(USED) as Promise<unknown> as Promise<KeyUse[]>;

export const rowsOf = (use: readonly KeyUse[], kind: KeyUse['kind'], key: number): number =>
  use.filter((one) => one.kind === kind && one.key === key).reduce((total, { rows }) => total + rows, 0);

/** Rows that something else than the active keys has made, or in the first form. */
export function rowsLeft(use: readonly KeyUse[], ring: KeyRing): number {
  const isLeft = ({ kind, key, form }: KeyUse) => key !== ring[kind].active || form === 1;
  return Math.max(
    ...(['data', 'index'] as const).map((kind) => total(use.filter((one) => one.kind === kind && isLeft(one)))),
  );
}

const total = (use: readonly KeyUse[]): number => use.reduce((sum, { rows }) => sum + rows, 0);
