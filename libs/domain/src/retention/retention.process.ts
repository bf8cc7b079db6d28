import type { Day } from '#kernel';
import { RESEARCH_DAYS, RETENTION_RULES } from './retention.rules.js';
import type { RetentionCode } from './retention.rules.js';
import type { DecidedYears, DisposalDays, FileFacts } from './retention.types.js';

/** The years that hold on a day: the authority's latest decision where it may decide, else the table's. Never fewer than the law says. */
export function yearsOf(code: RetentionCode, on: Day, decided: readonly DecidedYears[]): number {
  const { years, decided: mayDecide, finish } = RETENTION_RULES[code];
  const [latest] = decided
    .filter(({ rule, validFrom }) => rule === code && validFrom <= on)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  if (!latest) return years;
  if (mayDecide) return latest.years;
  return finish === 'open' ? Math.max(years, latest.years) : years; // "at least" may be made longer, a fixed time may not
}

/** Gallringsdatum: from when a unit's file about one case may go, and when it should be gone at the latest. */
export function disposalDays(
  code: RetentionCode,
  years: number,
  { lastEntry, closedOn }: FileFacts,
): DisposalDays | null {
  const { from, finish } = RETENTION_RULES[code];
  if (from === 'yearClosed') {
    if (!closedOn) return null; // not closed: the time has not begun
    const end = `${yearOf(closedOn) + years}-12-31`;
    return { from: end, latest: end };
  }
  const day = addYears(lastEntry, years);
  if (finish === 'open') return { from: day, latest: null };
  return { from: day, latest: finish === 'sameDay' ? day : `${yearOf(day) + 1}-12-31` };
}

/** The last entry a file may have for its time to have come on a day: what a list looks for before it counts exactly. */
export const latestEntryFor = (code: RetentionCode, years: number, on: Day): Day =>
  RETENTION_RULES[code].from === 'yearClosed' ? on : addYears(on, -years);

/** Whether a birth date is one of the days whose files are kept for research. */
export const isInResearchSample = (personnummer: string, days: readonly number[] = RESEARCH_DAYS): boolean => {
  const day = Number(personnummer.slice(6, 8));
  return days.includes(day > 60 ? day - 60 : day);
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The same date that many years on; 29 February becomes 1 March in a year without it. */
function addYears(day: Day, years: number): Day {
  const year = yearOf(day) + years;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day.endsWith('-02-29') && !isLeap ? `${year}-03-01` : `${year}${day.slice(4)}`;
}
