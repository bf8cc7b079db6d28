import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../data/submit';
import { SendReferralDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { DraftKept } from '../../parts/DraftKept';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { say } from '../../parts/toast';
import { useCase } from '../case/case';
import { checkStep, EMPTY, exceptionsOf, inputOf, STEPS, type RequestValues } from './model';
import { GroundStep, QuestionStep, ReceiverStep, ReviewStep, useReceiver } from './Steps';
import './request.css';

const BODIES = { receiver: ReceiverStep, question: QuestionStep, ground: GroundStep, review: ReviewStep };

/** Where one is among the four steps. */
function StepBar({ at }: { at: number }) {
  const { t } = useTranslation();
  return (
    <ol className="rq-steps" aria-label={t('request.steps')}>
      {STEPS.map((step, index) => (
        <li key={step} className={index < at ? 'rq-past' : undefined} aria-current={index === at ? 'step' : undefined}>
          <span>{index + 1}</span> {t(`request.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** A request in four steps: whom, what, on which ground, and a last look before it leaves the house. */
export default function SendRequest() {
  const { t } = useTranslation();
  const of = useCase();
  const { today } = useDays();
  const { insats } = useSearch({ from: '/inside/samordningar/$id/forfragan' });
  const navigate = useNavigate();
  const first: RequestValues = insats ? { ...EMPTY, receiver: 'programme', programmeId: insats } : EMPTY;
  const isEmpty = ({ question, assessment }: RequestValues) => !question.trim() && !assessment.trim();
  const form = useKeptForm<RequestValues>({ place: `request.${of.id}`, caseId: of.id, initial: first, isEmpty });
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const { mutateAsync, isPending, error } = useSubmit(SendReferralDocument);
  const { unit, programme } = useReceiver(form.values);
  const step = STEPS[at] ?? 'review';
  const last = at === STEPS.length - 1;
  const Body = BODIES[step];

  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = false;
  }, [at]);
  const goTo = (next: number) => {
    moved.current = true;
    setAt(next);
  };

  const send = async (saveAsDraft: boolean) => {
    try {
      await mutateAsync(inputOf(form.values, programme?.rules ?? [], of.id, today, saveAsDraft));
    } catch (refusal) {
      return form.refused(refusal, { toUnitId: 'to' });
    }
    form.done();
    say(saveAsDraft ? t('request.saved') : t('request.done', { to: programme?.name ?? unit?.name ?? '' }));
    await navigate({ to: '/samordningar/$id', params: { id: of.id }, hash: 'forfragningar' });
  };

  /** Each demand of the programme has an answer, and what is not met its reason. */
  const demands = () => {
    const hard = form.values.receiver === 'programme' ? (programme?.rules ?? []).filter((rule) => rule.hard) : [];
    return {
      ...(hard.some(({ key }) => !form.values.rules[key]) && { rules: t('run.answerAll') }),
      ...(exceptionsOf(hard, form.values).length > 0 &&
        form.values.exception.trim().length < 3 && { exception: t('form.missing', { field: t('run.exception') }) }),
    };
  };
  const submit = () => {
    if (isPending || !form.check({ ...checkStep(step, form.values, today, t), ...(step === 'question' && demands()) }))
      return;
    if (last) void send(false);
    else goTo(at + 1);
  };
  const keep = () => {
    const found = {
      ...checkStep('receiver', form.values, today, t),
      ...checkStep('question', form.values, today, t),
      ...demands(),
    };
    if (!isPending && form.check(found)) void send(true);
  };

  return (
    <CaseForm of={of} title={t('request.title')} lead={t('request.lead')}>
      <section className="card" aria-labelledby="rq-h">
        <div className="pad">
          <StepBar at={at} />
          <h2 id="rq-h" tabIndex={-1} ref={heading} className="rq-h">
            {t(`request.step.${step}`)}
          </h2>
          <Form label={t('request.title')} errors={form.errors} refusal={error} onSubmit={submit}>
            <Body form={form} of={of} />
            <DraftKept draft={form.draft} />
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : t(last ? 'request.send' : 'request.next')}
              </Btn>
              {at > 0 && (
                <Btn look="second" onPress={() => goTo(at - 1)}>
                  {t('request.back')}
                </Btn>
              )}
              {at > 0 && (
                <Btn look="second" onPress={keep}>
                  {t('request.keep')}
                </Btn>
              )}
              <LinkBtn to="/samordningar/$id" params={{ id: of.id }}>
                {t('cancel')}
              </LinkBtn>
            </div>
          </Form>
        </div>
      </section>
    </CaseForm>
  );
}
