import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addDays, parseDay } from '../data/day';
import { useMe } from '../data/me';
import { colleaguesQuery, staffingQuery } from '../data/queries';
import { useSubmit } from '../data/submit';
import { ChangeAbsenceDocument, SetAbsenceDocument, type StaffLineFullFragment } from '../gql/generated/graphql';
import { useDays } from '../i18n/dates';
import { Btn } from '../parts/Button';
import { DateField } from '../parts/DateField';
import { Select } from '../parts/fields';
import { Form } from '../parts/Form';
import { useForm } from '../parts/form';
import { Refusal } from '../parts/Refusal';
import { Sheet } from '../parts/Sheet';
import { say } from '../parts/toast';

const EMPTY = { from: '', to: '', deputyId: '' };

type Known = StaffLineFullFragment['absences'][number];

/** What is said already, and the way back: called off before it begins, or back today. */
function Standing({ of }: { of: readonly Known[] }) {
  const { t } = useTranslation();
  const { day, today } = useDays();
  const { mutateAsync, isPending, error } = useSubmit(ChangeAbsenceDocument);
  if (of.length === 0) return null;
  const end = async ({ id, version, from, now }: Known) => {
    const ended = { absenceId: id, expectedVersion: version, to: addDays(now ? today : from, -1) };
    if (await mutateAsync(ended).catch(() => null)) say(t('staffing.calledOff'));
  };
  return (
    <>
      <h3>{t('staffing.standing')}</h3>
      <Refusal error={error} />
      <ul>
        {of.map((one) => (
          <li key={one.id} className="row-acts">
            {day(one.from)}–{day(one.to)}, {one.deputy?.name}
            <Btn isPending={isPending} onPress={() => void end(one)}>
              {t(one.now ? 'staffing.backToday' : 'staffing.callOff')}
            </Btn>
          </li>
        ))}
      </ul>
    </>
  );
}

interface AbsenceProps {
  /** somebody else than oneself: the manager's */
  of?: { id: string; name: string };
  onClose: () => void;
}

/** When somebody is away and who covers. Why is never asked. */
export default function Absence({ of, onClose }: AbsenceProps) {
  const { t } = useTranslation();
  const { account, seat, today } = useMe();
  const who = of ?? account;
  const { data: staffing } = useQuery(staffingQuery);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const form = useForm(`${seat.id}.absence.${who.id}`, EMPTY);
  const { mutateAsync, isPending, error } = useSubmit(SetAbsenceDocument);
  const submit = async () => {
    const from = parseDay(form.values.from, today);
    const to = parseDay(form.values.to, today);
    const ok = form.check({
      ...(!from && { from: t('date.bad') }),
      ...(!to && { to: t('date.bad') }),
      ...(from && to && to < from && { to: t('consent.badPeriod') }),
      ...(!form.values.deputyId && { deputyId: t('form.missing', { field: t('absence.deputy') }) }),
    });
    if (!ok || !from || !to || isPending) return;
    try {
      await mutateAsync({ from, to, deputyId: form.values.deputyId, ...(of && { accountId: of.id }) });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('absence.done'));
    onClose();
  };
  const others = colleagues.filter(({ id }) => id !== who.id).map(({ id, name }) => ({ code: id, label: name }));
  const known = staffing?.colleagues.find((line) => line.account.id === who.id)?.absences ?? [];
  return (
    <Sheet title={of ? t('staffing.absenceOf', { name: of.name }) : t('absence.title')} onClose={onClose}>
      <p>{t('absence.text')}</p>
      <Standing of={known} />
      <Form label={t('absence.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <DateField {...form.field('from')} label={t('absence.from')} />
        <DateField {...form.field('to')} label={t('absence.to')} />
        <Select {...form.field('deputyId')} label={t('absence.deputy')} choices={others} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('absence.save')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
