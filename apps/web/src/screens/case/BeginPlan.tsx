import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useLabel, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { IdentifySipNeedDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { Radios, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';

/** Noting a need: what needs coordination, in words that are not written again. */
export function BeginPlan({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { seat } = useMe();
  const { today } = useDays();
  const choices = useChoices();
  const label = useLabel();
  const kinds = choices('sipKindToBegin');
  const form = useForm(`${seat.id}.planBegin.${caseId}`, { kind: kinds[0]?.code ?? '', text: '', dischargeOn: '' });
  const { mutateAsync, isPending, error } = useSubmit(IdentifySipNeedDocument);
  const submit = async () => {
    const { kind, text, dischargeOn } = form.values;
    const day = dischargeOn.trim() ? parseDay(dischargeOn, today) : null;
    if (isPending || !form.check(dischargeOn.trim() && !day ? { dischargeOn: t('date.bad') } : {})) return;
    try {
      const { identifySipNeed } = await mutateAsync({ caseId, kind, text: text.trim() || null, dischargeOn: day });
      form.done();
      onClose();
      await navigate({ to: '/samordningar/$id', params: { id: caseId }, hash: identifySipNeed.id });
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Sheet title={t('planBegin.title')} onClose={onClose}>
      <Form label={t('planBegin.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Radios {...form.field('kind')} label={t('planBegin.kind')} choices={kinds} />
        <p className="field-hint">{label('sipKindUse', form.values.kind)}</p>
        <TextArea
          {...form.field('text')}
          label={t('planBegin.need')}
          hint={t('planBegin.needHint')}
          rows={4}
          optional
        />
        {form.values.kind === 'sip' && (
          <DateField
            {...form.field('dischargeOn')}
            label={t('planBegin.discharge')}
            hint={t('planBegin.dischargeHint')}
            optional
          />
        )}
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('planBegin.save')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
