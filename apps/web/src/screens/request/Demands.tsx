import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import type { ProgrammeLineFragment } from '../../gql/generated/graphql';
import { Select, TextArea } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { needsException, type RequestValues } from './model';

interface Props {
  form: Form<RequestValues>;
  rules: ProgrammeLineFragment['rules'];
}

/** What the programme demands is answered; what it only says of whom it is for is read. An exception is motivated. */
export function Demands({ form, rules }: Props) {
  const { t } = useTranslation();
  const answers = useChoices()('ruleAnswer');
  const { values, change } = form;
  if (rules.length === 0) return null;
  const hard = rules.filter((rule) => rule.hard);
  const soft = rules.filter((rule) => !rule.hard);
  return (
    <section aria-label={t('run.demands')} className="stack">
      {soft.length > 0 && (
        <p className="mut">
          {soft.map(({ kind, words }) => (kind.code === 'exclusion' ? t('run.notFor', { words }) : words)).join('; ')}
        </p>
      )}
      {hard.map(({ key, words }) => (
        <Select
          key={key}
          name={key}
          value={values.rules[key] ?? ''}
          onChange={(answer) => change({ rules: { ...values.rules, [key]: answer } })}
          error={undefined}
          label={words}
          choices={answers}
        />
      ))}
      {hard.length > 0 && <p className="mut">{t('run.demandsHint')}</p>}
      {form.errors.rules && <p className="field-error">{form.errors.rules}</p>}
      {needsException(values) && <TextArea {...form.field('exception')} label={t('run.exception')} rows={3} />}
    </section>
  );
}
