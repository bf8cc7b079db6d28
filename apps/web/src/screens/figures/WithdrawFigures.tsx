import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { figureChoicesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { WithdrawFiguresDocument, type FigureReleaseLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Select } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

/** Takes a figure away from the association; it cannot be released again. */
export function WithdrawFigures({ of, onClose }: { of: FigureReleaseLineFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { recallReasons } = useSuspenseQuery(figureChoicesQuery).data;
  const form = useForm(`figures.${of.id}`, { reason: '' });
  const { mutateAsync, isPending, error } = useSubmit(WithdrawFiguresDocument);
  const submit = async () => {
    const { reason } = form.values;
    const ok = form.check(reason ? {} : { reason: t('form.missing', { field: t('figures.whyWithdraw') }) });
    if (!ok || isPending) return;
    try {
      await mutateAsync({ releaseId: of.id, expectedVersion: of.version, reason });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('figures.withdrawn'));
    onClose();
  };
  const title = t('figures.withdrawFor', { figure: words(of.table.figure.label), quarter: of.table.quarter });
  return (
    <Sheet title={title} onClose={onClose}>
      <p className="mut">{t('figures.withdrawText')}</p>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select
          {...form.field('reason')}
          label={t('figures.whyWithdraw')}
          choices={recallReasons.map(({ code, label }) => ({ code, label: words(label) }))}
        />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('figures.withdraw')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
