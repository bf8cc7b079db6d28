import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { both } from './mail-text.rules.js';
import type { MailText } from './mail-text.rules.js';

/** What a calendar outside the product is told of a meeting: its day and hour. Nothing of whom, what for or where. */
export interface CalendarEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly on: string;
  readonly start: string;
  readonly minutes: number;
  /** When it is written, for DTSTAMP. */
  readonly now: string;
}
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** The entry for one reader. The uid stays over rebookings and the sequence grows, so that one meeting is one entry. */
export function calendarPart(
  entry: CalendarEntry,
  isEnd: boolean,
  from: string,
  to: string,
  link: string,
): CalendarPart {
  const method = isEnd ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const start = new Date(entry.start);
  const calendar = ical({ prodId: { company: 'Samsteg', product: 'Samsteg', language: 'SV' }, method });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: new Date(entry.now),
    start,
    end: new Date(start.getTime() + entry.minutes * 60_000),
    summary: `Möte ${entry.on}`,
    url: link,
    status: isEnd ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: 'Samsteg', email: from },
    attendees: [{ email: to, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION, rsvp: false }],
  });
  return { method, content: calendar.toString() };
}

/** What stands beside it. The answer is given in the product, since a mail cannot carry it. */
export const calendarText = ({ on }: CalendarEntry, isEnd: boolean, link: string): MailText =>
  isEnd
    ? both(
        `Möte ${on}: gäller inte längre i kalendern`,
        ['Hej!', 'Kalenderposten gäller inte längre. Vad som gäller nu står i Samsteg.', link],
        ['Hello!', 'The calendar entry holds no longer. What holds now stands in Samsteg.', link],
      )
    : both(
        `Möte ${on}`,
        ['Hej!', 'Din enhet är kallad till ett möte. Tiden finns i kalenderposten. Svaret lämnas i Samsteg.', link],
        ['Hello!', 'Your unit is called to a meeting. The time is in the calendar entry. The answer is given in Samsteg.', link],
      ); // prettier-ignore
