import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from '../../data/queries';
import type { Day } from '../../data/day';
import { useDays } from '../../i18n/dates';
import { LinkBtn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { useTitle } from '../../parts/title';
import { Waiting } from '../../parts/Waiting';
import { ItemLine, type Item } from './Items';
import { Month } from './Month';
import { daysFrom, SHAPES, spanOf, stepFrom, type Shape } from './period';
import './calendar.css';

const route = getRouteApi('/inside/kalender');
const NARROW = '(max-width: 900px)';

/** On a phone every shape is a list: a grid of 390 pixels shows nobody anything. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const changed = () => setNarrow(media.matches);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, []);
  return narrow;
}

interface DaysProps {
  days: Day[];
  itemsOf: (day: Day) => Item[];
  offOf: (day: Day) => string | undefined;
}

/** Day under day; those with nothing are left out of a list, never out of a week. */
function DayList({ days, itemsOf, offOf, isWeek }: DaysProps & { isWeek: boolean }) {
  const { t } = useTranslation();
  const { day: short, week, today, weekday } = useDays();
  const shown = days.filter((day) => isWeek || itemsOf(day).length > 0 || offOf(day) || day === today);
  return (
    <div className={isWeek ? 'ka-days' : 'ka-list'}>
      {shown.map((day, index) => {
        const before = shown[index - 1];
        const isNewWeek = !isWeek && (before === undefined || week(before) !== week(day));
        const items = itemsOf(day);
        const off = offOf(day);
        return (
          <section key={day} className={`ka-day${off ? ' ka-off' : ''}${day === today ? ' ka-today' : ''}`}>
            <h2 aria-current={day === today ? 'date' : undefined}>
              {weekday(day)} {short(day)}
              {isNewWeek && <span className="mut"> {week(day)}</span>}
              {day === today && <span className="ka-now">{t('calendar.today')}</span>}
              {off && <span className="ka-name">{off}</span>}
            </h2>
            {items.length === 0 ? (
              <p className="mut">{t('calendar.nothing')}</p>
            ) : (
              <ul>
                {items.map((item) => (
                  <ItemLine key={`${item.kind.code}${item.id}`} item={item} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Bar({
  shape,
  at,
  picked,
  mine,
  heading,
}: {
  shape: Shape;
  at: Day;
  /** the day in the address, when there is one */
  picked: Day | undefined;
  mine: boolean;
  heading: string;
}) {
  const { t } = useTranslation();
  const whose = mine ? ('mina' as const) : undefined;
  const to = (way: 1 | -1) => ({ vy: shape, dag: stepFrom(shape, at, way), vems: whose });
  return (
    <div className="ka-bar">
      <div className="ka-step">
        <LinkBtn to="/kalender" search={to(-1)} aria-label={t(`calendar.before.${shape}`)}>
          <ChevronLeft size={18} aria-hidden />
        </LinkBtn>
        <LinkBtn look="second" to="/kalender" search={{ vy: shape, vems: whose }}>
          {t('calendar.today')}
        </LinkBtn>
        <LinkBtn to="/kalender" search={to(1)} aria-label={t(`calendar.after.${shape}`)}>
          <ChevronRight size={18} aria-hidden />
        </LinkBtn>
        <p className="ka-heading" aria-live="polite">
          {heading}
        </p>
      </div>
      <nav className="seg" aria-label={t('calendar.shapes')}>
        {SHAPES.map((one) => (
          <Link
            key={one}
            to="/kalender"
            search={{ vy: one, dag: picked, vems: whose }}
            aria-current={one === shape ? 'page' : undefined}
          >
            {t(`calendar.${one}`)}
          </Link>
        ))}
      </nav>
      <nav className="seg" aria-label={t('calendar.whose')}>
        <Link to="/kalender" search={{ vy: shape, dag: picked }} aria-current={mine ? undefined : 'page'}>
          {t('calendar.unit')}
        </Link>
        <Link to="/kalender" search={{ vy: shape, dag: picked, vems: 'mina' }} aria-current={mine ? 'page' : undefined}>
          {t('calendar.mine')}
        </Link>
      </nav>
    </div>
  );
}

/** What has a day: the unit's meetings, follow-ups, promises and starts, with Swedish weeks and days off. */
export default function Calendar() {
  const { t } = useTranslation();
  const { today, day: short, week, monthAndYear } = useDays();
  const narrow = useNarrow();
  const { vy: shape = 'vecka', dag, vems } = route.useSearch();
  const at = dag ?? today;
  const { from, to } = spanOf(shape, at);
  const { data, error } = useQuery({ ...calendarQuery(from, to, vems === 'mina'), placeholderData: keepPreviousData });
  useTitle(t('calendar.title'));
  const items = new Map<Day, Item[]>();
  for (const item of data?.calendar.items ?? []) items.set(item.on, [...(items.get(item.on) ?? []), item]);
  const off = new Map(data?.calendar.daysOff.map(({ on, name }) => [on, name]));
  const itemsOf = (day: Day) => items.get(day) ?? [];
  const offOf = (day: Day) => off.get(day);
  const heading =
    shape === 'manad'
      ? monthAndYear(at)
      : shape === 'vecka'
        ? `${week(from)} · ${short(from)}–${short(to)}`
        : `${short(from)}–${short(to)}`;
  return (
    <div className="page">
      <div>
        <h1>{t('calendar.title')}</h1>
        <p className="lead">{t('calendar.lead')}</p>
      </div>
      <Bar {...{ shape, at, heading }} picked={dag} mine={vems === 'mina'} />
      <Refusal error={error} />
      {!data && !error && <Waiting />}
      {data && items.size === 0 && <Empty title={t('calendar.none')}>{t('calendar.noneText')}</Empty>}
      {data &&
        (shape === 'manad' && !narrow ? (
          <Month {...{ from, to, itemsOf, offOf }} month={at} vems={vems} />
        ) : (
          <DayList {...{ itemsOf, offOf }} days={daysFrom(from, to)} isWeek={shape === 'vecka' && !narrow} />
        ))}
    </div>
  );
}
