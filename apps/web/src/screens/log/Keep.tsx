import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { RecordLogReviewDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { say } from '../../parts/toast';

const RESULTS = ['noRemark', 'explained', 'reported', 'incident'] as const;
const WORDS = { noRemark: 'noRemark', explained: 'explained', reported: 'reported', incident: 'asIncident' } as const;

interface Reviewed {
  kind: 'systematic' | 'suspicion' | 'access' | 'incident';
  subject: string;
  reviewed: number;
  reason?: string;
  from?: string;
  to?: string;
}

/** How it ended, written down for good. */
export function Keep({ of, onKept }: { of: Reviewed; onKept?: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const form = useForm(`${seat.id}.logKeep.${of.kind}`, { result: '', measures: '' });
  const { mutateAsync, isPending, error } = useSubmit(RecordLogReviewDocument);
  const submit = async () => {
    const { result, measures } = form.values;
    if (isPending || !form.check(result ? {} : { result: t('form.missing', { field: t('log.result') }) })) return;
    try {
      await mutateAsync({ ...of, result, measures: measures.trim() || null });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.reset();
    say(t('log.kept'));
    onKept?.();
  };
  return (
    <div className="pad">
      <div className="log-keep">
        <Form label={t('log.keep')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
          <Select
            {...form.field('result')}
            label={t('log.result')}
            choices={RESULTS.map((code) => ({ code, label: t(`log.${WORDS[code]}`) }))}
          />
          <TextArea {...form.field('measures')} label={t('log.measures')} optional rows={3} />
          <div className="form-acts">
            <Btn look="primary" type="submit" isPending={isPending}>
              {isPending ? t('saving') : t('log.keep')}
            </Btn>
          </div>
        </Form>
      </div>
    </div>
  );
}
