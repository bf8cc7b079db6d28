import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { parseDay } from '../../data/day';
import { useChoices, useMe, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { AskCorrectionDocument, CorrectableRecordsDocument, type FileLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import { Waiting } from '../../parts/Waiting';

const SHORT = 70;

/** Writes down what the person says is wrong. */
export function AskCorrection({ file, onClose }: { file: FileLineFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const choices = useChoices();
  const { today } = useMe();
  const { caseId } = file;
  const form = useForm(`askCorrection.${caseId}`, { record: '', askedBy: 'participant', askedOn: today, wanted: '' });
  const { data, error } = useQuery({
    queryKey: ['correctable', caseId],
    queryFn: async ({ signal }) => (await ask(CorrectableRecordsDocument, { caseId }, signal)).correctableRecords,
  });
  const { mutateAsync, isPending, error: refused } = useSubmit(AskCorrectionDocument);
  const chosen = data?.find(({ id }) => id === form.values.record);
  const submit = async () => {
    const { askedBy, wanted } = form.values;
    const askedOn = parseDay(form.values.askedOn, today);
    const missing = (field: string) => t('form.missing', { field });
    const ok = form.check({
      ...(!chosen && { record: missing(t('rights.record')) }),
      ...(!askedBy && { askedBy: missing(t('rights.askedBy')) }),
      ...(!askedOn && { askedOn: t('date.bad') }),
      ...(wanted.trim().length < 3 && { wanted: missing(t('rights.wanted')) }),
    });
    if (!ok || !chosen || !askedOn || isPending) return;
    try {
      const about = { recordKind: chosen.kind.code, recordId: chosen.id };
      await mutateAsync({ caseId, ...about, askedBy, askedOn, wanted: wanted.trim() });
    } catch (refusal) {
      return form.refused(refusal, { recordId: 'record', recordKind: 'record' });
    }
    form.done();
    say(t('rights.asked'));
    onClose();
  };
  return (
    <Sheet title={t('rights.askTitle')} onClose={onClose}>
      <p className="mut">{[file.name, file.number].filter(Boolean).join(' · ')}</p>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && (
        <Form label={t('rights.askTitle')} errors={form.errors} refusal={refused} onSubmit={() => void submit()}>
          <Select
            {...form.field('record')}
            label={t('rights.record')}
            hint={t('rights.recordHint')}
            choices={data.map(({ id, kind, on, text, own, owner }) => {
              const line = text.replaceAll(/\s+/g, ' ');
              const said = line.length > SHORT ? `${line.slice(0, SHORT)}…` : line;
              const from = own ? '' : ` (${t('rights.notOwn', { unit: owner.name })})`;
              return { code: id, label: `${on ? `${on} ` : ''}${words(kind.label)}: ${said}${from}` };
            })}
          />
          {chosen && (
            <div className="field">
              <span className="field-label">{t('rights.says')}</span>
              <blockquote className="right-said">{chosen.text}</blockquote>
            </div>
          )}
          <TextArea {...form.field('wanted')} label={t('rights.wanted')} hint={t('rights.wantedHint')} rows={3} />
          <Select {...form.field('askedBy')} label={t('rights.askedBy')} choices={choices('correctionAsker')} />
          <DateField {...form.field('askedOn')} label={t('rights.askedOn')} />
          <div className="form-acts">
            <Btn look="primary" type="submit" isPending={isPending}>
              {isPending ? t('saving') : t('rights.ask')}
            </Btn>
            <Btn look="second" onPress={onClose}>
              {t('cancel')}
            </Btn>
          </div>
        </Form>
      )}
    </Sheet>
  );
}
