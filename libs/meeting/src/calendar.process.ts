import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** What a calendar outside the product may know of a meeting: when, and that it was moved or called off. */
export interface CalendarFacts {
  readonly meetingId: string;
  readonly round: number;
  readonly on: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly isCancelled: boolean;
  /** When it is written, for DTSTAMP. */
  readonly now: Date;
}

/** A clock time in floating form: the hour on the wall, wherever the reader's calendar is. */
const wall = (on: string, startsAt: string): Date => new Date(`${on}T${startsAt}:00Z`);

/** One meeting as a calendar file. The uid stays over rebookings; the number grows with each, and once more when called off. */
export function meetingCalendar(facts: CalendarFacts): string {
  const { meetingId, round, on, startsAt, minutes, isCancelled, now } = facts;
  const start = wall(on, startsAt);
  const calendar = ical({
    prodId: { company: 'Samsteg', product: 'Samsteg', language: 'SV' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: meetingId,
    sequence: round - 1 + (isCancelled ? 1 : 0),
    stamp: now,
    start,
    end: new Date(start.getTime() + minutes * 60_000),
    floating: true,
    summary: `Möte ${on}`,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
