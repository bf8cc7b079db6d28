import { parseDate, type CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useContext } from 'react';
import { Button, Calendar, CalendarCell, CalendarGrid, CalendarStateContext, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isoWeek } from '../data/day';

/** React Aria has no week numbers; everyone in Swedish administration speaks in them. */
function WeekRows() {
  const { t } = useTranslation();
  const state = useContext(CalendarStateContext);
  if (!state) return null;
  const first = state.visibleRange.start;
  const weeks = Array.from({ length: 6 }, (_, index) => state.getDatesInWeek(index, first)).filter((week) =>
    week.some((date) => date?.month === first.month),
  );
  return (
    <tbody>
      {weeks.map((week) => {
        const known = week.filter((date): date is CalendarDate => date !== null);
        const number = isoWeek(known[0]!.toString());
        return (
          <tr key={number}>
            <th scope="row" className="cal-week">
              <span className="vh">{t('date.week')} </span>
              {number}
            </th>
            {known.map((date) => (
              <CalendarCell key={date.toString()} date={date} className="cal-cell" />
            ))}
          </tr>
        );
      })}
    </tbody>
  );
}

interface WeekCalendarProps {
  value: string | null;
  today: string;
  onPick: (day: string) => void;
}

export default function WeekCalendar({ value, today, onPick }: WeekCalendarProps) {
  const { t } = useTranslation();
  return (
    <Calendar
      className="cal"
      autoFocus
      value={value ? parseDate(value) : null}
      defaultFocusedValue={parseDate(value ?? today)}
      onChange={(date) => date && onPick(date.toString())}
    >
      <header>
        <Button slot="previous" className="btn btn-quiet btn-icon">
          <ChevronLeft size={18} aria-hidden />
        </Button>
        <Heading />
        <Button slot="next" className="btn btn-quiet btn-icon">
          <ChevronRight size={18} aria-hidden />
        </Button>
      </header>
      <CalendarGrid>
        <thead aria-hidden>
          <tr>
            <th className="cal-week">{t('date.weekShort')}</th>
            {t('date.weekdays')
              .split(' ')
              .map((day, index) => (
                <th key={index}>{day}</th>
              ))}
          </tr>
        </thead>
        <WeekRows />
      </CalendarGrid>
    </Calendar>
  );
}
