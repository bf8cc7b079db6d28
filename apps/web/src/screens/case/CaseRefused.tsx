import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorScreen, PlainPage } from '../../app/ErrorScreen';
import { ask } from '../../data/api';
import { isApiError } from '../../data/errors';
import { useChoices, useMe, useWords } from '../../data/me';
import { OpenCaseWithReasonDocument, type OpenCaseWithReasonInput } from '../../gql/generated/graphql';
import { Btn, LinkBtn } from '../../parts/Button';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';

const OTHER = 'other';

/** Inner secrecy: who is not assigned opens a case with a reason, and the opening is logged and reviewed. */
function OpenWithReason({ onOpened }: { onOpened: () => void }) {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/inside/samordningar/$id' });
  const { seat } = useMe();
  const reasons = useChoices()('accessReason');
  const form = useForm(`${seat.id}.openWithReason.${id}`, { reason: '', text: '' });
  const { mutateAsync, isPending, error } = useMutation({
    mutationFn: (input: OpenCaseWithReasonInput) => ask(OpenCaseWithReasonDocument, { input }),
  });
  const submit = async () => {
    const { reason, text } = form.values;
    const ok = form.check({
      ...(!reason && { reason: t('reason.missing') }),
      ...(reason === OTHER && !text.trim() && { text: t('reason.missing') }),
    });
    if (!ok || isPending) return;
    try {
      await mutateAsync({ caseId: id, reason, ...(reason === OTHER && { otherText: text.trim() }) });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    onOpened();
  };
  return (
    <Form label={t('reason.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <Select {...form.field('reason')} label={t('reason.label')} choices={reasons} />
      {form.values.reason === OTHER && <TextArea {...form.field('text')} label={t('reason.text')} rows={3} />}
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('wait') : t('reason.button')}
        </Btn>
        <LinkBtn look="second" to="/samordningar">
          {t('cancel')}
        </LinkBtn>
      </div>
    </Form>
  );
}

export default function CaseRefused(props: ErrorComponentProps) {
  const { t } = useTranslation();
  const words = useWords();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { error, reset } = props;
  if (!isApiError(error, 'REASON_NEEDED')) return <ErrorScreen {...props} />;
  const opened = () => {
    reset();
    queryClient.removeQueries({ queryKey: ['case'] });
    void router.invalidate();
  };
  return (
    <PlainPage title={t('reason.title')} icon={<LockKeyhole size={32} aria-hidden />} acts={null}>
      <p>{words(error.words)}</p>
      <p>{t('reason.logged')}</p>
      <div className="card">
        <div className="pad">
          <OpenWithReason onOpened={opened} />
        </div>
      </div>
    </PlainPage>
  );
}
