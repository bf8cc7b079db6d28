import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useToday } from '../../data/me';
import { AccessExtractDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { TextField } from '../../parts/fields';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';

/** Vem har läst: the participant's extract, as a file. */
export function Extract() {
  const { t } = useTranslation();
  const today = useToday();
  const [said, setSaid] = useState({ number: '', from: `${today.slice(0, 4)}-01-01`, to: today });
  const field = (name: keyof typeof said) => ({
    name, value: said[name], onChange: (value: string) => setSaid((before) => ({ ...before, [name]: value })), error: undefined,
  }); // prettier-ignore
  const make = useMutation({
    mutationFn: () => ask(AccessExtractDocument, said),
    onSuccess: ({ accessExtract }) => saveFile(accessExtract),
  });
  return (
    <Card title={t('log.extract')}>
      <p>{t('log.extractText')}</p>
      <form className="form" onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
        <TextField {...field('number')} label={t('log.number')} />
        <DateField {...field('from')} label={t('log.from')} />
        <DateField {...field('to')} label={t('log.to')} />
        <Btn look="primary" type="submit">{t('log.make')}</Btn>
      </form>
      {make.isSuccess && <p role="status">{t('log.made')}</p>}
      {make.error && <Refusal error={make.error} />}
    </Card>
  ); // prettier-ignore
}
