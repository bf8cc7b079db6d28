import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../data/submit';
import { PlaceHoldDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

const KINDS = ['dispute', 'research', 'archive'] as const;

/** Gallringsstopp: why the unit keeps its file. */
export function PlaceHold({ caseId, number, onClose }: { caseId: string; number: string; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm(`hold.${caseId}`, { kind: '', reason: '' });
  const { mutateAsync, isPending, error } = useSubmit(PlaceHoldDocument);
  const submit = async () => {
    const { kind } = form.values;
    const reason = form.values.reason.trim();
    const ok = form.check({
      ...(!kind && { kind: t('form.missing', { field: t('rights.holdKind') }) }),
      ...(reason.length < 5 && { reason: t('rights.holdShort') }),
    });
    if (!ok || isPending) return;
    try {
      await mutateAsync({ caseId, kind, reason });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('rights.placed'));
    onClose();
  };
  return (
    <Sheet title={t('rights.place')} onClose={onClose}>
      <p className="mut">{number}</p>
      <Form label={t('rights.place')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select
          {...form.field('kind')}
          label={t('rights.holdKind')}
          choices={KINDS.map((code) => ({ code, label: t(`rights.${code}`) }))}
        />
        <TextArea {...form.field('reason')} label={t('rights.holdReason')} rows={3} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('rights.place')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
