import { useTranslation } from 'react-i18next';
import { DateField } from '../../parts/DateField';
import { TextArea, TextField } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { UnitPicker } from '../../parts/UnitPicker';
import { EarlierGoals } from './EarlierGoals';
import { Goals } from './Goals';
import type { PlanValues } from './model';

type Text = 'participantWords' | 'situation' | 'longTermGoal' | 'participantDoes' | 'children' | 'crisisPlan';
/** Parts that are one text each: how many lines they begin with, and their hint. */
const TEXTS: Record<Text, { rows: number; hint?: 'participantWordsHint' | 'childrenHint' | 'crisisPlanHint' }> = {
  participantWords: { rows: 3, hint: 'participantWordsHint' },
  situation: { rows: 3 },
  longTermGoal: { rows: 2 },
  participantDoes: { rows: 2 },
  children: { rows: 2, hint: 'childrenHint' },
  crisisPlan: { rows: 3, hint: 'crisisPlanHint' },
};

interface SectionProps {
  code: string;
  label: string;
  form: Form<PlanValues>;
  /** whether the law says who may answer for the whole */
  isLegal: boolean;
}

/** One part of a plan to write in, under the name its kind of plan has for it. */
export function Section({ code, label, form, isLegal }: SectionProps) {
  const { t } = useTranslation();
  const { values, errors, change, field } = form;
  if (code in TEXTS) {
    const { rows, hint } = TEXTS[code as Text];
    return (
      <TextArea {...field(code as Text)} label={label} hint={hint && t(`plan.${hint}`)} rows={rows} phrases optional />
    );
  }
  switch (code) {
    case 'earlierGoals':
      return <EarlierGoals goals={values.earlierGoals} onChange={(earlierGoals) => change({ earlierGoals })} />;
    case 'goals':
      return <Goals goals={values.goals} errors={errors} onChange={(goals) => change({ goals })} />;
    case 'overallResponsible':
      return (
        <UnitPicker
          name="overallResponsible"
          label={label}
          hint={isLegal ? t('plan.overallHint') : undefined}
          value={values.overallResponsible}
          error={errors.overallResponsible}
          onChange={(overallResponsible) => change({ overallResponsible })}
        />
      );
    case 'keeper':
      return <TextField {...field('keeper')} label={label} hint={t('plan.keeperHint')} optional />;
    case 'followUp':
      return (
        <div className="sip-pair">
          <DateField {...field('followUpOn')} label={label} optional />
          <TextField {...field('followUpMethod')} label={t('plan.followUpMethod')} optional />
        </div>
      );
    default:
      return null; // a part of a newer server
  }
}
