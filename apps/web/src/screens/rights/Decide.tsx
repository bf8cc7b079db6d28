import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { DecideCorrectionDocument, type CorrectionLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Radios, Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

const DECISIONS = ['correct', 'note', 'refuse', 'withdraw'] as const;
const EMPTY = {
  ...{ decision: '', text: '', reason: '', words: '' },
  ...{ givenName: '', familyName: '', personnummer: '' },
};
type Values = typeof EMPTY;
const UNKEPT = ['personnummer'] as const;

/** Which fields a decision asks for. */
function needsOf({ decision }: Values, isPerson: boolean) {
  const named = decision === 'correct' && isPerson;
  return {
    named,
    text: (decision === 'correct' && !isPerson) || decision === 'note',
    refusal: decision === 'refuse',
  };
}

function useMistakes() {
  const { t } = useTranslation();
  return (values: Values, isPerson: boolean) => {
    const missing = (field: string) => t('form.missing', { field });
    const { named, text, refusal } = needsOf(values, isPerson);
    return {
      ...(!values.decision && { decision: missing(t('rights.decision')) }),
      ...(text &&
        !values.text.trim() && { text: missing(t(values.decision === 'note' ? 'rights.view' : 'rights.right')) }),
      ...(named && !values.givenName.trim() && { givenName: missing(t('rights.givenName')) }),
      ...(named && !values.familyName.trim() && { familyName: missing(t('rights.familyName')) }),
      ...(refusal && !values.reason && { reason: missing(t('rights.reason')) }),
      ...(refusal && values.words.trim().length < 3 && { words: t('rights.wordsShort') }),
    };
  };
}

/** The unit's decision: corrected, noted beside it, refused with grounds, or taken back. */
export function Decide({ of, onClose }: { of: CorrectionLineFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const mistakes = useMistakes();
  const form = useForm<Values>(`decideCorrection.${of.id}`, EMPTY, UNKEPT);
  const { mutateAsync, isPending, error } = useSubmit(DecideCorrectionDocument);
  const isPerson = of.kind.code === 'person';
  const { values } = form;
  const { named, text, refusal: refuses } = needsOf(values, isPerson);
  const title = t('rights.decideOf', { number: of.case.number });
  const submit = async () => {
    if (isPending || !form.check(mistakes(values, isPerson))) return;
    const { givenName, familyName, personnummer } = values;
    const person = {
      givenName: givenName.trim(),
      familyName: familyName.trim(),
      personnummer: personnummer.trim() || null,
    };
    try {
      await mutateAsync({
        ...{ correctionId: of.id, expectedVersion: of.version, decision: values.decision },
        ...(text && { text: values.text.trim() }),
        ...(named && { person }),
        ...(refuses && { reason: values.reason }),
        ...(values.words.trim() && { words: values.words.trim() }),
      });
    } catch (refused) {
      return form.refused(refused);
    }
    form.done();
    say(t('rights.decided'));
    onClose();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <div className="stack">
        <b>{t('rights.says')}</b>
        <blockquote className="right-said">{of.before}</blockquote>
        <b>{t('rights.wanted')}</b>
        <blockquote className="right-said">{of.wanted}</blockquote>
      </div>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Radios
          {...form.field('decision')}
          label={t('rights.decision')}
          choices={DECISIONS.filter((one) => of.decisions.includes(one)).map((code) => ({
            code,
            label: t(`rights.decisions.${code}`),
            hint: t(`rights.hints.${code}`),
          }))}
        />
        {text && (
          <TextArea
            {...form.field('text')}
            label={t(values.decision === 'note' ? 'rights.view' : 'rights.right')}
            rows={4}
          />
        )}
        {named && (
          <>
            <TextField {...form.field('givenName')} label={t('rights.givenName')} />
            <TextField {...form.field('familyName')} label={t('rights.familyName')} />
            <TextField
              {...form.field('personnummer')}
              label={t('rights.personnummer')}
              hint={t('rights.personnummerHint')}
              autoComplete="off"
              optional
              short
            />
          </>
        )}
        {refuses && (
          <Select {...form.field('reason')} label={t('rights.reason')} choices={choices('correctionRefusal')} />
        )}
        {values.decision && values.decision !== 'withdraw' && (
          <TextArea {...form.field('words')} label={t('rights.words')} optional={!refuses} rows={3} />
        )}
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('rights.decide')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
