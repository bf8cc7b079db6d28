import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import { Select, TextField } from '../../parts/fields';
import type { EarlierValues } from './model';

interface EarlierGoalsProps {
  goals: EarlierValues[];
  onChange: (goals: EarlierValues[]) => void;
}

/** How the goals of the version before went: each is answered for before the next version. */
export function EarlierGoals({ goals, onChange }: EarlierGoalsProps) {
  const { t } = useTranslation();
  const results = useChoices()('sipGoalResult');
  if (goals.length === 0) return null;
  const change = (at: number, part: Partial<EarlierValues>) =>
    onChange(goals.map((goal, index) => (index === at ? { ...goal, ...part } : goal)));
  return (
    <fieldset className="sip-goal">
      <legend>{t('plan.earlier')}</legend>
      {goals.map((goal, at) => (
        <fieldset className="sip-action" key={goal.text}>
          <legend>{goal.text}</legend>
          <div className="sip-pair">
            <Select
              name={`earlier.${at}.result`}
              label={t('plan.earlierResult')}
              value={goal.result}
              onChange={(result) => change(at, { result })}
              choices={results}
              error={undefined}
            />
            <TextField
              name={`earlier.${at}.note`}
              label={t('plan.earlierNote')}
              value={goal.note}
              onChange={(note) => change(at, { note })}
              error={undefined}
              optional
            />
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}
