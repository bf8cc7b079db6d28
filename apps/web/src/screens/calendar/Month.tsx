import { Link } from '@tanstack/react-router';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, isoWeek, type Day } from '../../data/day';
import { useDays } from '../../i18n/dates';
import { ItemLine, type Item } from './Items';
import { daysFrom } from './period';

const FEW = 3;
const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface MonthProps {
  from: Day;
  to: Day;
  /** the month that is shown, by its first day */
  month: string;
  itemsOf: (day: Day) => Item[];
  offOf: (day: Day) => string | undefined;
  vems: 'mina' | undefined;
}

/** A month as whole weeks with their numbers; the arrows walk between the days. */
export function Month({ from, to, month, itemsOf, offOf, vems }: MonthProps) {
  const { t } = useTranslation();
  const { full, today, weekday } = useDays();
  const table = useRef<HTMLTableElement>(null);
  const mondays = daysFrom(from, to).filter((_, index) => index % 7 === 0);
  const walk = (event: KeyboardEvent, day: Day) => {
    const step = KEYS[event.key];
    const next = step && table.current?.querySelector<HTMLElement>(`[data-day="${addDays(day, step)}"]`);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <table className="ka-month" ref={table}>
      <thead>
        <tr>
          <th scope="col" className="ka-week">
            {t('calendar.weekShort')}
          </th>
          {daysFrom(from, addDays(from, 6)).map((day) => (
            <th key={day} scope="col">
              {weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mondays.map((monday) => (
          <tr key={monday}>
            <th scope="row" className="ka-week">
              <span className="vh">{t('date.week')} </span>
              {isoWeek(monday)}
            </th>
            {daysFrom(monday, addDays(monday, 6)).map((day, index) => {
              const items = itemsOf(day);
              const off = offOf(day);
              const other = day.slice(0, 7) !== month.slice(0, 7);
              return (
                <td
                  key={day}
                  className={`${other ? 'ka-other ' : ''}${off || index > 4 ? 'ka-off ' : ''}${day === today ? 'ka-today' : ''}`}
                >
                  <Link
                    to="/kalender"
                    search={{ vy: 'lista', dag: day, vems }}
                    data-day={day}
                    aria-label={[full(day), off, t('calendar.count', { count: items.length })]
                      .filter(Boolean)
                      .join(', ')}
                    aria-current={day === today ? 'date' : undefined}
                    onKeyDown={(event) => walk(event, day)}
                  >
                    {Number(day.slice(8))}
                  </Link>
                  {off && <span className="ka-name">{off}</span>}
                  <ul>
                    {items.slice(0, FEW).map((item) => (
                      <ItemLine key={`${item.kind.code}${item.id}`} item={item} short />
                    ))}
                  </ul>
                  {items.length > FEW && (
                    <span className="mut">{t('calendar.more', { count: items.length - FEW })}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
