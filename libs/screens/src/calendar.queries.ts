import { Injectable } from '@nestjs/common';
import { codeOf } from '#cases';
import { BODY_KINDS, CALENDAR_DAYS, CALENDAR_KINDS, MEETING_KINDS, SLOT_KINDS } from '#domain';
import type { CalendarKind } from '#domain';
import { Refusal, daysBetween, isDay, isoWeek } from '#kernel';
import type { Words } from '#kernel';
import { AccessLog, RequestTransaction } from '#platform';
import type { CalendarItem, CalendarPage } from './calendar.types.js';

interface Row extends Omit<CalendarItem, 'kind' | 'title' | 'week'> {
  readonly kind: CalendarKind;
  /** Of a meeting or a group: which kind of it. */
  readonly code: string | null;
}
type PageRow = Omit<CalendarPage, 'items'> & { readonly items: readonly Row[] };

/** The unit’s own calendar: what it holds that has a day. */
@Injectable()
export class CalendarQueries {
  constructor(private readonly access: AccessLog) {}

  async page(from: string, to: string, mine = false): Promise<CalendarPage> {
    if (!isDay(from)) throw new Refusal('BAD_INPUT', undefined, { field: 'from' });
    if (!isDay(to) || to < from || daysBetween(from, to) > CALENDAR_DAYS)
      throw new Refusal('BAD_INPUT', undefined, { field: 'to' });
    const { items, ...page } = await RequestTransaction.current().value<PageRow>('select api.calendar($1, $2, $3)', [
      from,
      to,
      mine,
    ]);
    await this.access.note('list', [...new Set(items.flatMap((item) => (item.case ? [item.case.id] : [])))]);
    return { ...page, items: items.map(itemOf) };
  }
}

const itemOf = ({ kind, code, ...row }: Row): CalendarItem => ({
  ...row,
  kind: codeOf(CALENDAR_KINDS, kind),
  title: titleOf(kind, code),
  week: isoWeek(row.on).week,
});

function titleOf(kind: CalendarKind, code: string | null): Words {
  const { sv, en } =
    (code !== null && ({ ...MEETING_KINDS, ...BODY_KINDS, ...SLOT_KINDS } as Record<string, Words>)[code]) ||
    CALENDAR_KINDS[kind];
  return { sv, en };
}
