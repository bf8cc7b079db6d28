import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { figureChoicesQuery, figurePreviewQuery, releasedFiguresQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { ReleaseFiguresDocument, type FigureReleaseLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Select } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Refusal } from '../../parts/Refusal';
import { say } from '../../parts/toast';
import { FigureGrid } from './FigureGrid';
import { WithdrawFigures } from './WithdrawFigures';

/** Chooses a figure and sees it as the association will, before anything leaves. */
function Release() {
  const { t } = useTranslation();
  const words = useWords();
  const choices = useSuspenseQuery(figureChoicesQuery).data;
  const [only, another] = choices.associations;
  const form = useForm('figures', { figure: '', quarter: '', association: '', reason: '' });
  const { figure, quarter, reason } = form.values;
  const associationId = another ? form.values.association : (only?.id ?? '');
  const preview = useQuery({
    ...figurePreviewQuery({ figure, quarter, associationId }),
    enabled: Boolean(figure && quarter && associationId),
  });
  const { mutateAsync, isPending, error } = useSubmit(ReleaseFiguresDocument);
  const submit = async () => {
    const missing = (field: string) => t('form.missing', { field });
    const ok = form.check({
      ...(!figure && { figure: missing(t('figures.figure')) }),
      ...(!quarter && { quarter: missing(t('figures.quarter')) }),
      ...(!associationId && { association: missing(t('figures.association')) }),
      ...(!reason && { reason: missing(t('figures.why')) }),
    });
    if (!ok || isPending) return;
    try {
      await mutateAsync({ figure, quarter, associationId, reason });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('figures.released'));
  };
  const coded = (list: typeof choices.figures) => list.map(({ code, label }) => ({ code, label: words(label) }));
  return (
    <Form label={t('figures.card')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <Select {...form.field('figure')} label={t('figures.figure')} choices={coded(choices.figures)} />
      <Select
        {...form.field('quarter')}
        label={t('figures.quarter')}
        choices={choices.quarters.map((code) => ({ code, label: code }))}
      />
      {another && (
        <Select
          {...form.field('association')}
          label={t('figures.association')}
          choices={choices.associations.map(({ id, name }) => ({ code: id, label: name }))}
        />
      )}
      <Select {...form.field('reason')} label={t('figures.why')} choices={coded(choices.reasons)} />
      <section aria-label={t('figures.preview')} aria-live="polite">
        <h3>{t('figures.preview')}</h3>
        {preview.error && <Refusal error={preview.error} />}
        {preview.data ? <FigureGrid table={preview.data} /> : <p className="mut">{t('figures.pick')}</p>}
      </section>
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('figures.release')}
        </Btn>
      </div>
    </Form>
  );
}

/** The manager's part of the board: what she has released to the association, and what she may. */
export function ReleaseFigures() {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const released = useSuspenseQuery(releasedFiguresQuery).data;
  const [leaving, setLeaving] = useState<FigureReleaseLineFragment | null>(null);
  return (
    <Card title={t('figures.card')} className="figures">
      <p className="mut inner">{t('figures.cardText')}</p>
      {released.length === 0 && <p className="mut inner">{t('figures.noneOwn')}</p>}
      <ul>
        {released.map((one) => {
          const { id, table, decidedBy, decidedOn, recallReason, recalledOn } = one;
          const figure = words(table.figure.label);
          return (
            <li key={id} className="inner">
              <p>
                <b>
                  {figure}, {table.quarter}
                </b>{' '}
                {t('figures.to', { association: table.association })}
                <small>
                  {[t('figures.decided', { day: day(decidedOn) }), decidedBy?.name].filter(Boolean).join(', ')}
                  {recalledOn &&
                    `. ${t('figures.recalled', { day: day(recalledOn), why: words(recallReason?.label) })}`}
                </small>
              </p>
              {!recalledOn && (
                <Btn
                  onPress={() => setLeaving(one)}
                  aria-label={t('figures.withdrawFor', { figure, quarter: table.quarter })}
                >
                  {t('figures.withdraw')}
                </Btn>
              )}
            </li>
          );
        })}
      </ul>
      <div className="figures-form">
        <Release />
      </div>
      {leaving && <WithdrawFigures of={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  );
}
