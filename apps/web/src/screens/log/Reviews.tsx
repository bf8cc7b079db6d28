import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useWords } from '../../data/me';
import { LogReviewsDocument, type LogReviewsQuery } from '../../gql/generated/graphql';
import { Card, Empty } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Table, type Column } from '../../parts/Table';
import { moment } from './moment';

type Kept = LogReviewsQuery['logReviews'][number];

/** What has been reviewed before, by whom and how it ended. */
export function Reviews() {
  const { t } = useTranslation();
  const words = useWords();
  const { data, error } = useQuery({
    queryKey: ['log-reviews'],
    queryFn: async ({ signal }) => (await ask(LogReviewsDocument, {}, signal)).logReviews,
  });
  const columns: Column<Kept>[] = [
    {
      id: 'what',
      label: t('log.reviewed'),
      cell: ({ kind, subject, from, to }) => (
        <>
          <b>{words(kind.label)}</b>
          <small>{subject}</small>
          {from && to && <small>{t('log.period', { from, to })}</small>}
        </>
      ),
    },
    { id: 'who', label: t('log.who'), cell: ({ by }) => by },
    { id: 'when', label: t('log.when'), className: 'nw', cell: ({ at }) => moment(at) },
    { id: 'why', label: t('log.whyReviewed'), cell: ({ reason }) => reason ?? '–' },
    {
      id: 'result',
      label: t('log.result'),
      cell: ({ result, measures }) => (
        <>
          {words(result.label)}
          {measures && <small>{measures}</small>}
        </>
      ),
    },
  ];
  return (
    <Card title={t('log.reviews')}>
      {error && <Refusal error={error} />}
      {data?.length === 0 && <Empty title={t('log.noReviews')}>{t('log.noReviewsText')}</Empty>}
      {data && data.length > 0 && (
        <Table label={t('log.reviews')} columns={columns} rows={data} keyOf={({ id }) => id} />
      )}
    </Card>
  );
}
