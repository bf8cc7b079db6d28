import { useTranslation } from 'react-i18next';
import { useWords } from '../data/me';
import type { StepLineFragment } from '../gql/generated/graphql';
import { useDays } from '../i18n/dates';
import { Status } from './Status';

type Step = StepLineFragment;

/** Whom a thing waits for. "Ingen" is a valid and alarming answer; a party we are not told about is "annan part". */
export function useWhom() {
  const { t } = useTranslation();
  return (step: Step) => {
    if (step.coveredBy && isOurs(step)) {
      const name = step.caseworker?.name ?? t('next.yourUnit');
      return step.who === 'me'
        ? t('next.youFor', { name })
        : t('next.coveredBy', { name, deputy: step.coveredBy.name });
    }
    if (step.who === 'me') return t('next.you');
    if (step.who === 'nobody') return t('next.nobody');
    if (step.who === 'none') return t('next.closed');
    if (step.who === 'unit') return step.caseworker?.name ?? t('next.yourUnit');
    return step.unit?.name ?? t('next.other');
  };
}

export const isOurs = ({ who }: Step) => who === 'me' || who === 'unit';

const ASKING = new Set(['draft', 'sent', 'received', 'infoRequested']);

/** A request's next step: the wished day counts until it is answered, and a running participation waits for nobody. */
export const referralStep = ({ status, nextStep }: { status: string; nextStep: Step }): Step => ({
  ...nextStep,
  wishedBy: ASKING.has(status) ? nextStep.wishedBy : null,
  waitedWorkingDays: status === 'started' ? null : nextStep.waitedWorkingDays,
});

/** Time is content: how long it has waited and when an answer was wished for. Never a deadline, never "late". */
export function WaitLine({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { day, today } = useDays();
  const past = Boolean(step.wishedBy && step.wishedBy < today);
  const parts = [
    step.waitedWorkingDays ? t('next.waited', { count: step.waitedWorkingDays }) : '',
    step.wishedBy ? t('next.wishedBy', { day: day(step.wishedBy) }) : '',
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return <Status kind={past ? 'late' : isOurs(step) ? 'soon' : 'wait'}>{parts.join(', ')}</Status>;
}

/** The next step as two lines for a row: what, and whom it waits for how long. */
export function NextStepCell({ step }: { step: Step }) {
  const { t } = useTranslation();
  const words = useWords();
  const whom = useWhom();
  return (
    <>
      {step.what && <span className="step-what">{words(step.what)}</span>}
      {step.who === 'nobody' && <Status kind="nobody">{t('next.waitsForNobody')}</Status>}
      {step.who === 'none' && <span className="mut cap">{t('next.closed')}</span>}
      {step.who !== 'nobody' && step.who !== 'none' && (
        <span className={`step-who${isOurs(step) ? ' step-ours' : ''}`}>
          {t('next.waitsFor', { whom: whom(step) })}
        </span>
      )}
      <WaitLine step={step} />
    </>
  );
}
