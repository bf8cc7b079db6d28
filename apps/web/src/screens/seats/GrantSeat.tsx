import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { GrantSeatDocument, type AgencySeatsQuery } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { Check, Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

type Data = AgencySeatsQuery['agencySeats'];
/** The association's own role is given by those who run the platform. */
const NOT_GIVEN = ['processLeader'];
const EMPTY = { accountId: '', name: '', username: '', unitId: '', roles: [] as string[], until: '', reason: '' };

/** Everybody who has or had a seat in the agency, but oneself, once. */
const people = ({ seats }: Data) => {
  const others = seats.filter(({ isOwn }) => !isOwn).map(({ account }) => [account.id, account] as const);
  return [...new Map(others).values()].map(({ id, name, username }) => ({ code: id, label: `${name} (${username})` }));
};

export function GrantSeat({ data, onClose }: { data: Data; onClose: () => void }) {
  const { t } = useTranslation();
  const { seat, today } = useMe();
  const roles = useChoices()('role').filter(({ code }) => !NOT_GIVEN.includes(code));
  const form = useForm(`${seat.id}.grantSeat`, EMPTY);
  const { mutateAsync, isPending, error } = useSubmit(GrantSeatDocument);
  const { values } = form;
  const isNew = values.accountId === '';

  const submit = async () => {
    const until = values.until ? parseDay(values.until, today) : null;
    const missing = (name: 'name' | 'username' | 'unitId', label: string) =>
      !values[name].trim() && { [name]: t('form.missing', { field: label }) };
    const ok = form.check({
      ...(isNew && missing('name', t('seats.name'))),
      ...(isNew && missing('username', t('seats.username'))),
      ...missing('unitId', t('seats.unit')),
      ...(values.roles.length === 0 && { roles: t('seats.noRole') }),
      ...(values.until && !until && { until: t('date.bad') }),
      ...(values.reason.trim().length < 3 && { reason: t('seats.noReason') }),
    });
    if (!ok || isPending) return;
    const who = isNew
      ? { name: values.name.trim(), username: values.username.trim() }
      : { accountId: values.accountId };
    const { unitId, roles: given, reason } = values;
    try {
      await mutateAsync({ ...who, unitId, roles: given, reason: reason.trim(), ...(until && { until }) });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('seats.granted'));
    onClose();
  };

  return (
    <Sheet title={t('seats.grant')} onClose={onClose}>
      <Form label={t('seats.grant')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select
          {...form.field('accountId')}
          label={t('seats.who')}
          choices={people(data)}
          none={t('seats.newPerson')}
        />
        {isNew && (
          <>
            <TextField {...form.field('name')} label={t('seats.name')} />
            <TextField {...form.field('username')} label={t('seats.username')} hint={t('seats.usernameHint')} />
          </>
        )}
        <Select
          {...form.field('unitId')}
          label={t('seats.unit')}
          choices={data.units.map(({ id, name }) => ({ code: id, label: name }))}
        />
        <fieldset className="field">
          <legend className="field-label">{t('seats.roles')}</legend>
          {roles.map(({ code, label }, index) => (
            <Check
              key={code}
              name={index === 0 ? 'roles' : `role-${code}`}
              label={label}
              value={values.roles.includes(code)}
              error={index === 0 ? form.errors.roles : undefined}
              onChange={(on) =>
                form.change({ roles: on ? [...values.roles, code] : values.roles.filter((one) => one !== code) })
              }
            />
          ))}
        </fieldset>
        <DateField {...form.field('until')} label={t('seats.lastDay')} optional />
        <TextArea {...form.field('reason')} label={t('seats.reason')} hint={t('seats.reasonHint')} rows={3} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('seats.grant')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
