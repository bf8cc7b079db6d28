import { useTranslation } from 'react-i18next';
import { useChoices, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { SetNoticeSettingsDocument, type NoticeSettingsAllFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Check, Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { say } from '../../parts/toast';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const TIMES = ['quietFrom', 'quietTo', 'digestAt'] as const;
/** 7.30 and 730 are meant as 07:30. */
const timeOf = (typed: string) => {
  const [, hour = '', minute = ''] = /^(\d{1,2})[.:]?(\d{2})$/.exec(typed.trim()) ?? [];
  return `${hour.padStart(2, '0')}:${minute}`;
};

/** When mail may come, and about what: kind by kind. */
export function ChoicesCard({ settings }: { settings: NoticeSettingsAllFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const choices = useChoices()('noticeChoice');
  const { version, quietFrom, quietTo, digestAt, workingDays } = settings;
  const first = Object.fromEntries(settings.choices.map(({ kind, choice }) => [kind.code, choice]));
  const form = useForm<Record<string, string> & { quietFrom: string; quietTo: string; digestAt: string }>(
    'notice.settings',
    { quietFrom, quietTo, digestAt, workingDays: workingDays ? 'yes' : '', ...first },
  );
  const set = useSubmit(SetNoticeSettingsDocument);
  const save = async () => {
    const times = Object.fromEntries(TIMES.map((name) => [name, timeOf(form.values[name])]));
    const wrong = TIMES.filter((name) => !TIME.test(times[name] ?? ''));
    if (!form.check(Object.fromEntries(wrong.map((name) => [name, t('noticeSettings.badTime')])))) return;
    try {
      await set.mutateAsync({
        expectedVersion: version,
        quietFrom: times.quietFrom ?? '',
        quietTo: times.quietTo ?? '',
        digestAt: times.digestAt ?? '',
        workingDays: form.values.workingDays === 'yes',
        choices: settings.choices.map(({ kind, choice }) => ({
          kind: kind.code,
          choice: form.values[kind.code] || choice,
        })),
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('noticeSettings.saved'));
  };
  const { value: onWorkingDays = '', ...days } = form.field('workingDays');
  return (
    <Card title={t('noticeSettings.when')}>
      <div className="notice-body">
        <Form label={t('noticeSettings.when')} errors={form.errors} refusal={set.error} onSubmit={() => void save()}>
          <div className="notice-times">
            {TIMES.map((name) => (
              <TextField
                key={name}
                {...form.field(name)}
                label={t(`noticeSettings.${name}`)}
                hint={t('noticeSettings.timeHint')}
                short
              />
            ))}
          </div>
          <Check
            {...days}
            value={onWorkingDays === 'yes'}
            onChange={(on) => form.change({ workingDays: on ? 'yes' : '' })}
            label={t('noticeSettings.workingDays')}
            hint={t('noticeSettings.workingDaysHint')}
          />
          <fieldset className="notice-set">
            <legend>{t('noticeSettings.kinds')}</legend>
            <div className="notice-kinds">
              {settings.choices.map(({ kind }) => (
                <Select key={kind.code} {...form.field(kind.code)} label={words(kind.label)} choices={choices} />
              ))}
            </div>
          </fieldset>
          <div className="form-acts">
            <Btn look="primary" type="submit" isPending={set.isPending}>
              {t('noticeSettings.save')}
            </Btn>
          </div>
        </Form>
      </div>
    </Card>
  );
}
