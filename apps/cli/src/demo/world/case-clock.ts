import { addDays, dayNumber, isCountedDay, type Day } from '#kernel';
import type { Calendar } from '#domain';
import type { Dice } from './dice.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What happened on the day of loading happened right after midnight: before anything a visitor does. */
const EARLY = 10_000;

/** A moment: a day in Sweden and milliseconds after its midnight. */
export interface Moment {
  readonly day: Day;
  readonly ms: number;
}

/** Where a case is in time. Goes forwards only, never past the day of loading. */
export class CaseClock {
  private at: Moment = { day: '0000-01-01', ms: 0 };

  constructor(
    readonly today: Day,
    private readonly calendar: Calendar,
    private readonly dice: Dice,
  ) {}

  get day(): Day {
    return this.at.day;
  }

  get moment(): Moment {
    return this.at;
  }

  /** To a working day: that day or the next, or the last one before the day of loading when that has passed. */
  goTo(wanted: Day): void {
    const day = this.workingDay(wanted);
    if (day > this.at.day) this.at = { day, ms: day === this.today ? EARLY : this.officeHour() };
    else this.at = { ...this.at, ms: this.at.ms + (this.at.day === this.today ? 500 : 6 * 60_000) };
  }

  /** The next moment of the same act. */
  tick(): Moment {
    this.at = { ...this.at, ms: this.at.ms + 7 };
    return this.at;
  }

  workingDay(wanted: Day): Day {
    const forwards = this.nearest(wanted < this.today ? wanted : this.today, 1);
    return forwards <= this.today ? forwards : wanted >= this.today ? this.today : this.nearest(this.today, -1);
  }

  /** A working day that may lie ahead of the day of loading. */
  workdayAhead(wanted: Day): Day {
    return this.nearest(wanted, 1);
  }

  workdayBefore(wanted: Day): Day {
    return this.nearest(wanted, -1);
  }

  private nearest(from: Day, step: 1 | -1): Day {
    let day = from;
    while (!isCountedDay(day, 'working', this.calendar.nonworking)) day = addDays(day, step);
    return day;
  }

  private officeHour(): number {
    return 8 * HOUR + this.dice.between(0, 6 * 60) * 60_000 + this.dice.between(0, 59_999);
  }
}

/** The moment as PostgreSQL reads it. */
export function stampOf({ day, ms }: Moment): string {
  const [hours, minutes, seconds] = [ms / HOUR, (ms / 60_000) % 60, (ms / 1000) % 60].map((part) => digits(part, 2));
  return `${day} ${hours}:${minutes}:${seconds}.${digits(ms % 1000, 3)} Europe/Stockholm`;
}

const digits = (number: number, count: number): string => String(Math.floor(number)).padStart(count, '0');

/** For ids: in order, and never later than the moment itself. */
export const millisecondsOf = ({ day, ms }: Moment): number => dayNumber(day) * DAY + ms - 2 * HOUR;

/** The later of two moments comes second. */
export const byMoment = (a: Moment, b: Moment): number => (a.day === b.day ? a.ms - b.ms : a.day < b.day ? -1 : 1);
