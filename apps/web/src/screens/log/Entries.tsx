import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { AccessLogInput, AccessLogQuery } from '../../gql/generated/graphql';
import { Card, Empty } from '../../parts/Card';
import { More } from '../../parts/More';
import { Table, type Column } from '../../parts/Table';
import { Keep } from './Keep';
import { moment } from './moment';

type Found = AccessLogQuery['accessLog'];
type Row = Found['edges'][number]['node'];

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const words = useWords();
  return [
    {
      id: 'who',
      label: t('log.who'),
      cell: ({ accountName, unit }) => (
        <>
          <b>{accountName}</b>
          <small>{unit.name}</small>
        </>
      ),
    },
    { id: 'when', label: t('log.when'), className: 'nw', cell: ({ at }) => moment(at) },
    { id: 'what', label: t('log.what'), cell: ({ kind }) => words(kind.label) },
    { id: 'why', label: t('log.why'), cell: ({ ground }) => (ground ? words(ground.label) : '–') },
    {
      id: 'cases',
      label: t('log.cases'),
      cell: ({ numbers, cases }) => numbers.join(', ') || (cases > 0 ? t('log.noNumber', { count: cases }) : '–'),
    },
    {
      id: 'flags',
      label: t('log.flags'),
      cell: ({ flags }) => flags.map(({ label }) => words(label)).join(', ') || '–',
    },
  ];
}

interface EntriesProps {
  input: AccessLogInput;
  found: Found;
  subject: string;
  busy: boolean;
  onMore: () => void;
}

/** The rows that were asked for, and the place to write down how the review ended. */
export function Entries({ input, found, subject, busy, onMore }: EntriesProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  const { edges, totalCount, protectedCount, pageInfo } = found;
  const { from, to, reason } = input;
  const isSuspicion = Boolean(input.accountId ?? input.caseNumber);
  return (
    <Card title={t('log.rows')} aside={<span className="mut">{subject}</span>}>
      <div className="pad">
        <p className="meta" role="status">
          {t('log.count', { count: totalCount })}
          {protectedCount > 0 && ` ${t('log.hidden', { count: protectedCount })}`}
        </p>
      </div>
      {edges.length === 0 ? (
        <Empty title={t('log.none')}>{t('log.noneText')}</Empty>
      ) : (
        <Table label={t('log.rows')} columns={columns} rows={edges.map(({ node }) => node)} keyOf={({ id }) => id} />
      )}
      <More shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={busy} onMore={onMore} />
      <Keep
        of={{
          ...{ kind: isSuspicion ? 'suspicion' : 'systematic', subject, reviewed: edges.length, from, to },
          ...(reason && { reason }),
        }}
      />
    </Card>
  );
}
