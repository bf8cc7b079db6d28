import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { SetPlanDeadlineDocument, type DeadlineSettingLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

/** A new number of days, from a day on. What runs already keeps what it began with. */
export function DecideTime({ of, onClose }: { of: DeadlineSettingLineFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { today } = useDays();
  const { least, most, law, associationId, code } = of;
  const form = useForm(`planTimes.${of.id}`, { days: String(of.days), validFrom: today, reason: '' });
  const { mutateAsync, isPending, error } = useSubmit(SetPlanDeadlineDocument);
  const submit = async () => {
    const { days, reason } = form.values;
    const validFrom = parseDay(form.values.validFrom, today);
    const ok = form.check({
      ...(!/^\d{1,3}$/.test(days.trim()) && { days: t('planTimes.notNumber') }),
      ...(!validFrom && { validFrom: t('date.bad') }),
    });
    if (!ok || !validFrom || isPending) return;
    try {
      const decided = { associationId, deadline: code, days: Number(days), validFrom };
      await mutateAsync(reason.trim() ? { ...decided, reason: reason.trim() } : decided);
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('planTimes.decided'));
    onClose();
  };
  const title = t('planTimes.changeFor', { what: words(of.label) });
  return (
    <Sheet title={title} onClose={onClose}>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <TextField
          {...form.field('days')}
          label={t('planTimes.newDays')}
          hint={t(law ? 'planTimes.rangeLaw' : 'planTimes.range', { least, most })}
          short
        />
        <DateField {...form.field('validFrom')} label={t('planTimes.validFrom')} />
        <TextField {...form.field('reason')} label={t('planTimes.why')} optional />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('planTimes.decide')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
