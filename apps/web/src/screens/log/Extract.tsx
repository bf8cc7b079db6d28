import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { parseDay } from '../../data/day';
import { useMe } from '../../data/me';
import { AccessExtractDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { saveFile } from '../../parts/save-file';
import { say } from '../../parts/toast';

/** Vem har läst: the participant's extract, as a file. */
export function Extract() {
  const { t } = useTranslation();
  const { seat, today } = useMe();
  const form = useForm(`${seat.id}.logExtract`, { number: '', from: `${today.slice(0, 4)}-01-01`, to: today });
  const make = useMutation({
    mutationFn: (said: { number: string; from: string; to: string }) => ask(AccessExtractDocument, said),
    onSuccess: ({ accessExtract }) => saveFile(accessExtract),
  });
  const submit = async () => {
    const { number, from, to } = form.values;
    const days = { from: parseDay(from, today), to: parseDay(to, today) };
    const ok = form.check({
      ...(!number.trim() && { number: t('form.missing', { field: t('log.number') }) }),
      ...(!days.from && { from: t('date.bad') }),
      ...(!days.to && { to: t('date.bad') }),
    });
    if (!ok || !days.from || !days.to || make.isPending) return;
    try {
      await make.mutateAsync({ number: number.trim(), from: days.from, to: days.to });
    } catch (refusal) {
      return form.refused(refusal, { caseNumber: 'number' });
    }
    form.done();
    say(t('log.made'));
  };
  return (
    <Card title={t('log.extract')}>
      <div className="pad stack">
        <p className="mut">{t('log.extractText')}</p>
        <Form label={t('log.extract')} errors={form.errors} refusal={make.error} onSubmit={() => void submit()}>
          <TextField {...form.field('number')} label={t('log.number')} hint={t('log.numberHint')} />
          <div className="log-fields">
            <DateField {...form.field('from')} label={t('log.from')} />
            <DateField {...form.field('to')} label={t('log.to')} />
          </div>
          <div className="form-acts">
            <Btn look="primary" type="submit" isPending={make.isPending}>
              {make.isPending ? t('wait') : t('log.make')}
            </Btn>
          </div>
        </Form>
      </div>
    </Card>
  );
}
