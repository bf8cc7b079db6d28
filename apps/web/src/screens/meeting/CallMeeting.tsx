import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { isApiError } from '../../data/errors';
import { useChoices, useLabel, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { CallMeetingDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { DateField } from '../../parts/DateField';
import { Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { say } from '../../parts/toast';
import { useCase } from '../case/case';
import { NOBODY, People } from './People';

const EMPTY = {
  ...NOBODY,
  ...{
    kind: '',
    date: '',
    startsAt: '',
    minutes: '60',
    place: '',
    purpose: '',
    agenda: '',
    ground: '',
    assessment: '',
  },
};
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const CONSENT = 'CONSENT';

/** What is typed as 9.30 or 9:30 is the time 09:30. */
const timeOf = (typed: string) => {
  const [hour = '', minute = '00'] = typed.trim().split(/[:.]/);
  return `${hour.padStart(2, '0')}:${minute}`;
};

/** Each named unit gets its own call, or nobody does. */
export default function CallMeeting() {
  const { t } = useTranslation();
  const of = useCase();
  const { seat } = useMe();
  const { today } = useDays();
  const choices = useChoices();
  const navigate = useNavigate();
  const form = useForm(`${seat.id}.meeting.${of.id}`, EMPTY);
  const { mutateAsync, isPending, error } = useSubmit(CallMeetingDocument);
  const { values } = form;
  const agendaOf = useLabel();
  // the kind's usual agenda stands there until she has written one of her own
  const pick = (kind: string) => {
    const isOwn = values.agenda.trim() && values.agenda !== agendaOf('meetingAgenda', values.kind);
    form.change({ kind, ...(!isOwn && { agenda: agendaOf('meetingAgenda', kind) }) });
  };
  const ungrounded = isApiError(error, 'NO_GROUND') || Boolean(values.ground);

  const submit = async () => {
    const date = parseDay(values.date, today);
    const startsAt = timeOf(values.startsAt);
    const minutes = Number(values.minutes);
    const ok = form.check({
      ...(!values.kind && { kind: t('form.missing', { field: t('meeting.kind') }) }),
      ...(!date && { date: t('date.bad') }),
      ...(!TIME.test(startsAt) && { startsAt: t('meeting.badTime') }),
      ...(!(Number.isInteger(minutes) && minutes >= 5 && minutes <= 600) && { minutes: t('meeting.badMinutes') }),
      ...(!values.purpose.trim() && { purpose: t('form.missing', { field: t('meeting.purpose') }) }),
      ...(values.ground && !values.assessment.trim() && { assessment: t('ground.noAssessment') }),
    });
    if (!ok || !date || isPending) return;
    try {
      await mutateAsync({
        ...{ caseId: of.id, kind: values.kind, date, startsAt, minutes, purpose: values.purpose.trim() },
        ...{ place: values.place.trim(), agenda: values.agenda.trim(), unitIds: values.units.map(({ id }) => id) },
        others: values.others.map((role) => ({ role })),
        ...(values.ground && { ground: values.ground, assessment: values.assessment.trim() }),
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('meeting.called'));
    await navigate({ to: '/samordningar/$id', params: { id: of.id } });
  };

  return (
    <CaseForm of={of} title={t('meeting.call')} lead={t('meeting.callLead')}>
      <section className="card" aria-label={t('meeting.call')}>
        <div className="pad">
          <Form label={t('meeting.call')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
            <Select
              {...form.field('kind')}
              onChange={pick}
              label={t('meeting.kind')}
              choices={choices('meetingKind')}
            />
            <DateField {...form.field('date')} label={t('meeting.date')} />
            <TextField
              {...form.field('startsAt')}
              label={t('meeting.startsAt')}
              hint={t('meeting.startsAtHint')}
              short
            />
            <TextField {...form.field('minutes')} label={t('meeting.minutes')} short />
            <TextField {...form.field('place')} label={t('meeting.place')} hint={t('meeting.placeHint')} optional />
            <TextArea {...form.field('purpose')} label={t('meeting.purpose')} rows={3} />
            <TextArea
              {...form.field('agenda')}
              label={t('meeting.agenda')}
              hint={t('meeting.agendaHint')}
              optional
              rows={5}
            />
            <People form={form} label={t('meeting.units')} />
            {ungrounded && (
              <>
                <Select
                  {...form.field('ground')}
                  label={t('ground.other')}
                  hint={t('ground.otherHint')}
                  optional
                  choices={choices('ground').filter(({ code }) => code !== CONSENT)}
                />
                <TextArea {...form.field('assessment')} label={t('ground.assessment')} optional rows={3} />
              </>
            )}
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : t('meeting.call')}
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
