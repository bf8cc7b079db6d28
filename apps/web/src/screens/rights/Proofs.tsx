import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useWords } from '../../data/me';
import { ErasureProofsDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Card, Empty } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { Table } from '../../parts/Table';
import { Waiting } from '../../parts/Waiting';

/** Gallringsbevis: kinds and numbers, rule and who decided. No content. */
export function Proofs() {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const { data, error } = useQuery({
    queryKey: ['erasure-proofs'],
    queryFn: async ({ signal }) => (await ask(ErasureProofsDocument, {}, signal)).erasureProofs,
  });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { proofs, firstBroken } = data;
  return (
    <Card title={t('rights.proofs')}>
      {proofs.length === 0 && <Empty title={t('rights.noProofs')}>{t('rights.noProofsText')}</Empty>}
      {proofs.length > 0 && (
        <>
          <div className="pad">
            {firstBroken ? (
              <Status kind="late">{t('rights.broken', { no: firstBroken })}</Status>
            ) : (
              <Status kind="ok">{t('rights.whole')}</Status>
            )}
          </div>
          <Table
            label={t('rights.proofs')}
            columns={[
              {
                id: 'no',
                label: t('rights.no'),
                cell: ({ no, caseNumber, doneAt }) => (
                  <>
                    <b>{no}</b>
                    <small>
                      {caseNumber} · {day(doneAt.slice(0, 10))}
                    </small>
                  </>
                ),
              },
              {
                id: 'rule',
                label: t('rights.rule'),
                cell: ({ rule, years, law, lastEntry }) => (
                  <>
                    {t('rights.terms', { rule: words(rule.label), years, law })}
                    <small>
                      {t('rights.last')}: {day(lastEntry)}
                    </small>
                  </>
                ),
              },
              {
                id: 'who',
                label: t('rights.who'),
                cell: ({ proposedBy, approvedBy }) =>
                  t('rights.proofWho', { proposed: proposedBy ?? '–', approved: approvedBy ?? '–' }),
              },
              {
                id: 'what',
                label: t('rights.what2'),
                cell: ({ counts }) =>
                  counts.map(({ kind, gone, stays }) => (
                    <small key={kind.code}>{t('rights.count', { kind: words(kind.label), gone, stays })}</small>
                  )),
              },
            ]}
            rows={proofs}
            keyOf={({ id }) => id}
          />
        </>
      )}
    </Card>
  );
}
