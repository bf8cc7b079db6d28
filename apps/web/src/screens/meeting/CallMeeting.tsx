import { useNavigate, useParams } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../../app/ErrorScreen';
import { parseDay, parseTime } from '../../data/day';
import { isApiError } from '../../data/errors';
import { useChoices, useLabel, useMe } from '../../data/me';
import { refreshAll, useSubmit } from '../../data/submit';
import { CallMeetingDocument, CallSipMeetingDocument, type SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { DraftKept } from '../../parts/DraftKept';
import { DateField } from '../../parts/DateField';
import { Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import type { Errors, Form as FormOf } from '../../parts/form';
import { checkOtherGround, NO_OTHER_GROUND, OtherGround, otherGroundInput } from '../../parts/OtherGround';
import { useKeptForm } from '../../parts/kept-form';
import { say } from '../../parts/toast';
import { useCase, type Case } from '../case/case';
import { callWords, writtenBefore } from '../sip/model';
import { NOBODY, People, useUncovered } from './People';
import { OtherTimes, type TimeValues } from './Times';

const EMPTY = {
  ...NOBODY,
  ...{ kind: '', date: '', startsAt: '', minutes: '60', place: '', otherTimes: [] as TimeValues[] },
  ...{ purpose: '', longTermGoal: '', agenda: '', ...NO_OTHER_GROUND },
};
/** What the plan's own meeting is, before anybody knows who comes. */
function kindOf({ versions, kind }: SipFullFragment): string {
  if (versions.length > 0) return 'planFollowUp';
  return kind === 'sip' ? 'sip' : 'planning';
}

/** What the form holds when it is opened: of a plan what has been written of it, and of an adopted one its parties too. */
function useBeginning(plan: SipFullFragment | undefined): typeof EMPTY {
  const { t } = useTranslation();
  const label = useLabel();
  const { seat } = useMe();
  if (!plan) return EMPTY;
  const kind = kindOf(plan);
  const adopted = plan.versions.at(-1);
  const followedUp = adopted && {
    purpose: t('meeting.followUpPurpose', { no: adopted.no }),
    units: adopted.parties.filter(({ id }) => id !== seat.unit.id),
  };
  return { ...EMPTY, ...writtenBefore(plan), ...followedUp, kind, agenda: label('meetingAgenda', kind) };
}

/** A time to choose among is a day and an hour, or it is taken away. */
function wrongTimes(times: TimeValues[], today: string, t: TFunction): Errors {
  const wrong: Errors = {};
  times.forEach(({ date, startsAt }, at) => {
    if (!parseDay(date, today)) wrong[`otherTimes.${at}.date`] = t('date.bad');
    if (!parseTime(startsAt)) wrong[`otherTimes.${at}.startsAt`] = t('meeting.badTime');
  });
  return wrong;
}

type CallForm = FormOf<typeof EMPTY>;

function TimeAndPlace({ form }: { form: CallForm }) {
  const { t } = useTranslation();
  return (
    <fieldset className="field meeting-part">
      <legend className="field-label">{t('meeting.timeAndPlace')}</legend>
      <div className="meeting-time">
        <DateField {...form.field('date')} label={t('meeting.date')} />
        <TextField {...form.field('startsAt')} label={t('meeting.startsAt')} hint={t('meeting.startsAtHint')} short />
        <TextField {...form.field('minutes')} label={t('meeting.minutes')} short />
      </div>
      <OtherTimes
        times={form.values.otherTimes}
        errors={form.errors}
        onChange={(otherTimes) => form.change({ otherTimes })}
      />
      <TextField {...form.field('place')} label={t('meeting.place')} hint={t('meeting.placeHint')} optional />
    </fieldset>
  );
}

function WhatFor({ form, isPlan }: { form: CallForm; isPlan: boolean }) {
  const { t } = useTranslation();
  return (
    <fieldset className="field meeting-part">
      <legend className="field-label">{t('meeting.what')}</legend>
      <TextArea {...form.field('purpose')} label={t('meeting.purpose')} rows={3} />
      {isPlan && <TextArea {...form.field('longTermGoal')} label={t('plan.longTermGoal')} rows={2} />}
      <TextArea
        {...form.field('agenda')}
        label={t('meeting.agenda')}
        hint={t('meeting.agendaHint')}
        optional
        rows={5}
      />
    </fieldset>
  );
}

/** Each named unit gets its own call, or nobody does. */
function Calling({ of, plan }: { of: Case; plan?: SipFullFragment }) {
  const { t } = useTranslation();
  const { today } = useDays();
  const choices = useChoices();
  const agendaOf = useLabel();
  const navigate = useNavigate();
  const initial = useBeginning(plan);
  const form = useKeptForm({
    ...{ place: `meeting.${plan?.id ?? of.id}`, caseId: of.id, initial },
    isEmpty: (typed) => JSON.stringify(typed) === JSON.stringify(initial),
  });
  const meeting = useSubmit(CallMeetingDocument);
  const planMeeting = useSubmit(CallSipMeetingDocument);
  const { isPending, error } = plan ? planMeeting : meeting;
  const { values } = form;
  // the kind's usual agenda stands there until she has written one of her own
  const pick = (kind: string) => {
    const isOwn = values.agenda.trim() && values.agenda !== agendaOf('meetingAgenda', values.kind);
    form.change({ kind, ...(!isOwn && { agenda: agendaOf('meetingAgenda', kind) }) });
  };
  const uncovered = useUncovered(of)(values.units);
  const isRefused = isApiError(error, 'NO_GROUND') || Boolean(values.ground);
  const ungrounded = (uncovered.length === 0 && isRefused ? values.units : uncovered).map(({ id }) => id);

  const submit = async () => {
    const date = parseDay(values.date, today);
    const startsAt = parseTime(values.startsAt);
    const minutes = Number(values.minutes);
    const missing = (field: string) => t('form.missing', { field });
    const ok = form.check({
      ...(!values.kind && { kind: missing(t('meeting.kind')) }),
      ...(!date && { date: t('date.bad') }),
      ...(!startsAt && { startsAt: t('meeting.badTime') }),
      ...(!(Number.isInteger(minutes) && minutes >= 5 && minutes <= 600) && { minutes: t('meeting.badMinutes') }),
      ...(!values.purpose.trim() && { purpose: missing(t('meeting.purpose')) }),
      ...(plan && !values.longTermGoal.trim() && { longTermGoal: missing(t('plan.longTermGoal')) }),
      ...(plan && values.units.length === 0 && { unitIds: missing(t('meeting.units')) }),
      ...wrongTimes(values.otherTimes, today, t),
      ...checkOtherGround(values, t),
    });
    if (!ok || !date || !startsAt || isPending) return;
    const said = {
      otherTimes: values.otherTimes.map((time) => `${parseDay(time.date, today)}T${parseTime(time.startsAt)}`),
      ...{ date, startsAt, minutes, purpose: values.purpose.trim(), place: values.place.trim() },
      ...{ agenda: values.agenda.trim(), unitIds: values.units.map(({ id }) => id) },
      others: values.others.map((role) => ({ role })),
      ...otherGroundInput(values),
    };
    try {
      if (plan) {
        const longTermGoal = values.longTermGoal.trim();
        await planMeeting.mutateAsync({ ...said, planId: plan.id, expectedVersion: plan.version, longTermGoal });
      } else await meeting.mutateAsync({ ...said, caseId: of.id, kind: values.kind });
    } catch (refusal) {
      if (isApiError(refusal, 'CONFLICT')) void refreshAll(); // the next try carries the plan as it now is
      return form.refused(refusal);
    }
    form.done();
    say(t('meeting.called'));
    await navigate({ to: '/samordningar/$id', params: { id: of.id }, ...(plan && { hash: plan.id }) });
  };

  const title = t(plan ? callWords(plan) : 'meeting.call');
  return (
    <CaseForm of={of} title={title} lead={t(plan ? 'meeting.planLead' : 'meeting.callLead')}>
      <section className="card" aria-label={title}>
        <div className="pad">
          <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
            {!plan && (
              <Select
                {...form.field('kind')}
                onChange={pick}
                label={t('meeting.kind')}
                choices={choices('meetingKind')}
              />
            )}
            <People form={form} label={t('meeting.units')} of={of} />
            {ungrounded.length > 0 && <OtherGround {...form} caseId={of.id} to={ungrounded} optional />}
            <TimeAndPlace form={form} />
            <WhatFor form={form} isPlan={Boolean(plan)} />
            <DraftKept draft={form.draft} />
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : title}
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

/** A meeting in a case; or of one of its plans, when the address names it. */
export default function CallMeeting() {
  const of = useCase();
  const { planId } = useParams({ strict: false });
  const plan = of.sipPlans.find(({ id }) => id === planId);
  if (planId && !plan) return <NotFound />;
  return <Calling of={of} {...(plan && { plan })} />;
}
