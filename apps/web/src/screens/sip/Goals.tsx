import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { Select, TextArea, TextField } from '../../parts/fields';
import type { Errors } from '../../parts/form';
import { UnitPicker } from '../../parts/UnitPicker';
import { newAction, newGoal, type ActionValues, type GoalValues } from './model';

const replaced = <T,>(list: T[], at: number, next: T) => list.map((one, index) => (index === at ? next : one));
const without = <T,>(list: T[], at: number) => list.filter((_, index) => index !== at);

interface ActionProps {
  value: ActionValues;
  name: string;
  no: number;
  errors: Errors;
  onChange: (value: ActionValues) => void;
  onRemove: () => void;
}

function Action({ value, name, no, errors, onChange, onRemove }: ActionProps) {
  const { t } = useTranslation();
  const kinds = useChoices()('sipActionKind');
  const field = <K extends 'text' | 'kind' | 'responsibleName' | 'contact' | 'from' | 'to'>(key: K) => ({
    name: `${name}.${key}`,
    value: value[key],
    onChange: (next: string) => onChange({ ...value, [key]: next }),
    error: errors[`${name}.${key}`],
  });
  return (
    <fieldset className="sip-action">
      <legend>
        {t('plan.action', { no })}
        <Btn className="btn-icon" aria-label={t('plan.removeAction', { no })} onPress={onRemove}>
          <Trash2 size={16} aria-hidden />
        </Btn>
      </legend>
      <TextField {...field('text')} label={t('plan.actionText')} />
      <div className="sip-pair">
        <Select {...field('kind')} label={t('plan.actionKind')} choices={kinds} />
        <UnitPicker
          name={`${name}.responsible`}
          label={t('plan.responsible')}
          value={value.responsible}
          onChange={(responsible) => onChange({ ...value, responsible })}
        />
      </div>
      {!value.responsible && <TextField {...field('responsibleName')} label={t('plan.responsibleName')} optional />}
      <TextField {...field('contact')} label={t('plan.contact')} hint={t('plan.contactHint')} optional />
      <div className="sip-pair">
        <DateField {...field('from')} label={t('plan.from')} optional />
        <DateField {...field('to')} label={t('plan.to')} optional />
      </div>
    </fieldset>
  );
}

interface GoalsProps {
  goals: GoalValues[];
  errors: Errors;
  onChange: (goals: GoalValues[]) => void;
}

/** Goals in the person's direction, and under each who does what. */
export function Goals({ goals, errors, onChange }: GoalsProps) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<GoalValues>) => {
    const goal = goals[at];
    if (goal) onChange(replaced(goals, at, { ...goal, ...part }));
  };
  return (
    <div className="stack">
      {goals.map((goal, at) => (
        <fieldset key={at} className="sip-goal">
          <legend>
            {t('plan.goal', { no: at + 1 })}
            <Btn
              className="btn-icon"
              aria-label={t('plan.removeGoal', { no: at + 1 })}
              onPress={() => onChange(without(goals, at))}
            >
              <Trash2 size={16} aria-hidden />
            </Btn>
          </legend>
          <TextArea
            name={`${at}.text`}
            label={t('plan.goalText')}
            value={goal.text}
            error={errors[`${at}.text`]}
            onChange={(text) => change(at, { text })}
            rows={2}
          />
          {goal.actions.map((action, index) => (
            <Action
              key={index}
              name={`${at}.${index}`}
              no={index + 1}
              value={action}
              errors={errors}
              onChange={(next) => change(at, { actions: replaced(goal.actions, index, next) })}
              onRemove={() => change(at, { actions: without(goal.actions, index) })}
            />
          ))}
          <Btn look="second" onPress={() => change(at, { actions: [...goal.actions, newAction()] })}>
            <Plus size={16} aria-hidden />
            {t('plan.addAction')}
          </Btn>
        </fieldset>
      ))}
      <Btn look="second" onPress={() => onChange([...goals, newGoal()])}>
        <Plus size={16} aria-hidden />
        {t('plan.addGoal')}
      </Btn>
    </div>
  );
}
