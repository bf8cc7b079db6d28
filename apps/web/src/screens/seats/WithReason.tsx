import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../data/submit';
import {
  EndSeatDocument,
  LockAccountDocument,
  UnlockAccountDocument,
  type AgencySeatLineFragment,
} from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

export interface Act {
  kind: 'end' | 'lock' | 'unlock';
  seat: AgencySeatLineFragment;
}

/** What is done to a seat or an account is done with a reason, which is kept. */
export function WithReason({ act: { kind, seat }, onClose }: { act: Act; onClose: () => void }) {
  const { t } = useTranslation();
  const { account } = seat;
  const form = useForm(`seats.${kind}.${seat.id}`, { reason: '' });
  const end = useSubmit(EndSeatDocument);
  const lock = useSubmit(LockAccountDocument);
  const unlock = useSubmit(UnlockAccountDocument);
  const { isPending, error } = { end, lock, unlock }[kind];
  const title = t(`seats.${kind}Of`, { name: account.name });
  const send = (reason: string): Promise<unknown> => {
    if (kind === 'end') return end.mutateAsync({ seatId: seat.id, expectedVersion: seat.version, reason });
    return (kind === 'lock' ? lock : unlock).mutateAsync({ accountId: account.id, reason });
  };
  const submit = async () => {
    const reason = form.values.reason.trim();
    if (isPending || !form.check(reason.length < 3 ? { reason: t('seats.noReason') } : {})) return;
    try {
      await send(reason);
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('seats.done', { what: title }));
    onClose();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <p>{t(`seats.${kind}Text`, { unit: seat.unit.name })}</p>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <TextArea {...form.field('reason')} label={t('seats.reason')} hint={t('seats.reasonHint')} rows={3} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t(`seats.${kind}`)}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
