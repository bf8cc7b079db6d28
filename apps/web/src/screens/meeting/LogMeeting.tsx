import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { LogMeetingDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { DateField } from '../../parts/DateField';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { say } from '../../parts/toast';
import { useCase } from '../case/case';
import { NOBODY, People } from './People';

/** A meeting held elsewhere: what kind, today unless said, who took part, one line. */
export default function LogMeeting() {
  const { t } = useTranslation();
  const of = useCase();
  const { seat } = useMe();
  const { today } = useDays();
  const kinds = useChoices()('meetingKind');
  const navigate = useNavigate();
  const form = useForm(`${seat.id}.held.${of.id}`, { ...NOBODY, kind: '', date: today, summary: '' });
  const { mutateAsync, isPending, error } = useSubmit(LogMeetingDocument);
  const { kind, units, others, summary } = form.values;

  const submit = async () => {
    const date = parseDay(form.values.date, today);
    const ok = form.check({
      ...(!kind && { kind: t('form.missing', { field: t('meeting.kind') }) }),
      ...(!date && { date: t('date.bad') }),
      ...(!summary.trim() && { summary: t('form.missing', { field: t('meeting.summary') }) }),
    });
    if (!ok || !date || isPending) return;
    const who = { unitIds: units.map(({ id }) => id), others: others.map((role) => ({ role })) };
    try {
      await mutateAsync({ caseId: of.id, kind, date, summary: summary.trim(), ...who });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('meeting.logged'));
    await navigate({ to: '/samordningar/$id', params: { id: of.id } });
  };

  return (
    <CaseForm of={of} title={t('meeting.log')} lead={t('meeting.logLead')}>
      <section className="card" aria-label={t('meeting.log')}>
        <div className="pad">
          <Form label={t('meeting.log')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
            <Select {...form.field('kind')} label={t('meeting.kind')} choices={kinds} />
            <DateField {...form.field('date')} label={t('meeting.date')} />
            <TextArea {...form.field('summary')} label={t('meeting.summary')} rows={3} phrases />
            <People form={form} label={t('meeting.tookPart')} />
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : t('meeting.log')}
              </Btn>
              <LinkBtn look="second" to="/samordningar/$id" params={{ id: of.id }}>
                {t('cancel')}
              </LinkBtn>
            </div>
          </Form>
        </div>
      </section>
    </CaseForm>
  );
}
