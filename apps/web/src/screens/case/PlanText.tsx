import { useTranslation } from 'react-i18next';
import { useLabel, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import type { CommitmentLineFragment, SipFullFragment, SipTextFragment } from '../../gql/generated/graphql';
import { Commitments } from './Commitments';

/** The parts of a plan that are a heading and a text. */
const PARTS = [
  'situation',
  'longTermGoal',
  'participantDoes',
  'children',
  'crisisPlan',
  'keeper',
  'followUpMethod',
] as const;

/** How the goals of the version before went. */
function Earlier({ goals }: { goals: SipTextFragment['earlierGoals'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  if (goals.length === 0) return null;
  return (
    <div className="kv-row">
      <dt>{t('plan.earlier')}</dt>
      <dd>
        <ul>
          {goals.map(({ text, result, note }) => (
            <li key={text}>
              {text}
              {result && `: ${label('sipGoalResult', result).toLowerCase()}`}
              {note && `. ${note}`}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

interface PlanTextProps {
  content: SipTextFragment;
  /** what the parts are called in a plan of this kind */
  sections: SipFullFragment['sections'];
  commitments?: CommitmentLineFragment[];
  /** What is typed about a commitment is kept behind the case's own walls. */
  caseId?: string;
}

/** An adopted plan as it reads: the person's own words first, then goals, insatser and who answers for what. */
export function PlanText({ content, sections, commitments = [], caseId }: PlanTextProps) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const { participantWords, goals, overallResponsible, earlierGoals, noOtherMeasures } = content;
  const named = (part: string) => {
    const section = sections.find(({ code }) => code === part);
    return section && words(section.label);
  };
  return (
    <div className="plan-text">
      {participantWords && <blockquote className="plan-quote">”{participantWords}”</blockquote>}
      <dl className="kv">
        {named('overallResponsible') && (
          <div className="kv-row">
            <dt>{named('overallResponsible')}</dt>
            <dd>{overallResponsible?.name ?? t('plan.noOverall')}</dd>
          </div>
        )}
        {PARTS.map(
          (part) =>
            content[part] && (
              <div className="kv-row" key={part}>
                <dt>{named(part) ?? t(`plan.${part}`)}</dt>
                <dd>{content[part]}</dd>
              </div>
            ),
        )}
        <Earlier goals={earlierGoals} />
      </dl>
      <ol className="plan-goals">
        {goals.map((goal, index) => (
          <li key={index}>
            <p className="plan-goal">
              <span className="mut">{t('plan.goal', { no: index + 1 })}</span> {goal.text}
            </p>
            <ul>
              {goal.actions.map((action, at) => (
                <li key={at}>
                  <b>{action.text}</b>
                  <small>
                    {label('sipActionKind', action.kind)}
                    {(action.responsible?.name ?? action.responsibleName) &&
                      `, ${action.responsible?.name ?? action.responsibleName}`}
                    {action.contact && `, ${action.contact}`}
                    {action.from && `, ${day(action.from)}`}
                    {action.to && ` – ${day(action.to)}`}
                  </small>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {noOtherMeasures && <p className="mut">{t('plan.noOtherMeasures')}</p>}
      {commitments.length > 0 && <Commitments rows={commitments} caseId={caseId} />}
    </div>
  );
}
