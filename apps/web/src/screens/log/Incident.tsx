import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { parseDay } from '../../data/day';
import { useMe } from '../../data/me';
import { IncidentDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { say } from '../../parts/toast';
import { Keep } from './Keep';

const CLOCK = /^(?:[01]\d|2[0-3])[:.][0-5]\d$/;
/** The hours of a report run from the minute, by the clock of whoever writes it. */
const momentOf = (day: string, clock: string) => new Date(`${day}T${clock.trim().replace('.', ':')}`).toISOString();

/** Who received and who opened, as text for the report; then what came of it. */
export function Incident() {
  const { t } = useTranslation();
  const { seat, today } = useMe();
  const form = useForm(`${seat.id}.logIncident`, { number: '', noticedAt: today, clock: '00:00' });
  const find = useMutation({
    mutationFn: (said: { number: string; noticedAt: string }) => ask(IncidentDocument, said),
  });
  const submit = async () => {
    const { number, noticedAt, clock } = form.values;
    const noticed = parseDay(noticedAt, today);
    const ok = form.check({
      ...(!number.trim() && { number: t('form.missing', { field: t('log.number') }) }),
      ...(!noticed && { noticedAt: t('date.bad') }),
      ...(!CLOCK.test(clock.trim()) && { clock: t('log.clockBad') }),
    });
    if (!ok || !noticed || find.isPending) return;
    try {
      await find.mutateAsync({ number: number.trim(), noticedAt: momentOf(noticed, clock) });
    } catch (refusal) {
      form.refused(refusal, { caseNumber: 'number' });
    }
  };
  const found = find.data?.incidentView;
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    say(t('log.copied'));
  };
  return (
    <>
      <Card title={t('log.incident')}>
        <div className="pad stack">
          <p className="mut">{t('log.incidentText')}</p>
          <Form label={t('log.incident')} errors={form.errors} refusal={find.error} onSubmit={() => void submit()}>
            <TextField {...form.field('number')} label={t('log.number')} hint={t('log.numberHint')} />
            <div className="log-fields">
              <DateField {...form.field('noticedAt')} label={t('log.noticed')} />
              <TextField {...form.field('clock')} label={t('log.clock')} hint={t('log.clockHint')} short />
            </div>
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={find.isPending}>
                {find.isPending ? t('wait') : t('log.find')}
              </Btn>
            </div>
          </Form>
        </div>
      </Card>
      {found && (
        <Card
          title={t('log.incidentOf', { number: found.number })}
          aside={<Btn onPress={() => void copy(found.text)}>{t('log.copy')}</Btn>}
        >
          <div className="pad">
            <p className="log-text">{found.text}</p>
          </div>
          <Keep of={{ kind: 'incident', subject: found.number, reviewed: found.deliveries + found.openings }} />
        </Card>
      )}
    </>
  );
}
