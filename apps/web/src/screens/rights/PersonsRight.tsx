import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMe } from '../../data/me';
import { RightsFilesDocument, type FileLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { OneFile } from './OneFile';

const UNKEPT = ['q'] as const; // it may be a personnummer

/** Finds the unit's file by exactly a number, and does what the person has a right to. */
export function PersonsRight() {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { arende } = useSearch({ from: '/inside/rattigheter' });
  const form = useForm(`${seat.id}.rightsFind`, { q: arende ?? '' }, UNKEPT);
  const [files, setFiles] = useState<FileLineFragment[] | null>(null);
  const { mutateAsync, isPending, error } = useMutation({ mutationFn: (q: string) => ask(RightsFilesDocument, { q }) });
  const find = async (q: string) => {
    if (!form.check(q ? {} : { q: t('form.missing', { field: t('rights.number') }) }) || isPending) return;
    try {
      setFiles((await mutateAsync(q)).rightsFiles);
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  // from a case's own menu: its number stands in the address
  useEffect(() => {
    if (arende)
      void mutateAsync(arende).then(
        ({ rightsFiles }) => setFiles(rightsFiles),
        () => undefined,
      );
  }, [arende, mutateAsync]);
  return (
    <>
      <Card title={t('rights.person')}>
        <div className="pad stack">
          <p className="mut">{t('rights.findText')}</p>
          <Form
            label={t('rights.find')}
            errors={form.errors}
            refusal={error}
            onSubmit={() => void find(form.values.q.trim())}
          >
            <TextField {...form.field('q')} label={t('rights.number')} autoComplete="off" short />
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('wait') : t('rights.find')}
              </Btn>
            </div>
          </Form>
        </div>
      </Card>
      {files?.length === 0 && (
        <Card title={t('rights.found')}>
          <Empty title={t('rights.none')}>{t('rights.noneText')}</Empty>
        </Card>
      )}
      {files?.map((file) => (
        <OneFile
          key={file.caseId}
          file={file}
          onOpened={(opened) =>
            setFiles((before) => before?.map((one) => (one.caseId === opened.caseId ? opened : one)) ?? null)
          }
        />
      ))}
    </>
  );
}
