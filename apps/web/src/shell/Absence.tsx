import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../data/day';
import { useMe } from '../data/me';
import { colleaguesQuery } from '../data/queries';
import { useSubmit } from '../data/submit';
import { SetAbsenceDocument } from '../gql/generated/graphql';
import { Btn } from '../parts/Button';
import { DateField } from '../parts/DateField';
import { Select } from '../parts/fields';
import { Form } from '../parts/Form';
import { useForm } from '../parts/form';
import { Sheet } from '../parts/Sheet';
import { say } from '../parts/toast';

const EMPTY = { from: '', to: '', deputyId: '' };

/** When one is away and who covers. Why is never asked. */
export default function Absence({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { account, seat, today } = useMe();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const form = useForm(`${seat.id}.absence`, EMPTY);
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
      await mutateAsync({ from, to, deputyId: form.values.deputyId });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('absence.done'));
    onClose();
  };
  const others = colleagues.filter(({ id }) => id !== account.id).map(({ id, name }) => ({ code: id, label: name }));
  return (
    <Sheet title={t('absence.title')} onClose={onClose}>
      <p>{t('absence.text')}</p>
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
