import { Injectable } from '@nestjs/common';
import { calendarPlan } from '#domain';
import type { CalendarChange, LocalTime } from '#domain';
import type { Day } from '#kernel';
import { RequestTransaction } from '#platform';

const MOST = 500;

/** Which calendar entries are to be mailed: derived from what the called units have been told, queued once each. */
@Injectable()
export class CalendarMails {
  /** Within a transaction of nobody’s. */
  async queue(): Promise<void> {
    const transaction = RequestTransaction.current();
    const found = await transaction.value<(LocalTime & { rows: CalendarChange[] }) | null>(
      'select calendar_candidates($1)',
      [MOST],
    );
    if (!found || found.rows.length === 0) return;
    const off = await transaction.rows<{ day: Day }>('select day::text as day from nonworking_day');
    const entries = calendarPlan(found.rows, found, new Set(off.map(({ day }) => day)));
    await transaction.rows('select queue_calendar($1)', [JSON.stringify(entries)]);
  }
}
