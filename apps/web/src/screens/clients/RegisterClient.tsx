import { useTranslation } from 'react-i18next';
import { useChoices, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import {
  RegisterClientDocument,
  type AgencyClientsQuery,
  type RegisterClientMutation,
} from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Check, Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';

export type Shown = RegisterClientMutation['registerClient'];
const EMPTY = { name: '', unitId: '', scopes: [] as string[], days: '365', reason: '' };
export const DAYS = [30, 90, 180, 365];

interface Props {
  data: AgencyClientsQuery['agencyClients'];
  onClose: () => void;
  onMade: (made: Shown) => void;
}

/** For which unit, what it may read and why; the secret is shown when it is made. */
export function RegisterClient({ data, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const scopes = useChoices()('clientScope');
  const form = useForm(`${seat.id}.registerClient`, EMPTY);
  const { mutateAsync, isPending, error } = useSubmit(RegisterClientDocument);
  const { values } = form;

  const submit = async () => {
    const ok = form.check({
      ...(values.name.trim().length < 3 && { name: t('form.missing', { field: t('machine.name') }) }),
      ...(!values.unitId && { unitId: t('form.missing', { field: t('seats.unit') }) }),
      ...(values.scopes.length === 0 && { scopes: t('machine.noScope') }),
      ...(values.reason.trim().length < 3 && { reason: t('seats.noReason') }),
    });
    if (!ok || isPending) return;
    const { name, unitId, days, reason } = values;
    const input = { name: name.trim(), unitId, scopes: values.scopes, days: Number(days), reason: reason.trim() };
    try {
      const { registerClient } = await mutateAsync(input);
      form.done();
      onMade(registerClient);
    } catch (refusal) {
      form.refused(refusal);
    }
  };

  return (
    <Sheet title={t('machine.register')} onClose={onClose}>
      <Form label={t('machine.register')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <TextField {...form.field('name')} label={t('machine.name')} hint={t('machine.nameHint')} />
        <Select
          {...form.field('unitId')}
          label={t('seats.unit')}
          choices={data.units.map(({ id, name }) => ({ code: id, label: name }))}
        />
        <fieldset className="field">
          <legend className="field-label">{t('machine.scopes')}</legend>
          {scopes.map(({ code, label }, index) => (
            <Check
              key={code}
              name={index === 0 ? 'scopes' : `scope-${code}`}
              label={label}
              value={values.scopes.includes(code)}
              error={index === 0 ? form.errors.scopes : undefined}
              onChange={(on) =>
                form.change({ scopes: on ? [...values.scopes, code] : values.scopes.filter((one) => one !== code) })
              }
            />
          ))}
        </fieldset>
        <Select
          {...form.field('days')}
          label={t('machine.days')}
          choices={DAYS.map((count) => ({ code: String(count), label: t('machine.daysChoice', { count }) }))}
        />
        <TextArea {...form.field('reason')} label={t('seats.reason')} hint={t('machine.reasonHint')} rows={3} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('machine.register')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
