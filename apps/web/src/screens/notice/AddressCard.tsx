import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../data/submit';
import {
  ConfirmNoticeAddressDocument,
  SetNoticeAddressDocument,
  type NoticeSettingsAllFragment,
} from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';

const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Where my mail goes; nothing is sent before the code has come back. */
export function AddressCard({ settings }: { settings: NoticeSettingsAllFragment }) {
  const { t } = useTranslation();
  const { address, isConfirmed } = settings;
  const form = useForm('notice.address', { address: address ?? '' });
  const set = useSubmit(SetNoticeAddressDocument);
  const save = async () => {
    const wanted = form.values.address.trim();
    if (!form.check(ADDRESS.test(wanted) ? {} : { address: t('noticeSettings.badAddress') })) return;
    try {
      await set.mutateAsync({ address: wanted });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('noticeSettings.addressSaved'));
  };
  const remove = async () => {
    try {
      await set.mutateAsync({});
    } catch {
      return; // shown above the form
    }
    form.reset();
    say(t('noticeSettings.addressRemoved'));
  };
  return (
    <Card
      title={t('noticeSettings.address')}
      aside={
        address && (
          <Status kind={isConfirmed ? 'ok' : 'wait'}>
            {t(isConfirmed ? 'noticeSettings.confirmed' : 'noticeSettings.notConfirmed')}
          </Status>
        )
      }
    >
      <div className="notice-body">
        <Form label={t('noticeSettings.address')} errors={form.errors} refusal={set.error} onSubmit={() => void save()}>
          <TextField
            {...form.field('address')}
            label={t('noticeSettings.address')}
            hint={t('noticeSettings.addressHint')}
            autoComplete="email"
          />
          <div className="form-acts">
            <Btn look="primary" type="submit" isPending={set.isPending}>
              {t('noticeSettings.saveAddress')}
            </Btn>
            {address && (
              <Btn look="second" onPress={() => void remove()}>
                {t('noticeSettings.removeAddress')}
              </Btn>
            )}
          </div>
        </Form>
        {address && !isConfirmed && <ConfirmForm />}
      </div>
    </Card>
  );
}

function ConfirmForm() {
  const { t } = useTranslation();
  const form = useForm('notice.code', { code: '' });
  const confirm = useSubmit(ConfirmNoticeAddressDocument);
  const send = async () => {
    const code = form.values.code.replaceAll(/\s/g, '');
    if (!form.check(/^\d{6}$/.test(code) ? {} : { code: t('noticeSettings.badCode') })) return;
    try {
      await confirm.mutateAsync({ code });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('noticeSettings.addressConfirmed'));
  };
  return (
    <Form label={t('noticeSettings.confirm')} errors={form.errors} refusal={confirm.error} onSubmit={() => void send()}>
      <TextField
        {...form.field('code')}
        label={t('noticeSettings.code')}
        hint={t('noticeSettings.codeHint')}
        autoComplete="one-time-code"
        short
      />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={confirm.isPending}>
          {t('noticeSettings.confirm')}
        </Btn>
      </div>
    </Form>
  );
}
