import { addDays, daysBetween, isoWeek, weekday, type Day } from '#kernel';

/** When a series of slots comes round: the same weekday, every so many weeks, but not in closed weeks. */
export interface SlotRule {
  readonly firstOn: Day;
  readonly lastOn: Day;
  readonly everyWeeks: number;
  /** ISO weeks as they are said in Sweden: 2026-W28. */
  readonly closedWeeks: readonly string[];
}

/** A series is laid out at most this far, so that a rule written by mistake stays small. */
export const SLOT_MOST_DAYS = 400;

export const weekCode = (day: Day): string => {
  const { year, week } = isoWeek(day);
  return `${year}-W${String(week).padStart(2, '0')}`;
};

/** The days of a series. A closed week is left out and moves nothing: the week after keeps its turn. */
export function slotDays(
  { firstOn, lastOn, everyWeeks, closedWeeks }: SlotRule,
  notOn: ReadonlySet<Day>,
): readonly Day[] {
  const length = Math.min(daysBetween(firstOn, lastOn), SLOT_MOST_DAYS);
  const step = 7 * everyWeeks;
  const days = Array.from({ length: Math.max(0, Math.floor(length / step) + 1) }, (_, n) => addDays(firstOn, n * step));
  return days.filter((day) => !closedWeeks.includes(weekCode(day)) && !notOn.has(day));
}

export const isWeekday = (day: Day): boolean => weekday(day) <= 5;
