import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../../app/ErrorScreen';
import { isApiError } from '../../data/errors';
import { useLabel, useWords } from '../../data/me';
import { refreshAll, useSubmit } from '../../data/submit';
import { SaveSipDraftDocument, type SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { DraftKept } from '../../parts/DraftKept';
import { Check } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { Status } from '../../parts/Status';
import { shownVersion, useSeenVersion } from '../../parts/seen-version';
import { say } from '../../parts/toast';
import { useCase, type Case } from '../case/case';
import { checkDays, inputOf, valuesOf, type PlanValues } from './model';
import { PlanMoves } from './PlanMoves';
import { Section } from './Section';
import './sip.css';

/** What the law and the plan still lack; the button to adopt is not hidden, it is explained. */
function Missing({ plan }: { plan: SipFullFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  if (plan.missing.length === 0) return <Status kind="ok">{t('plan.complete')}</Status>;
  return (
    <div className="note-box">
      <b>{t('plan.missing')}</b>
      <ul>
        {plan.missing.map(({ code, label }) => (
          <li key={code}>{words(label)}</li>
        ))}
      </ul>
    </div>
  );
}

function Editor({ of, plan }: { of: Case; plan: SipFullFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { today } = useDays();
  const initial = valuesOf(plan);
  const isEmpty = (typed: PlanValues) => JSON.stringify(typed) === JSON.stringify(initial);
  const form = useKeptForm<PlanValues>({ place: `plan.${plan.id}`, caseId: of.id, initial, isEmpty });
  const [version, sees] = useSeenVersion(plan.version);
  const { mutateAsync, isPending, error } = useSubmit(SaveSipDraftDocument);
  const { values } = form;
  const save = async () => {
    if (isPending || !form.check(checkDays(values, today, t))) return;
    try {
      const saved = await mutateAsync({ planId: plan.id, expectedVersion: version, ...inputOf(values, today) });
      sees(saved.saveSipDraft.version);
    } catch (refusal) {
      if (isApiError(refusal, 'CONFLICT')) {
        void refreshAll();
        sees(shownVersion(refusal) ?? plan.version); // she is shown the new state beside her own words
      }
      return form.refused(refusal, { overallResponsibleUnitId: 'overallResponsible' });
    }
    form.done();
    say(t('plan.saved'));
  };
  return (
    <>
      <p className="meta">
        <Status kind="open">{words(plan.statusLabel)}</Status>
        <span>{t('plan.owner', { unit: plan.owner.name })}</span>
      </p>
      <section className="card" aria-label={label('sipKind', plan.kind)}>
        <div className="pad">
          <Form label={t('plan.write')} errors={form.errors} refusal={error} onSubmit={() => void save()}>
            {plan.sections.map(({ code, label: name }) => (
              <Section key={code} code={code} label={words(name)} form={form} isLegal={plan.kind === 'sip'} />
            ))}
            {plan.kind === 'sip' && <Check {...form.field('noOtherMeasures')} label={t('plan.noOtherMeasures')} />}
            <Check {...form.field('participantInformed')} label={t('plan.informed')} />
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : t('plan.save')}
              </Btn>
              <LinkBtn look="second" to="/samordningar/$id" params={{ id: of.id }} hash={plan.id}>
                {t('plan.back')}
              </LinkBtn>
            </div>
            <DraftKept draft={form.draft} />
          </Form>
        </div>
      </section>
      <section className="card" aria-labelledby="sip-next">
        <header className="card-h">
          <h2 id="sip-next" tabIndex={-1} data-home>
            {t('plan.next')}
          </h2>
        </header>
        <div className="pad stack">
          <Missing plan={plan} />
          <PlanMoves plan={plan} of={of} />
        </div>
      </section>
    </>
  );
}

/** Writing in the plan: a draft that may be unfinished, and beside it what adopting still needs. */
export default function SipEditor() {
  const { t } = useTranslation();
  const label = useLabel();
  const of = useCase();
  const { planId } = useParams({ from: '/inside/samordningar/$id/plan/$planId' });
  const plan = of.sipPlans.find(({ id }) => id === planId);
  if (!plan) return <NotFound />;
  return (
    <CaseForm of={of} title={label('sipKind', plan.kind)} lead={t('plan.lead')}>
      <Editor key={plan.id} of={of} plan={plan} />
    </CaseForm>
  );
}
