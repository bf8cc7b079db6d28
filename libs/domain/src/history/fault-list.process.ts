import { addDays, isDay, type Day } from '#kernel';
import type { FaultPlace, HistoryFault } from './history-file.types.js';
import { HISTORY_FAULTS, type HistoryFaultCode } from './history.reasons.js';

/** Enough to mend a file by; a file of another kind would otherwise give one fault per byte. */
const MOST_FAULTS = 100;
const LONGEST_TEXT = 200;
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2100-12-31';

/** An object of the file, before anything is known about it. */
export type Raw = Readonly<Record<string, unknown>>;

/** What is wrong so far, and the checked ways of reading a field: each answers a value, or notes the fault. */
export class FaultList {
  readonly faults: HistoryFault[] = [];
  /** How many there were, kept and not. */
  count = 0;

  constructor(readonly file: string) {}

  note(code: HistoryFaultCode, place: Omit<FaultPlace, 'file'> = {}): void {
    this.count++;
    if (this.faults.length < MOST_FAULTS)
      this.faults.push({ code, file: this.file, ...place, ...HISTORY_FAULTS[code] });
  }

  /** A short text on one line. */
  text(value: unknown, place: Omit<FaultPlace, 'file'>): string | undefined {
    if (isMissing(value)) this.note('missing', place);
    else if (isText(value)) return value;
    else this.note('notText', place);
    return undefined;
  }

  /** A day that exists and is no nonsense; `notAfter` is the last one believable here. */
  day(value: unknown, place: Omit<FaultPlace, 'file'>, notAfter: Day = LAST_DAY): Day | undefined {
    if (isMissing(value)) this.note('missing', place);
    else if (!isDay(value) || value < FIRST_DAY || value > LAST_DAY) this.note('notDay', place);
    else if (value > notAfter) this.note('tooFarAhead', place);
    else return value;
    return undefined;
  }

  /** A whole number within limits. */
  whole(value: unknown, least: number, most: number, place: Omit<FaultPlace, 'file'>): number | undefined {
    if (isMissing(value)) this.note('missing', place);
    else if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    else this.note('notNumber', place);
    return undefined;
  }

  /** An object; an absent one is a fault of its own. */
  object(value: unknown, place: Omit<FaultPlace, 'file'>): Raw | undefined {
    if (isMissing(value)) this.note('missing', place);
    else if (isObject(value)) return value;
    else this.note('notObject', place);
    return undefined;
  }

  /** A list. */
  list(value: unknown, place: Omit<FaultPlace, 'file'>): readonly unknown[] | undefined {
    if (isMissing(value)) this.note('missing', place);
    else if (Array.isArray(value)) return value as readonly unknown[];
    else this.note('notList', place);
    return undefined;
  }
}

/** Left out, or null, which is how some systems leave out. */
export function isMissing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

export function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a name found in the file is shown in a fault: cut, and without anything that could rewrite a terminal. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 80).replaceAll(/\p{C}/gu, '?') : '?';
}

/** The last day that is no nonsense so many days after another. */
export function notLaterThan(day: Day | undefined, days: number): Day {
  return day === undefined ? LAST_DAY : addDays(day, days);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT && !/\p{Cc}/u.test(value);
}
