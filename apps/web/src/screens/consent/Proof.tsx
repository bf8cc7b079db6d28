import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useLabel, useMay, useWords } from '../../data/me';
import { proofQuery } from '../../data/queries';
import { ConsentProofPaperDocument, type ConsentProofQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { useLanguage } from '../../i18n/language';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { CaseForm } from '../../parts/CaseForm';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { Table, type Column } from '../../parts/Table';
import { useCase } from '../case/case';

type Row = ConsentProofQuery['consentProof']['rows'][number];

/** One act: when, with whom, what, on which ground, and what has become of it. */
function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useWords();
  const { locale } = useLanguage();
  const { day } = useDays();
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  });
  return [
    {
      id: 'when',
      label: t('proof.when'),
      className: 'nw',
      cell: ({ arrivedAt }) => moment.format(new Date(arrivedAt)),
    },
    {
      id: 'party',
      label: t('proof.party'),
      cell: ({ direction, from, to }) => (direction === 'out' ? to.name : from.name),
    },
    {
      id: 'what',
      label: t('proof.what'),
      cell: ({ what, category }) => `${words(what)}, ${label('category', category).toLowerCase()}`,
    },
    {
      id: 'ground',
      label: t('proof.ground'),
      cell: ({ ground, law, edge, assessment, decidedBy }) => (
        <>
          {words(ground.label)} <span className="mut">{law}</span>
          {edge && <span className="mut">, {t('proof.until', { day: day(edge.validTo) })}</span>}
          {assessment && <p className="mut">{assessment}</p>}
          {decidedBy && <p className="mut">{t('proof.decided', { name: decidedBy.name })}</p>}
        </>
      ),
    },
    {
      id: 'since',
      label: t('proof.since'),
      className: 'nw',
      cell: ({ openedOn, revokedOn }) => (
        <>
          {openedOn ? t('proof.opened', { day: day(openedOn) }) : t('proof.unopened')}
          {revokedOn && <p>{t('proof.revoked', { day: day(revokedOn) })}</p>}
        </>
      ),
    },
  ];
}

/** What each party has received, when and on which ground: this unit's own acts, out and in. */
export default function Proof() {
  const { t } = useTranslation();
  const of = useCase();
  const may = useMay();
  const { language } = useLanguage();
  const { data: rows } = useSuspenseQuery(proofQuery(of.id));
  const columns = useColumns();
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setError(null);
    try {
      saveFile((await ask(ConsentProofPaperDocument, { id: of.id, language })).consentProofPaper);
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <CaseForm of={of} title={t('proof.title')} lead={t('proof.lead')} wide>
      {may('consent.exportProof') && (
        <div className="form-acts">
          <Btn look="second" onPress={() => void save()}>
            {t('proof.pdf')}
          </Btn>
        </div>
      )}
      <Refusal error={error} />
      {(['out', 'in'] as const).map((way) => {
        const shown = rows.filter(({ direction }) => direction === way);
        return (
          <Card key={way} title={t(`proof.${way}`)}>
            {shown.length === 0 ? (
              <Empty title={t(way === 'out' ? 'proof.noneOut' : 'proof.noneIn')} />
            ) : (
              <Table label={t(`proof.${way}`)} columns={columns} rows={shown} keyOf={({ id }) => id} />
            )}
          </Card>
        );
      })}
    </CaseForm>
  );
}
