import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMe, useWords } from '../../data/me';
import { participantQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { FollowParticipantDocument, type ParticipantQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import { nameOf, type Participant } from './participant';

/** What each note asks for: lists by their names in the vocabulary. */
const ASKS = {
  outreach: { label: 'run.whatOutreach', kind: 'outreachWay', kindLabel: 'run.way', result: 'outreachResult', text: false, day: 'run.day' },
  check: { label: 'run.whatCheck', kind: null, kindLabel: 'run.way', result: 'checkResult', text: false, day: 'run.day' },
  barrier: { label: 'run.whatBarrier', kind: 'barrierKind', kindLabel: 'run.barrier', result: null, text: true, day: 'run.by' },
  benefit: { label: 'run.whatBenefit', kind: 'incomeAfter', kindLabel: 'run.benefit', result: null, text: false, day: 'run.endsOnDay' },
} as const; // prettier-ignore
type Action = keyof typeof ASKS;
type Followed = NonNullable<NonNullable<ParticipantQuery['participant']>['followed']>;
const isBeen = (action: Action) => action === 'outreach' || action === 'check';

function useFollow(one: Participant, onDone: () => void) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today } = useDays();
  const form = useForm(`${seat.id}.follow.${one.interventionId}`, {
    action: 'outreach',
    kind: '',
    result: '',
    text: '',
    date: today,
  });
  const { mutateAsync, isPending, error } = useSubmit(FollowParticipantDocument);
  const { values } = form;
  const action = (values.action in ASKS ? values.action : 'outreach') as Action;
  const asks = ASKS[action];
  const submit = async () => {
    const date = parseDay(values.date, today);
    const [kind, result, text] = [
      asks.kind && values.kind,
      asks.result && values.result,
      asks.text && values.text.trim(),
    ];
    const ok = form.check({
      ...(kind === '' && { kind: t('form.missing', { field: t(asks.kindLabel) }) }),
      ...(result === '' && { result: t('form.missing', { field: t('run.outcome') }) }),
      ...(typeof text === 'string' && text.length < 3 && { text: t('form.missing', { field: t('run.action') }) }),
      ...(!date && { date: t('date.bad') }),
    });
    if (!ok || !date || isPending) return;
    try {
      await mutateAsync({
        ...{ interventionId: one.interventionId, action, date },
        ...(kind && { kind }),
        ...(result && { result }),
        ...(text && { text }),
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('run.noted', { name: nameOf(one) }));
    onDone();
  };
  const choose = (next: string) =>
    form.change({ action: next, kind: '', result: '', date: isBeen(next as Action) ? today : '' });
  return { form, asks, submit, isPending, error, choose };
}

function BarrierLine({ one, barrier }: { one: Participant; barrier: Followed['barriers'][number] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day, today } = useDays();
  const { mutateAsync, isPending, error } = useSubmit(FollowParticipantDocument);
  const what = words(barrier.kind.label);
  const remove = async () => {
    const { interventionId } = one;
    const of = { interventionId, action: 'removeBarrier', barrierId: barrier.id, expectedVersion: barrier.version };
    try {
      await mutateAsync({ ...of, date: today });
      say(t('run.removed'));
    } catch {
      return; // shown beside the button
    }
  };
  return (
    <li className="fo-line">
      <span>
        <b>{what}</b>: {barrier.action},{' '}
        {barrier.removedOn
          ? t('run.wasRemoved', { day: day(barrier.removedOn) })
          : t('run.dueBy', { day: day(barrier.dueOn) })}
      </span>
      {!barrier.removedOn && (
        <Btn isPending={isPending} onPress={() => void remove()} aria-label={t('run.removeAbout', { what })}>
          {t('run.removeBarrier')}
        </Btn>
      )}
      <Refusal error={error} />
    </li>
  );
}

/** What has been noted before, the latest first. */
function Noted({ one, followed }: { one: Participant; followed: Followed }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const { tries, checks, barriers, benefit, checkDueOn, came } = followed;
  const isEmpty = tries.length + checks.length + barriers.length + came.length === 0 && !benefit && !checkDueOn;
  return (
    <section aria-label={t('run.recent')}>
      <h3>{t('run.recent')}</h3>
      {isEmpty && <p className="mut">{t('run.nothing')}</p>}
      <ul>
        {came.slice(0, 5).map(({ on, mark }) => (
          <li key={on}>
            {day(on)} {words(mark.label)}
          </li>
        ))}
        {tries.slice(0, 4).map(({ on, way, result }, at) => (
          <li key={`${on}${String(at)}`}>
            {day(on)} {words(way?.label)}: {words(result.label)}
          </li>
        ))}
        {checks.slice(0, 3).map(({ on, result }, at) => (
          <li key={`${on}${String(at)}`}>
            {day(on)} {t('run.whatCheck')}: {words(result.label)}
          </li>
        ))}
        {checkDueOn && <li>{t('run.checkDue', { day: day(checkDueOn) })}</li>}
        {benefit && <li>{t('run.benefitTo', { kind: words(benefit.kind.label), day: day(benefit.endsOn) })}</li>}
        {barriers.map((barrier) => (
          <BarrierLine key={barrier.id} {...{ one, barrier }} />
        ))}
      </ul>
    </section>
  );
}

/** Outreach, check, barrier or benefit: one note at a time, with what was noted before under it. */
export function Follow({ one, onClose }: { one: Participant; onClose: () => void }) {
  const { t } = useTranslation();
  const noted = useQuery({ ...participantQuery(one.case.id, one.interventionId), enabled: one.opened });
  const choices = useChoices();
  const { form, asks, submit, isPending, error, choose } = useFollow(one, onClose);
  const title = t('run.followAbout', { name: nameOf(one) });
  return (
    <Sheet title={title} onClose={onClose}>
      {one.opened ? (
        <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
          <Select
            {...form.field('action')}
            onChange={choose}
            label={t('run.what')}
            choices={Object.entries(ASKS).map(([code, { label }]) => ({ code, label: t(label) }))}
          />
          {asks.kind && <Select {...form.field('kind')} label={t(asks.kindLabel)} choices={choices(asks.kind)} />}
          {asks.result && <Select {...form.field('result')} label={t('run.outcome')} choices={choices(asks.result)} />}
          {asks.text && <TextField {...form.field('text')} label={t('run.action')} />}
          <DateField {...form.field('date')} label={t(asks.day)} />
          <div className="form-acts">
            <Btn look="primary" type="submit" isPending={isPending}>
              {isPending ? t('saving') : t('run.save')}
            </Btn>
            <Btn look="second" onPress={onClose}>
              {t('cancel')}
            </Btn>
          </div>
        </Form>
      ) : (
        <p>{t('run.notOpened')}</p>
      )}
      <Refusal error={noted.error} />
      {noted.data && <Noted one={one} followed={noted.data} />}
    </Sheet>
  );
}
