import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMay, useMe } from '../../data/me';
import { bodiesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { OpenSlotsDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

const EMPTY = {
  ...{
    kind: '',
    name: '',
    firstOn: '',
    lastOn: '',
    everyWeeks: '2',
    startsAt: '',
    minutes: '45',
    places: '1',
    place: '',
  },
  daysOff: 'skip',
  bodyId: '',
};
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** What is typed as 9.30 or 9:30 is the time 09:30. */
const timeOf = (typed: string) => {
  const [hour = '', minute = '00'] = typed.trim().split(/[:.]/);
  return `${hour.padStart(2, '0')}:${minute}`;
};
const within = (typed: string, least: number, most: number) => {
  const number = Number(typed);
  return Number.isInteger(number) && number >= least && number <= most;
};

/** A series of slots: what it is for, from when to when, how often, how many places. */
export function OpenSlots({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today } = useDays();
  const choices = useChoices();
  const form = useForm(`${seat.id}.slots`, EMPTY);
  const may = useMay();
  const { data: bodies = [] } = useQuery({ ...bodiesQuery, enabled: may('body.read') });
  const groups = bodies
    .filter(({ handlesPeople, inside, endedOn }) => handlesPeople && inside && !endedOn)
    .map(({ id, name }) => ({ code: id, label: name }));
  const { mutateAsync, isPending, error } = useSubmit(OpenSlotsDocument);
  const { values } = form;
  const submit = async () => {
    const firstOn = parseDay(values.firstOn, today);
    const lastOn = parseDay(values.lastOn, today);
    const startsAt = timeOf(values.startsAt);
    const ok = form.check({
      ...(!values.kind && { kind: t('form.missing', { field: t('slots.kind') }) }),
      ...(values.name.trim().length < 3 && { name: t('form.missing', { field: t('slots.name') }) }),
      ...(!firstOn && { firstOn: t('date.bad') }),
      ...(!lastOn && { lastOn: t('date.bad') }),
      ...(!within(values.everyWeeks, 1, 8) && { everyWeeks: t('slots.badWeeks') }),
      ...(!TIME.test(startsAt) && { startsAt: t('meeting.badTime') }),
      ...(!within(values.minutes, 10, 480) && { minutes: t('slots.badMinutes') }),
      ...(!within(values.places, 1, 30) && { places: t('slots.badPlaces') }),
    });
    if (!ok || !firstOn || !lastOn || isPending) return;
    try {
      await mutateAsync({
        ...{ kind: values.kind, name: values.name.trim(), firstOn, lastOn, startsAt, place: values.place.trim() },
        ...{ everyWeeks: Number(values.everyWeeks), minutes: Number(values.minutes), places: Number(values.places) },
        ...(values.bodyId && { bodyId: values.bodyId }),
        skipDaysOff: values.daysOff === 'skip',
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('slots.opened', { name: values.name }));
    onClose();
  };
  return (
    <Sheet title={t('slots.open')} onClose={onClose}>
      <Form label={t('slots.open')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select {...form.field('kind')} label={t('slots.kind')} choices={choices('slotKind')} />
        <TextField {...form.field('name')} label={t('slots.name')} hint={t('slots.nameHint')} />
        {groups.length > 0 && (
          <Select
            {...form.field('bodyId')}
            label={t('slots.whoBooks')}
            hint={t('slots.whoBooksHint')}
            choices={groups}
            none={t('slots.everybody')}
            optional
          />
        )}
        <DateField {...form.field('firstOn')} label={t('slots.firstOn')} hint={t('slots.firstOnHint')} />
        <DateField {...form.field('lastOn')} label={t('slots.lastOn')} />
        <TextField {...form.field('everyWeeks')} label={t('slots.everyWeeks')} short />
        <TextField {...form.field('startsAt')} label={t('meeting.startsAt')} hint={t('meeting.startsAtHint')} short />
        <TextField {...form.field('minutes')} label={t('meeting.minutes')} short />
        <TextField {...form.field('places')} label={t('slots.places')} short />
        <TextField {...form.field('place')} label={t('meeting.place')} optional />
        <Select
          {...form.field('daysOff')}
          label={t('slots.daysOff')}
          hint={t('slots.daysOffHint')}
          choices={[
            { code: 'skip', label: t('slots.skip') },
            { code: 'keep', label: t('slots.keep') },
          ]}
        />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('slots.open')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
