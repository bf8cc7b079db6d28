import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay } from '../../data/me';
import { useSubmit } from '../../data/submit';
import {
  OpenForRightDocument,
  OwnPartDocument,
  RegisterExtractDataDocument,
  RegisterExtractDocument,
  type FileLineFragment,
} from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { say } from '../../parts/toast';
import { AskCorrection } from './AskCorrection';
import { PlaceHold } from './PlaceHold';

/** Öppna med skäl: what the request is about is the reason. */
function Open({ file, onOpened }: { file: FileLineFragment; onOpened: (file: FileLineFragment) => void }) {
  const { t } = useTranslation();
  const form = useForm(`rightsOpen.${file.caseId}`, { about: '' });
  const { mutateAsync, isPending, error } = useSubmit(OpenForRightDocument);
  const submit = async () => {
    const about = form.values.about.trim();
    if (isPending || !form.check(about ? {} : { about: t('form.missing', { field: t('rights.about') }) })) return;
    try {
      onOpened((await mutateAsync({ caseId: file.caseId, about })).openForRight);
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('rights.opened'));
  };
  return (
    <Form label={t('rights.open')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <p>{t('rights.closedText')}</p>
      <TextField {...form.field('about')} label={t('rights.about')} hint={t('rights.aboutHint')} />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('wait') : t('rights.open')}
        </Btn>
      </div>
    </Form>
  );
}

/** What can be done with one file for the person it is about. */
export function OneFile({ file, onOpened }: { file: FileLineFragment; onOpened: (file: FileLineFragment) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [sheet, setSheet] = useState<'correct' | 'hold' | null>(null);
  const { caseId } = file;
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (what: 'pdf' | 'json' | 'own') => {
      if (what === 'own') return (await ask(OwnPartDocument, { caseId })).ownPart.paper;
      if (what === 'json') return (await ask(RegisterExtractDataDocument, { caseId })).registerExtract.data;
      return (await ask(RegisterExtractDocument, { caseId })).registerExtract.paper;
    },
    onSuccess: (made) => {
      if (made) saveFile(made);
      say(t('rights.made'));
    },
  });
  const title = [file.name, file.number, file.ownNumber].filter(Boolean).join(' · ');
  return (
    <Card title={title}>
      <div className="pad stack">
        {!file.isOpen && <Open file={file} onOpened={onOpened} />}
        {error && <Refusal error={error} />}
        {file.isOpen && (
          <div className="right-acts">
            <section className="right-act" aria-label={t('rights.extract')}>
              <h3>{t('rights.extract')}</h3>
              <p className="mut">{t('rights.extractText')}</p>
              <div className="row-acts">
                <Btn look="second" isPending={isPending} onPress={() => mutate('pdf')}>
                  {t('rights.pdf')}
                </Btn>
                <Btn isPending={isPending} onPress={() => mutate('json')}>
                  {t('rights.json')}
                </Btn>
              </div>
            </section>
            <section className="right-act" aria-label={t('rights.ownPart')}>
              <h3>{t('rights.ownPart')}</h3>
              <p className="mut">{t('rights.ownPartText')}</p>
              <div className="row-acts">
                <Btn look="second" isPending={isPending} onPress={() => mutate('own')}>
                  {t('rights.pdf')}
                </Btn>
              </div>
            </section>
            <section className="right-act" aria-label={t('rights.correct')}>
              <h3>{t('rights.correct')}</h3>
              <p className="mut">{t('rights.correctText')}</p>
              <div className="row-acts">
                <Btn look="second" onPress={() => setSheet('correct')}>
                  {t('rights.correct')}
                </Btn>
              </div>
            </section>
            {may('hold.set') && (
              <section className="right-act" aria-label={t('rights.hold')}>
                <h3>{t('rights.hold')}</h3>
                <p className="mut">{t('rights.holdText')}</p>
                <div className="row-acts">
                  <Btn look="second" onPress={() => setSheet('hold')}>
                    {t('rights.place')}
                  </Btn>
                </div>
              </section>
            )}
          </div>
        )}
      </div>
      {sheet === 'correct' && <AskCorrection file={file} onClose={() => setSheet(null)} />}
      {sheet === 'hold' && <PlaceHold caseId={caseId} number={file.number} onClose={() => setSheet(null)} />}
    </Card>
  );
}
