import { useMemo } from 'react';
import { formatDay, isoWeek, type Day } from '../data/day';
import { useToday } from '../data/me';
import { useLanguage } from './language';

/** Days in the reader's language. Another year than this one is always spelled out. */
export function useDays() {
  const { language, locale } = useLanguage();
  const today = useToday();
  return useMemo(() => {
    const other = (day: Day) => day.slice(0, 4) !== today.slice(0, 4);
    const week = (day: Day) => `${language === 'en' ? 'w.' : 'v.'} ${isoWeek(day)}`;
    return {
      today,
      /** 18 nov */
      day: (day: Day) => formatDay(day, other(day) ? 'year' : 'short', locale),
      /** fre 18 nov · v. 47 */
      dayAndWeek: (day: Day) =>
        `${formatDay(day, 'weekday', locale)}${other(day) ? ` ${day.slice(0, 4)}` : ''} · ${week(day)}`,
      /** fredag 18 november 2026 · v. 47 */
      full: (day: Day) => `${formatDay(day, 'full', locale)} · ${week(day)}`,
      /** mån */
      weekday: (day: Day) => formatDay(day, 'weekdayName', locale),
      /** december 2026 */
      monthAndYear: (day: Day) => formatDay(day, 'monthYear', locale),
      month: (day: Day) => formatDay(day, 'month', locale),
      week,
    };
  }, [language, locale, today]);
}
