import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../../app/ErrorScreen';
import { useLabel, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { CaseForm } from '../../parts/CaseForm';
import { Moves } from '../../parts/Moves';
import { Status } from '../../parts/Status';
import { useCase } from '../case/case';

/** One promise and what may be done about it: where a notice leads, so that answering is one press. */
export default function CommitmentPage() {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { dayAndWeek } = useDays();
  const of = useCase();
  const { commitmentId } = useParams({ from: '/inside/samordningar/$id/atagande/$commitmentId' });
  const plan = of.sipPlans.find(({ commitments }) => commitments.some(({ id }) => id === commitmentId));
  const commitment = [...of.promises, ...(plan?.commitments ?? [])].find(({ id }) => id === commitmentId);
  if (!commitment) return <NotFound />;
  const { id, text, responsible, dueOn, statusLabel, hold, version, moves } = commitment;
  const goal = plan?.versions
    .at(-1)
    ?.content.goals.find(({ actions }) => actions.some((action) => action.text === text))?.text;
  return (
    <CaseForm of={of} title={t('commitment.what')}>
      <section className="card" aria-label={t('commitment.what')}>
        <div className="pad stack">
          <p className="commitment-text">
            <b>{text}</b>
          </p>
          <p className="meta">
            <Status kind="open">{words(statusLabel)}</Status>
            {hold && <Status kind="out">{words(hold.label)}</Status>}
          </p>
          <dl className="kv">
            <div className="kv-row">
              <dt>{t('commitment.who')}</dt>
              <dd>{responsible.name}</dd>
            </div>
            <div className="kv-row">
              <dt>{t('commitment.when')}</dt>
              <dd>{dueOn ? dayAndWeek(dueOn) : '–'}</dd>
            </div>
            {goal && (
              <div className="kv-row">
                <dt>{t('plan.goalText')}</dt>
                <dd>{goal}</dd>
              </div>
            )}
            <div className="kv-row">
              <dt>{t(plan ? 'plan.title' : 'commitment.decidedAt')}</dt>
              <dd>
                <Link to="/samordningar/$id" params={{ id: of.id }} hash={plan?.id ?? 'ataganden'}>
                  {plan ? label('sipKind', plan.kind) : t('commitment.meeting')}, {commitment.planner.name}
                </Link>
              </dd>
            </div>
          </dl>
          <Moves
            moved={{ noun: 'commitment', id, version, caseId: of.id, to: [commitment.planner.id, responsible.id] }}
            moves={moves}
            about={text ?? of.number}
          />
        </div>
      </section>
    </CaseForm>
  );
}
