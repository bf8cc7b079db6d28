import { useTranslation } from 'react-i18next';
import { useChoices, useLabel, useWords } from '../../data/me';
import type { ProgrammeLineFragment } from '../../gql/generated/graphql';
import { Select, TextArea } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { exceptionsOf, toldBy, type RequestValues } from './model';

interface Props {
  form: Form<RequestValues>;
  rules: ProgrammeLineFragment['rules'];
}

/** What the programme demands is answered; what it only says of whom it is for is read. An exception is motivated. */
export function Demands({ form, rules }: Props) {
  const { t } = useTranslation();
  const inWords = useWords();
  const label = useLabel();
  const choices = useChoices();
  const { values, change } = form;
  if (rules.length === 0) return null;
  const hard = rules.filter((rule) => rule.hard);
  const soft = rules.filter((rule) => !rule.hard);
  const exceptions = exceptionsOf(hard, values);
  const told = [...new Set(toldBy(exceptions, values).map(({ label }) => inWords(label)))];
  const categories = told.length > 0 ? told : [label('category', values.category)];
  const said = ({ kind, words }: (typeof rules)[number]) =>
    kind.code === 'exclusion' ? t('run.notFor', { words }) : words;
  return (
    <section aria-label={t('run.demands')} className="stack">
      {soft.length > 0 && <p className="mut">{soft.map(said).join('; ')}</p>}
      {hard.map((rule) => (
        <Select
          key={rule.key}
          name={rule.key}
          value={values.rules[rule.key] ?? ''}
          onChange={(answer) => change({ rules: { ...values.rules, [rule.key]: answer } })}
          error={undefined}
          label={said(rule)}
          choices={choices(rule.kind.code === 'exclusion' ? 'exclusionAnswer' : 'ruleAnswer')}
        />
      ))}
      {hard.length > 0 && <p className="mut">{t('run.demandsHint')}</p>}
      {form.errors.rules && <p className="field-error">{form.errors.rules}</p>}
      {exceptions.length > 0 && (
        <TextArea
          {...form.field('exception')}
          label={t('run.exception')}
          hint={t('run.exceptionAs', { what: categories.join(', ') })}
          rows={3}
        />
      )}
    </section>
  );
}
