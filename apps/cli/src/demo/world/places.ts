import type { Day } from '#kernel';
import type { Programme } from './directory.js';

interface Stay {
  readonly from: Day;
  readonly to: Day;
}

/** Kept free in every programme, for whomever a visitor sends. */
const KEPT = 2;

/** Places are not given twice. */
export class Places {
  private readonly stays = new Map<string, Stay[]>();

  /** Whether there is a place for all of the time. */
  isFree({ id, places }: Programme, from: Day, to: Day): boolean {
    const there = (this.stays.get(id) ?? []).filter((stay) => stay.from <= to && from <= stay.to);
    const most = Math.max(0, ...there.map(({ from: day }) => there.filter((o) => o.from <= day && day <= o.to).length));
    return most < Math.max(1, places - KEPT);
  }

  take({ id }: Programme, from: Day, to: Day): void {
    const known = this.stays.get(id);
    if (known) known.push({ from, to });
    else this.stays.set(id, [{ from, to }]);
  }
}
