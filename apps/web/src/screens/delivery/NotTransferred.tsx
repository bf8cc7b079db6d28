import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { colleaguesQuery } from '../../data/queries';
import type { NotTransferredLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { Select } from '../../parts/fields';
import { CaseLink } from '../../parts/Lines';
import { More } from '../../parts/More';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import { Waiting } from '../../parts/Waiting';
import { notTransferredQuery } from './queries';
import './delivery.css';

/** What is not yet in the unit's own journal or file, case by case: counts and days. Begins with one's own cases. */
export default function NotTransferred() {
  const { t } = useTranslation();
  const { day } = useDays();
  const { account } = useMe();
  const [worker, setWorker] = useState(account.id);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    notTransferredQuery(worker || undefined),
  );
  useTitle(t('transfer.listTitle'));
  const rows = data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const [page] = data?.pages ?? [];
  const columns: Column<NotTransferredLineFragment>[] = [
    { id: 'case', label: t('arrived.person'), cell: ({ case: of }) => <CaseLink of={of} /> },
    {
      id: 'worker',
      label: t('transfer.worker'),
      cell: ({ caseworker }) => caseworker?.name ?? <Status kind="nobody">{t('nobody')}</Status>,
    },
    { id: 'own', label: t('transfer.ownCount'), cell: ({ own }) => own },
    { id: 'received', label: t('transfer.receivedCount'), cell: ({ received }) => received },
    { id: 'oldest', label: t('transfer.oldest'), className: 'nw', cell: ({ oldestOn }) => day(oldestOn) },
  ];
  return (
    <div className="page">
      <div>
        <h1>{t('transfer.listTitle')}</h1>
        <p className="meta">
          {page && (
            <span role="status">
              {t('transfer.listCount', { count: page.totalCount })}. {t('transfer.records', { count: page.records })}
            </span>
          )}
        </p>
      </div>
      <div className="bar-t arrived-bar">
        <Select
          name="worker"
          label={t('transfer.worker')}
          none={t('transfer.anyWorker')}
          optional
          choices={colleagues.map(({ id, name }) => ({ code: id, label: name }))}
          value={worker}
          error={undefined}
          onChange={setWorker}
        />
      </div>
      <Refusal error={error} />
      {isPending ? (
        <Waiting />
      ) : (
        <section className="card" aria-label={t('transfer.listTitle')}>
          {rows.length === 0 ? (
            <Empty title={t(worker === account.id ? 'transfer.noneOwn' : 'transfer.none')}>
              {worker === account.id ? (
                <Btn onPress={() => setWorker('')}>{t('transfer.showUnit')}</Btn>
              ) : (
                t('transfer.noneText')
              )}
            </Empty>
          ) : (
            <Table label={t('transfer.listTitle')} columns={columns} rows={rows} keyOf={({ case: of }) => of.id} />
          )}
          <More
            shown={rows.length}
            total={page?.totalCount ?? 0}
            hasMore={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </section>
      )}
    </div>
  );
}
