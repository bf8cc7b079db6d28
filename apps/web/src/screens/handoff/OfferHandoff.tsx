import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { colleaguesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { OfferHandoffDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { DateField } from '../../parts/DateField';
import { DraftKept } from '../../parts/DraftKept';
import { Check, Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { checkGround, GroundPicker, groundInput, NO_GROUND, type GroundValues } from '../../parts/Ground';
import { say } from '../../parts/toast';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';
import { writtenInPlan } from '../sip/written';
import { useCase } from '../case/case';

interface Values extends GroundValues {
  kind: string;
  to: Unit | null;
  toCaseworkerId: string;
  situation: string;
  plan: string;
  nextDate: string;
  openPromises: string;
  participantInformed: boolean;
}
const EMPTY: Values = {
  ...NO_GROUND,
  kind: '',
  to: null,
  toCaseworkerId: '',
  situation: '',
  plan: '',
  nextDate: '',
  openPromises: '',
  participantInformed: false,
};

/** Nothing has been written beside what the plan said already. */
const isUnwritten = (typed: Values, begun: Values) =>
  (['situation', 'plan', 'openPromises', 'assessment'] as const).every((name) => typed[name] === begun[name]);

/** Kinds that stay in the house: only the caseworker changes. */
const INSIDE = new Set(['caseworker', 'temporary']);

/** Handing over is offered with what the next one needs to know; until first contact the giver holds it. */
export default function OfferHandoff() {
  const { t } = useTranslation();
  const of = useCase();
  const { seat, account } = useMe();
  const { today } = useDays();
  const kinds = useChoices()('handoffKind');
  const navigate = useNavigate();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const { situation: known, goal, promises } = writtenInPlan(of);
  const begun = { ...EMPTY, situation: known, plan: goal, openPromises: promises };
  const isEmpty = (typed: Values) => isUnwritten(typed, begun);
  const form = useKeptForm<Values>({ place: `handoff.${of.id}`, caseId: of.id, initial: begun, isEmpty });
  const { mutateAsync, isPending, error } = useSubmit(OfferHandoffDocument);
  const { kind } = form.values;
  const inside = INSIDE.has(kind);
  const to = inside ? seat.unit : form.values.to;

  const submit = async () => {
    const { situation, plan, openPromises, participantInformed, toCaseworkerId } = form.values;
    const nextDate = parseDay(form.values.nextDate, today);
    const needed = (name: 'situation' | 'plan') =>
      !form.values[name].trim() && { [name]: t('form.missing', { field: t(`handoff.${name}`) }) };
    const ok = form.check({
      ...(!kind && { kind: t('form.missing', { field: t('handoff.kind') }) }),
      ...(!to && { to: t('handoff.noUnit') }),
      ...(inside && !toCaseworkerId && { toCaseworkerId: t('form.missing', { field: t('handoff.caseworker') }) }),
      ...needed('situation'),
      ...needed('plan'),
      ...(!nextDate && { nextDate: t('date.bad') }),
      ...(to && !inside && checkGround(form.values, t)),
    });
    if (!ok || !to || !nextDate || isPending) return;
    try {
      await mutateAsync({
        caseId: of.id,
        kind,
        toUnitId: to.id,
        situation: situation.trim(),
        plan: plan.trim(),
        nextDate,
        openPromises: openPromises.trim(),
        participantInformed,
        ...(inside && toCaseworkerId && { toCaseworkerId }),
        ...(!inside && groundInput(form.values)),
      });
    } catch (refusal) {
      return form.refused(refusal, { toUnitId: inside ? 'kind' : 'to' });
    }
    form.done();
    say(t('handoff.done', { unit: to.name }));
    await navigate({ to: '/samordningar/$id', params: { id: of.id } });
  };

  const others = colleagues.filter(({ id }) => id !== account.id).map(({ id, name }) => ({ code: id, label: name }));
  return (
    <CaseForm of={of} title={t('handoff.offer')} lead={t('handoff.lead')}>
      <section className="card" aria-label={t('handoff.offer')}>
        <div className="pad">
          <Form label={t('handoff.offer')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
            <Select {...form.field('kind')} label={t('handoff.kind')} choices={kinds} />
            {!inside && (
              <UnitPicker
                name="to"
                label={t('handoff.to')}
                value={form.values.to}
                error={form.errors.to}
                onChange={(unit) => form.change({ to: unit, ...NO_GROUND })}
                without={[seat.unit.id]}
              />
            )}
            {inside && <Select {...form.field('toCaseworkerId')} label={t('handoff.caseworker')} choices={others} />}
            <TextArea {...form.field('situation')} label={t('handoff.situation')} />
            <TextArea {...form.field('plan')} label={t('handoff.plan')} />
            <DateField {...form.field('nextDate')} label={t('handoff.nextDate')} />
            <TextArea {...form.field('openPromises')} label={t('handoff.openPromises')} optional rows={3} />
            <Check {...form.field('participantInformed')} label={t('handoff.informedCheck')} />
            {to && !inside && <GroundPicker of={of} to={to} category="plan" form={form} />}
            <DraftKept draft={form.draft} />
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : t('handoff.button')}
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
