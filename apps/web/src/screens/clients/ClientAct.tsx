import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../data/submit';
import { ChangeClientSecretDocument, RevokeClientDocument, type ClientLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import { DAYS, type Shown } from './RegisterClient';

export interface Act {
  kind: 'change' | 'revoke';
  client: ClientLineFragment;
}
const HOURS = [1, 24, 168, 720];
const EMPTY = { reason: '', overlap: '24', days: '365' };

/** A new secret, or shut out for good; both with a reason that is kept. */
export function ClientAct({ act, onClose, onMade }: { act: Act; onClose: () => void; onMade: (made: Shown) => void }) {
  const { t } = useTranslation();
  const { kind, client } = act;
  const form = useForm(`client.${kind}.${client.id}`, EMPTY);
  const change = useSubmit(ChangeClientSecretDocument);
  const revoke = useSubmit(RevokeClientDocument);
  const { isPending, error } = { change, revoke }[kind];
  const title = t(`machine.${kind}Of`, { name: client.name });
  const after = (count: number) =>
    count < 24 ? t('machine.overlapChoice', { count }) : t('machine.overlapDays', { count: count / 24 });

  const send = async (reason: string) => {
    if (kind === 'revoke') {
      await revoke.mutateAsync({ clientId: client.id, reason });
      say(t('machine.revoked', { name: client.name }));
      return onClose();
    }
    const { overlap, days } = form.values;
    const input = { clientId: client.id, expectedVersion: client.version, reason };
    const made = await change.mutateAsync({ ...input, overlapHours: Number(overlap), days: Number(days) });
    onMade(made.changeClientSecret);
  };
  const submit = async () => {
    const reason = form.values.reason.trim();
    if (isPending || !form.check(reason.length < 3 ? { reason: t('seats.noReason') } : {})) return;
    try {
      await send(reason);
      form.done();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <p>{t(`machine.${kind}Text`)}</p>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        {kind === 'change' && (
          <>
            <Select
              {...form.field('overlap')}
              label={t('machine.overlap')}
              choices={[
                ...HOURS.map((hours) => ({ code: String(hours), label: after(hours) })),
                { code: '0', label: t('machine.overlapNow') },
              ]}
            />
            <Select
              {...form.field('days')}
              label={t('machine.newDays')}
              choices={DAYS.map((count) => ({ code: String(count), label: t('machine.daysChoice', { count }) }))}
            />
          </>
        )}
        <TextArea {...form.field('reason')} label={t('seats.reason')} hint={t('seats.reasonHint')} rows={3} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t(`machine.${kind}`)}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
