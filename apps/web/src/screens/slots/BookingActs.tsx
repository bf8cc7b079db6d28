import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { MoveBookingDocument, type SlotPageFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { Radios, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { caseName } from '../../parts/Lines';
import { useRested } from '../../parts/rested';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

type Series = SlotPageFullFragment['series'][number];
type Slot = Series['slots'][number];
type Booking = Slot['bookings'][number];

/** The same place in another slot of the series, in one act: the old place is free again. */
function Rebook({ booking, series, onDone }: { booking: Booking; series: Series; onDone: () => void }) {
  const { t } = useTranslation();
  const { dayAndWeek, today } = useDays();
  const free = series.slots.filter(({ on, status, free: left }) => on >= today && status === 'open' && left > 0);
  const form = useForm(`rebook.${booking.id}`, { toSlotId: '' });
  const { mutateAsync, isPending, error } = useSubmit(MoveBookingDocument);
  const submit = async () => {
    const { toSlotId } = form.values;
    if (isPending || !form.check({ ...(!toSlotId && { toSlotId: t('form.missing', { field: t('slots.slot') }) }) }))
      return;
    try {
      const moved = { bookingId: booking.id, expectedVersion: booking.version, action: 'unbook', reason: 'otherDay' };
      await mutateAsync({ ...moved, toSlotId });
      form.done();
      say(t('slots.rebooked'));
      onDone();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  if (free.length === 0) return <Empty title={t('slots.noneFree')}>{t('slots.noneFreeText')}</Empty>;
  return (
    <Form label={t('slots.rebook')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <Radios
        {...form.field('toSlotId')}
        label={t('slots.slot')}
        choices={free.map(({ id, on, startsAt }) => ({ code: id, label: `${dayAndWeek(on)} · ${startsAt}` }))}
      />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('slots.rebook')}
        </Btn>
      </div>
    </Form>
  );
}

const FEW = 8;

/** Whose the held place is: one of the own cases, or one that is searched for; there the rest is said. */
function ForWhom({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim());
  const { data } = useInfiniteQuery(casesQuery(q ? { q, status: 'open' } : { mine: true, status: 'open' }));
  const cases = data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)).slice(0, FEW) ?? [];
  return (
    <div className="stack">
      <TextField
        {...{ name: 'q', value: typed, onChange: setTyped, error: undefined }}
        label={t('find.label')}
        hint={t('slots.forWhomHint')}
        optional
      />
      <ul className="cc-list">
        {cases.map((one) => (
          <li key={one.id}>
            <Link to="/samordningar/$id/tid" params={{ id: one.id }} search={{ bokning: booking.id }}>
              {caseName(one)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the unit that booked may do besides unbooking: move the place, and say whom a held one is for. */
export function BookingActs({ booking, series }: { booking: Booking; series: Series }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'rebook' | 'name' | null>(null);
  const mayMove =
    booking.mine && booking.status === 'booked' && booking.moves.some(({ action }) => action === 'unbook');
  if (!mayMove) return null;
  const close = () => setOpen(null);
  return (
    <div className="form-acts">
      <Btn look="second" onPress={() => setOpen('rebook')}>
        {t('slots.rebook')}
      </Btn>
      {!booking.isNamed && (
        <Btn look="second" onPress={() => setOpen('name')}>
          {t('slots.forWhom')}
        </Btn>
      )}
      {open && (
        <Sheet title={t(open === 'rebook' ? 'slots.rebook' : 'slots.forWhom')} onClose={close}>
          {open === 'rebook' ? <Rebook {...{ booking, series }} onDone={close} /> : <ForWhom booking={booking} />}
        </Sheet>
      )}
    </div>
  );
}
