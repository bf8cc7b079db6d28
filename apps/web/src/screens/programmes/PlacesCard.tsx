import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMay, useMe, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { SetPlacesDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import type { Run } from './run';

const shown = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '');
const isCount = (typed: string) => /^\d{0,4}$/.test(typed.trim());
const countOf = (typed: string) => (typed.trim() === '' ? undefined : Number(typed.trim()));

/** Places in all, what the staff can take, and for how long there are more. */
function SetPlaces({ run, onClose }: { run: Run; onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today } = useDays();
  const choices = useChoices();
  const { capacity } = run;
  const form = useForm(`${seat.id}.places.${run.id}`, {
    ...{ places: shown(capacity.places), workers: shown(capacity.workers), perWorker: shown(capacity.perWorker) },
    ...{ extra: shown(capacity.extra || null), extraReason: capacity.extraReason?.code ?? '' },
    extraUntil: capacity.extraUntil ?? '',
  });
  const { mutateAsync, isPending, error } = useSubmit(SetPlacesDocument);
  const { values } = form;
  const submit = async () => {
    const extraUntil = values.extraUntil ? parseDay(values.extraUntil, today) : undefined;
    const numbers = (['places', 'workers', 'perWorker', 'extra'] as const).filter((name) => !isCount(values[name]));
    const ok = form.check({
      ...Object.fromEntries(numbers.map((name) => [name, t('run.badNumber')])),
      ...(values.extraUntil && !extraUntil && { extraUntil: t('date.bad') }),
    });
    if (!ok || isPending) return;
    const [places, workers, perWorker, extra] = [values.places, values.workers, values.perWorker, values.extra].map(
      countOf,
    );
    try {
      await mutateAsync({
        ...{ programmeId: run.id, expectedVersion: capacity.version, places, workers, perWorker },
        ...(extra && { extra, extraUntil, extraReason: values.extraReason || undefined }),
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('run.placesSet'));
    onClose();
  };
  return (
    <Sheet title={t('run.setPlaces')} onClose={onClose}>
      <Form label={t('run.setPlaces')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <TextField {...form.field('places')} label={t('run.placesAll')} hint={t('run.placesHint')} short optional />
        <TextField {...form.field('workers')} label={t('run.workers')} short optional />
        <TextField {...form.field('perWorker')} label={t('run.perWorker')} short optional />
        <TextField {...form.field('extra')} label={t('run.extraCount')} short optional />
        <Select
          {...form.field('extraReason')}
          label={t('run.extraReason')}
          choices={choices('extraPlaceReason')}
          optional
        />
        <DateField {...form.field('extraUntil')} label={t('run.extraUntil')} optional />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('run.setPlaces')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

/** How many there is room for, and how many there are, are to come and wait. */
export function PlacesCard({ run }: { run: Run }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  const [open, setOpen] = useState(false);
  const { taken, room, promised, waiting, unanswered, workers, perWorker, extra, extraUntil, extraReason } =
    run.capacity;
  const over = typeof room === 'number' ? taken - room : 0;
  const isExtraNow = extra > 0 && extraUntil && extraUntil >= run.today;
  return (
    <Card
      title={t('run.places')}
      aside={may('programme.run') && <Btn onPress={() => setOpen(true)}>{t('run.setPlaces')}</Btn>}
    >
      <dl className="run-places">
        <div>
          <dt>{t('run.taken')}</dt>
          <dd>
            <b>{taken}</b> <span>{typeof room === 'number' ? t('run.ofRoom', { room }) : t('run.unlimited')}</span>
          </dd>
        </div>
        {(
          [
            ['promised', promised],
            ['waiting', waiting],
            ['toAnswer', unanswered],
          ] as const
        ).map(([name, count]) => (
          <div key={name}>
            <dt>{t(`run.${name}`)}</dt>
            <dd>
              <b>{count}</b>
            </dd>
          </div>
        ))}
      </dl>
      <div className="pad stack">
        {over > 0 && <Status kind="late">{t('run.over', { count: over })}</Status>}
        {typeof workers === 'number' && <p>{t('run.byStaff', { workers, perWorker })}</p>}
        {isExtraNow && (
          <p>{t('run.extra', { extra, day: day(extraUntil), reason: extraReason ? words(extraReason.label) : '' })}</p>
        )}
        {run.children.length > 0 && (
          <p>
            {t('run.withParts', { count: run.allTaken })}. {t('run.parts')}:{' '}
            {run.children.map(({ name }) => name).join(', ')}
          </p>
        )}
      </div>
      {open && <SetPlaces run={run} onClose={() => setOpen(false)} />}
    </Card>
  );
}
