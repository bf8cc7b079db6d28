import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { slotsQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { BookSlotDocument, type SlotPageFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { CaseLink } from '../../parts/Lines';
import { Moves } from '../../parts/Moves';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { useTitle } from '../../parts/title';
import { say } from '../../parts/toast';
import { BookingActs } from './BookingActs';
import { OpenSlots } from './OpenSlots';
import './slots.css';

type Series = SlotPageFullFragment['series'][number];
type Slot = Series['slots'][number];
type Booking = Slot['bookings'][number];

const LOOKS = { booked: 'ok', unbooked: 'out', used: 'done', missed: 'late' } as const;

/** A place: which unit has it, whom it is for where this unit holds that, and what may be done. */
function BookingLine({ booking, about, series }: { booking: Booking; about: string; series: Series }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <li className="sl-booking">
      <b>{booking.mine ? t('slots.ours') : booking.unit.name}</b>
      {booking.case ? <CaseLink of={booking.case} /> : <span className="mut">{t('slots.notNamed')}</span>}
      <Status kind={LOOKS[booking.status as keyof typeof LOOKS] ?? 'wait'}>{words(booking.statusLabel)}</Status>
      {booking.reason && <span className="mut">{words(booking.reason.label)}</span>}
      {booking.need && <p className="msg">{booking.need}</p>}
      <Moves
        moved={{ noun: 'booking', id: booking.id, version: booking.version }}
        moves={booking.moves}
        about={about}
        primary={false}
      />
      <BookingActs {...{ booking, series }} />
    </li>
  );
}

/** One occasion: its day, what is free, who is in it. A holiday and the low season are warned of. */
function SlotLine({ slot, series, today }: { slot: Slot; series: Series; today: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { dayAndWeek } = useDays();
  const book = useSubmit(BookSlotDocument);
  const isOpen = slot.status === 'open';
  const canBook = isOpen && slot.free > 0 && slot.on >= today && may('slot.book');
  const about = `${series.name}, ${dayAndWeek(slot.on)}`;
  const hold = async () => {
    try {
      await book.mutateAsync({ slotId: slot.id });
      say(t('slots.booked', { about }));
    } catch {
      return; // shown beside the button
    }
  };
  return (
    <li className={`sl-slot${isOpen ? '' : ' sl-closed'}`}>
      <div className="sl-when">
        <b>{dayAndWeek(slot.on)}</b>
        <span>
          {slot.startsAt}, {t('slots.minutes', { count: slot.minutes })}
        </span>
      </div>
      <div className="sl-what">
        {isOpen ? (
          <span>{t('slots.free', { free: slot.free, places: slot.places })}</span>
        ) : (
          <Status kind="out">
            {t('slots.closed')}
            {slot.reason && `: ${words(slot.reason.label)}`}
          </Status>
        )}
        {isOpen && slot.warning && <Status kind="soon">{words(slot.warning.label)}</Status>}
        {slot.bookings.length > 0 && (
          <ul aria-label={t('slots.bookings')}>
            {slot.bookings.map((booking) => (
              <BookingLine key={booking.id} {...{ booking, about, series }} />
            ))}
          </ul>
        )}
        <Refusal error={book.error} />
        <div className="form-acts">
          {canBook && (
            <Btn
              look="second"
              isPending={book.isPending}
              onPress={() => void hold()}
              aria-label={t('slots.holdAbout', { about })}
            >
              {t('slots.hold')}
            </Btn>
          )}
          <Moves
            moved={{ noun: 'slot', id: slot.id, version: slot.version }}
            moves={slot.moves}
            about={about}
            primary={false}
          />
        </div>
      </div>
    </li>
  );
}

function SeriesCard({ series, today }: { series: Series; today: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const coming = series.slots.filter(({ on }) => on >= today);
  const been = series.slots.filter(({ on }) => on < today).reverse();
  return (
    <Card title={series.name} aside={<span className="mut">{words(series.kind.label)}</span>}>
      <div className="pad sl-series">
        <p className="mut">
          {series.mine ? t('slots.keptByUs') : series.host.name}
          {' · '}
          {t('slots.every', { count: series.everyWeeks })}
          {series.place && ` · ${series.place}`}
          {series.group && ` · ${t('slots.group', { name: series.group })}`}
          {' · '}
          {series.endedOn
            ? t('slots.ended', { day: day(series.endedOn) })
            : t('slots.until', { day: day(series.lastOn) })}
        </p>
        <Moves
          moved={{ noun: 'slotSeries', id: series.id, version: series.version }}
          moves={series.moves}
          about={series.name}
          primary={false}
        />
      </div>
      {coming.length === 0 ? (
        <Empty title={t('slots.noneComing')}>{t('slots.noneComingText')}</Empty>
      ) : (
        <Capped items={coming} few={4}>
          {(shown) => (
            <ul>
              {shown.map((slot) => (
                <SlotLine key={slot.id} {...{ slot, series, today }} />
              ))}
            </ul>
          )}
        </Capped>
      )}
      {been.length > 0 && (
        <>
          <h3 className="sl-been">{t('slots.been')}</h3>
          <Capped items={been} few={2}>
            {(shown) => (
              <ul>
                {shown.map((slot) => (
                  <SlotLine key={slot.id} {...{ slot, series, today }} />
                ))}
              </ul>
            )}
          </Capped>
        </>
      )}
    </Card>
  );
}

/** How the own slots are used: places, month by month, of nobody. */
function Usage({ months }: { months: SlotPageFullFragment['months'] }) {
  const { t } = useTranslation();
  const { month: named } = useDays();
  if (months.length === 0) return null;
  return (
    <Card title={t('slots.usage')}>
      <div className="pad sl-scroll" role="region" aria-label={t('slots.usage')} tabIndex={0}>
        <table className="sl-usage">
          <thead>
            <tr>
              {(['month', 'offered', 'bookedPlaces', 'percent', 'used', 'missed', 'closedSlots'] as const).map(
                (head) => (
                  <th key={head} scope="col">
                    {t(`slots.head.${head}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, offered, booked, percent, used, missed, closed }) => (
              <tr key={month}>
                <th scope="row">
                  {named(`${month}-01`)} {month.slice(0, 4)}
                </th>
                <td data-head={t('slots.head.offered')}>{offered}</td>
                <td data-head={t('slots.head.bookedPlaces')}>{booked}</td>
                <td data-head={t('slots.head.percent')}>{typeof percent === 'number' ? `${percent} %` : '–'}</td>
                <td data-head={t('slots.head.used')}>{used}</td>
                <td data-head={t('slots.head.missed')}>{missed}</td>
                <td data-head={t('slots.head.closedSlots')}>{closed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Bookable slots: ours, and those we may book in. */
export default function Slots() {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useSuspenseQuery(slotsQuery());
  const [opening, setOpening] = useState(false);
  const { series, months, today } = data.slots;
  useTitle(t('slots.title'));
  return (
    <div className="page">
      <div>
        <h1>{t('slots.title')}</h1>
        <p className="lead">{t('slots.lead')}</p>
      </div>
      {may('slot.open') && (
        <div className="form-acts">
          <Btn look="primary" onPress={() => setOpening(true)}>
            {t('slots.open')}
          </Btn>
        </div>
      )}
      {series.length === 0 && (
        <Card title={t('slots.title')}>
          <Empty title={t('slots.none')}>{t('slots.noneText')}</Empty>
        </Card>
      )}
      <div className="two">
        <div className="stack">
          {series.map((one) => (
            <SeriesCard key={one.id} series={one} today={today} />
          ))}
        </div>
        <div className="stack">
          <Usage months={months} />
        </div>
      </div>
      {opening && <OpenSlots onClose={() => setOpening(false)} />}
    </div>
  );
}
