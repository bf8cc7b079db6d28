import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices, useMay, useMe, useWords } from '../../data/me';
import { programmesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { SetEntryRuleDocument, type ProgrammeLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

type Rule = ProgrammeLineFragment['rules'][number];

function AddRule({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const choices = useChoices();
  const form = useForm(`${seat.id}.rule.${programmeId}`, { kind: 'entry', words: '', category: '', hard: 'yes' });
  const { mutateAsync, isPending, error } = useSubmit(SetEntryRuleDocument);
  const submit = async () => {
    const { kind, hard, category } = form.values;
    const words = form.values.words.trim();
    const ok = form.check({
      ...(words.length < 3 && { words: t('form.missing', { field: t('run.ruleWords') }) }),
      ...(!category && { category: t('form.missing', { field: t('run.ruleCategory') }) }),
    });
    if (!ok || isPending) return;
    try {
      await mutateAsync({ programmeId, kind, words, category, hard: hard === 'yes' });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('run.ruleAdded'));
    onClose();
  };
  return (
    <Sheet title={t('run.addRule')} onClose={onClose}>
      <Form label={t('run.addRule')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select {...form.field('kind')} label={t('run.ruleKind')} choices={choices('ruleKind')} />
        <TextField {...form.field('words')} label={t('run.ruleWords')} hint={t('run.ruleHint')} />
        <Select
          {...form.field('category')}
          label={t('run.ruleCategory')}
          hint={t('run.ruleCategoryHint')}
          choices={choices('category')}
        />
        <Select
          {...form.field('hard')}
          label={t('run.hardness')}
          choices={[
            { code: 'yes', label: t('run.hard') },
            { code: 'no', label: t('run.soft') },
          ]}
        />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('run.addRule')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

function RuleLine({ programmeId, rule }: { programmeId: string; rule: Rule }) {
  const { t } = useTranslation();
  const may = useMay();
  const { mutateAsync, isPending, error } = useSubmit(SetEntryRuleDocument);
  const { words, ownVersion, key, hard, kind } = rule;
  const end = async () => {
    try {
      await mutateAsync({ programmeId, ruleId: key, expectedVersion: ownVersion ?? 0 });
      say(t('run.ruleEnded'));
    } catch {
      return; // shown beside the button
    }
  };
  return (
    <li className="run-start">
      <b>{kind.code === 'exclusion' ? t('run.notFor', { words }) : words}</b>
      <span className="mut">{t(hard ? 'run.hard' : 'run.soft')}</span>
      {typeof ownVersion === 'number' && may('programme.run') && (
        <Btn isPending={isPending} onPress={() => void end()} aria-label={t('run.endRuleAbout', { words })}>
          {t('run.endRule')}
        </Btn>
      )}
      <Refusal error={error} />
    </li>
  );
}

/** Whom the programme is for and not for: what the association has written, and what the unit has added. */
export function RulesCard({ programmeId }: { programmeId: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { data = [] } = useQuery(programmesQuery);
  const rules = data.find(({ id }) => id === programmeId)?.rules ?? [];
  const kinds = [...new Map(rules.map(({ kind }) => [kind.code, kind])).values()];
  return (
    <Card
      title={t('run.rules')}
      aside={may('programme.run') && <Btn onPress={() => setOpen(true)}>{t('run.addRule')}</Btn>}
    >
      {rules.length === 0 && <Empty title={t('run.noRules')} />}
      {kinds.map(({ code, label }) => (
        <ul key={code} aria-label={words(label)}>
          {rules
            .filter(({ kind }) => kind.code === code)
            .map((rule) => (
              <RuleLine key={rule.key} {...{ programmeId, rule }} />
            ))}
        </ul>
      ))}
      {open && <AddRule programmeId={programmeId} onClose={() => setOpen(false)} />}
    </Card>
  );
}
