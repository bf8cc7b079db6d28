import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMay, useMe, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { PlanGroupStartDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import type { Run } from './run';

type Start = Run['starts'][number];
const EMPTY = { name: '', startsOn: '', endsOn: '', places: '10', place: '' };
const isCount = (typed: string) => /^[1-9]\d?$|^100$/.test(typed.trim());

function PlanStart({ run, onClose }: { run: Run; onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today } = useDays();
  const form = useForm(`${seat.id}.start.${run.id}`, EMPTY);
  const { mutateAsync, isPending, error } = useSubmit(PlanGroupStartDocument);
  const { values } = form;
  const submit = async () => {
    const startsOn = parseDay(values.startsOn, today);
    const endsOn = parseDay(values.endsOn, today);
    const name = values.name.trim();
    const ok = form.check({
      ...(name.length < 2 && { name: t('form.missing', { field: t('run.startName') }) }),
      ...(!startsOn && { startsOn: t('date.bad') }),
      ...(!endsOn && { endsOn: t('date.bad') }),
      ...(!isCount(values.places) && { places: t('run.badNumber') }),
    });
    if (!ok || isPending) return;
    const place = values.place.trim();
    try {
      await mutateAsync({
        ...{ programmeId: run.id, name, startsOn, endsOn, places: Number(values.places) },
        ...(place && { place }),
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('run.started', { name }));
    onClose();
  };
  return (
    <Sheet title={t('run.planStart')} onClose={onClose}>
      <Form label={t('run.planStart')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <TextField {...form.field('name')} label={t('run.startName')} hint={t('run.startNameHint')} />
        <DateField {...form.field('startsOn')} label={t('run.startsOn')} />
        <DateField {...form.field('endsOn')} label={t('run.endsOn')} />
        <TextField {...form.field('places')} label={t('run.startPlaces')} short />
        <TextField {...form.field('place')} label={t('run.startPlace')} optional />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('run.planStart')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

function CallOff({ run, start, onClose }: { run: Run; start: Start; onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const choices = useChoices();
  const form = useForm(`${seat.id}.callOff.${start.id}`, { reason: '' });
  const { mutateAsync, isPending, error } = useSubmit(PlanGroupStartDocument);
  const submit = async () => {
    const { reason } = form.values;
    if (!form.check(reason ? {} : { reason: t('form.missing', { field: t('run.reason') }) }) || isPending) return;
    try {
      await mutateAsync({ programmeId: run.id, startId: start.id, expectedVersion: start.version, reason });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('run.calledOffDone', { name: start.name }));
    onClose();
  };
  const title = t('run.callOffAbout', { name: start.name });
  return (
    <Sheet title={title} onClose={onClose}>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select {...form.field('reason')} label={t('run.reason')} choices={choices('callOffReason')} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('run.callOff')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

function StartLine({ run, start }: { run: Run; start: Start }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day, dayAndWeek } = useDays();
  const [open, setOpen] = useState(false);
  const isOff = start.status === 'calledOff';
  return (
    <li className="run-start">
      <b>{start.name}</b>
      <span>
        {dayAndWeek(start.startsOn)} – {dayAndWeek(start.endsOn)}
        {start.place && ` · ${start.place}`}
      </span>
      {isOff ? (
        <Status kind="out">
          {t('run.calledOff')}
          {start.reason && `: ${words(start.reason.label)}`}
        </Status>
      ) : (
        <span className="mut">{t('run.there', { there: start.there, places: start.places })}</span>
      )}
      {start.warnings.map(({ code, label }) => (
        <Status key={code} kind="soon">
          {words(label)}
        </Status>
      ))}
      {start.better.length > 0 && (
        <span className="mut">
          {t('run.better')}:{' '}
          {start.better
            .map(({ startsOn, endsOn }) => t('run.betterDays', { from: day(startsOn), to: day(endsOn) }))
            .join('; ')}
        </span>
      )}
      {start.moves.length > 0 && (
        <Btn look="second" onPress={() => setOpen(true)} aria-label={t('run.callOffAbout', { name: start.name })}>
          {t('run.callOff')}
        </Btn>
      )}
      {open && <CallOff {...{ run, start }} onClose={() => setOpen(false)} />}
    </li>
  );
}

/** When groups start and end; days when few are there are warned of, with better ones. */
export function StartsCard({ run }: { run: Run }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState(false);
  return (
    <Card
      title={t('run.starts')}
      aside={may('programme.run') && <Btn onPress={() => setOpen(true)}>{t('run.planStart')}</Btn>}
    >
      {run.starts.length === 0 ? (
        <Empty title={t('run.noStarts')}>{t('run.noStartsText')}</Empty>
      ) : (
        <ul>
          {run.starts.map((start) => (
            <StartLine key={start.id} {...{ run, start }} />
          ))}
        </ul>
      )}
      {open && <PlanStart run={run} onClose={() => setOpen(false)} />}
    </Card>
  );
}
