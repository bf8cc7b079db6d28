import { addDays, addMonths, type Day } from '#kernel';

/** A quarter, the only period there is: periods that overlap could be subtracted from each other. */
export interface Quarter {
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
}

const CODE = /^(20\d\d)-Q([1-4])$/;

/** Undefined: no such quarter. */
export function quarterOf(code: string): Quarter | undefined {
  const [, year, number] = CODE.exec(code) ?? [];
  if (!year) return undefined;
  const from = `${year}-${String(3 * Number(number) - 2).padStart(2, '0')}-01`;
  return { code, from, to: addDays(addMonths(from, 3), -1) };
}

/** The quarters that are over, the latest first. */
export function quartersBefore(today: Day, most: number): readonly Quarter[] {
  const current = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: most }, (_, back) => current - 1 - back)
    .map((n) => quarterOf(`${Math.floor(n / 4)}-Q${(n % 4) + 1}`))
    .filter((quarter) => quarter !== undefined);
}
