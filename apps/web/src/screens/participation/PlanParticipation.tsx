import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { programmesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { PlanInterventionDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { DateField } from '../../parts/DateField';
import { Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { say } from '../../parts/toast';
import { useCase } from '../case/case';

const EMPTY = { kind: '', title: '', programmeId: '', startOn: '', plannedEnd: '' };

/** A participation the own unit runs; one that another unit runs is asked for with a request. */
export default function PlanParticipation() {
  const { t } = useTranslation();
  const of = useCase();
  const { seat } = useMe();
  const { today } = useDays();
  const kinds = useChoices()('interventionKind');
  const navigate = useNavigate();
  const { data: programmes = [] } = useQuery(programmesQuery);
  const form = useForm(`${seat.id}.participation.${of.id}`, EMPTY);
  const { mutateAsync, isPending, error } = useSubmit(PlanInterventionDocument);
  const own = programmes.filter(({ operatingUnit }) => operatingUnit?.id === seat.unit.id);

  const submit = async () => {
    const { kind, title, programmeId } = form.values;
    const startOn = parseDay(form.values.startOn, today);
    const plannedEnd = parseDay(form.values.plannedEnd, today);
    const ok = form.check({
      ...(!programmeId && !kind && { kind: t('form.missing', { field: t('part.kind') }) }),
      ...(!programmeId && !title.trim() && { title: t('form.missing', { field: t('part.name') }) }),
      ...(!startOn && { startOn: t('date.bad') }),
      ...(form.values.plannedEnd && !plannedEnd && { plannedEnd: t('date.bad') }),
      ...(startOn && plannedEnd && plannedEnd < startOn && { plannedEnd: t('consent.badPeriod') }),
    });
    if (!ok || !startOn || isPending) return;
    try {
      await mutateAsync({
        caseId: of.id,
        ...(kind && { kind }),
        ...(title.trim() && { title: title.trim() }),
        date: startOn,
        ...(programmeId && { programmeId }),
        ...(plannedEnd && { plannedEnd }),
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('part.done'));
    await navigate({ to: '/samordningar/$id', params: { id: of.id }, hash: 'deltagande' });
  };

  return (
    <CaseForm of={of} title={t('part.plan')} lead={t('part.lead')}>
      <section className="card" aria-label={t('part.plan')}>
        <div className="pad">
          <Form label={t('part.plan')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
            {own.length > 0 && (
              <Select
                {...form.field('programmeId')}
                label={t('part.programme')}
                choices={own.map(({ id, name }) => ({ code: id, label: name }))}
                none={t('part.noProgramme')}
                optional
              />
            )}
            {!form.values.programmeId && (
              <>
                <Select {...form.field('kind')} label={t('part.kind')} choices={kinds} />
                <TextField {...form.field('title')} label={t('part.name')} hint={t('part.nameHint')} />
              </>
            )}
            <div className="pair">
              <DateField {...form.field('startOn')} label={t('part.start')} />
              <DateField {...form.field('plannedEnd')} label={t('part.plannedEnd')} optional />
            </div>
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : t('part.button')}
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
