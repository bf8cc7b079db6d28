import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useToday } from '../../data/me';
import { IncidentDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { TextField } from '../../parts/fields';
import { Refusal } from '../../parts/Refusal';

/** Who received and who opened, as text for the report. */
export function Incident() {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [noticed, setNoticed] = useState(useToday());
  const find = useMutation({ mutationFn: () => ask(IncidentDocument, { number, noticedAt: noticed }) });
  const text = find.data?.incidentView.text;
  return (
    <Card title={t('log.incident')}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); find.mutate(); }}>
        <TextField name="number" value={number} onChange={setNumber} error={undefined} label={t('log.number')} />
        <DateField name="noticed" value={noticed} onChange={setNoticed} error={undefined} label={t('log.noticed')} />
        <Btn look="primary" type="submit">{t('log.find')}</Btn>
      </form>
      {find.error && <Refusal error={find.error} />}
      {text && (
        <>
          <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>
          <Btn look="second" onPress={() => void navigator.clipboard.writeText(text)}>{t('log.copy')}</Btn>
        </>
      )}
    </Card>
  ); // prettier-ignore
}
