import { useTranslation } from 'react-i18next';
import { daysBetween, monthsIn } from '../../../data/day';
import { useWords } from '../../../data/me';
import { useDays } from '../../../i18n/dates';
import { BarButton } from './BarButton';
import { endOf, inRows, isGap, isWithin, marksOf, type Event, type Lane, type Scale } from './model';

const ROW = 34;
const MOST_MONTHS = 16;

function Axis({ scale }: { scale: Scale }) {
  const { month, week } = useDays();
  const months = monthsIn(scale.from, scale.to);
  const every = Math.ceil(months.length / MOST_MONTHS);
  return (
    <div className="tl-axis" aria-hidden>
      <div className="tl-lab" />
      <div className="tl-track">
        {months
          .filter((_, index) => index % every === 0)
          .map((first, index) => (
            <span key={first} className="tl-month" style={{ left: `${scale.at(first)}%` }}>
              <b>
                {(index === 0 || first.slice(5, 7) === '01') && `${first.slice(0, 4)} `}
                {month(first)}
              </b>
              <i>{week(first)}</i>
            </span>
          ))}
      </div>
    </div>
  );
}

/** Behind the lanes: month lines, today, and every gap as a band through all of them. */
function Behind({ scale, whole }: { scale: Scale; whole: Lane | undefined }) {
  const { t } = useTranslation();
  const { today, day } = useDays();
  const gaps = whole?.bars.filter((bar) => isGap(bar) && isWithin(scale, bar, today)) ?? [];
  return (
    <div className="tl-over" aria-hidden>
      <div className="tl-lab" />
      <div className="tl-track">
        {monthsIn(scale.from, scale.to)
          .slice(1)
          .map((first) => (
            <span key={first} className="tl-grid" style={{ left: `${scale.at(first)}%` }} />
          ))}
        {gaps.map((bar) => (
          <span
            key={bar.from}
            className={`tl-band${bar.open ? ' tl-band-open' : ''}`}
            style={scale.place(bar.from, endOf(bar, today))}
          />
        ))}
        <span className="tl-now" style={{ left: `${scale.at(today)}%` }}>
          <b>
            {t('today')} {day(today)}
          </b>
        </span>
      </div>
    </div>
  );
}

function LaneRow({ lane, scale, strong }: { lane: Lane; scale: Scale; strong: boolean }) {
  const words = useWords();
  const { today } = useDays();
  const rows = inRows(
    lane.bars.filter((bar) => isWithin(scale, bar, today)),
    scale,
    today,
  );
  return (
    <li className={`tl-lane${strong ? ' tl-lane-strong' : ''}`} style={{ minHeight: rows.length * ROW + 12 }}>
      <h3 className="tl-lab">{lane.unit?.name ?? words(lane.label)}</h3>
      <div className="tl-track">
        {rows.map((row, index) => (
          <div key={index} className="tl-row">
            {row.map((bar) => (
              <BarButton key={`${bar.kind}${bar.from}${words(bar.label)}`} bar={bar} scale={scale} strong={strong} />
            ))}
          </div>
        ))}
      </div>
    </li>
  );
}

function Marks({ events, scale }: { events: Event[]; scale: Scale }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day, today } = useDays();
  const marks = marksOf(events, scale);
  if (marks.length === 0) return null;
  return (
    <li className="tl-lane tl-lane-marks">
      <h3 className="tl-lab">{t('timeline.marks')}</h3>
      <div className="tl-track">
        {marks.map(({ event: { id, occurredOn, label }, room }) => (
          <span
            key={id}
            className={`tl-mark${daysBetween(today, occurredOn) > 0 ? ' tl-mark-ahead' : ''}`}
            style={{ left: `${scale.at(occurredOn)}%`, maxWidth: `calc(${room}% - 6px)` }}
          >
            {words(label)}
            <span className="vh">, {day(occurredOn)}</span>
          </span>
        ))}
      </div>
    </li>
  );
}

export function Lanes({
  lanes,
  events,
  scale,
  label,
}: {
  lanes: Lane[];
  events: Event[];
  scale: Scale;
  label: string;
}) {
  return (
    <div className="tl" role="group" aria-label={label}>
      <Axis scale={scale} />
      <div className="tl-body">
        <Behind scale={scale} whole={lanes[0]} />
        <ul className="tl-lanes">
          {lanes.map((lane, index) => (
            <LaneRow key={lane.unit?.id ?? index} lane={lane} scale={scale} strong={index === 0} />
          ))}
          <Marks events={events} scale={scale} />
        </ul>
      </div>
    </div>
  );
}
