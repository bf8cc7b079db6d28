import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../data/queries';
import type { CaseRowLineFragment } from '../../gql/generated/graphql';
import { Btn, LinkBtn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { Find } from '../../parts/Find';
import { CaseLink } from '../../parts/Lines';
import { More } from '../../parts/More';
import { NextStepCell } from '../../parts/NextStep';
import { Refusal } from '../../parts/Refusal';
import { SavedViews } from '../../parts/SavedViews';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import { Waiting } from '../../parts/Waiting';

/** A personnummer is never put in an address; it is only sent. */
const looksLikePersonnummer = (q: string) => /\d{6}/.test(q.replace(/\D/g, '')) && /^[\d\s+-]+$/.test(q);

function useColumns(): Column<CaseRowLineFragment>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'name',
      label: t('cases.person'),
      cell: (row) => (
        <>
          <b>
            <CaseLink of={row} />
          </b>
          <small>{[row.name && row.number, row.ownNumber].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    { id: 'step', label: t('next.label'), cell: (row) => <NextStepCell step={row.nextStep} /> },
    {
      id: 'gaps',
      label: t('cases.gaps'),
      cell: (row) =>
        row.openGaps > 0 ? (
          <Status kind="late">{t('cases.openGaps', { count: row.openGaps })}</Status>
        ) : (
          <span className="mut">{t('none')}</span>
        ),
    },
    {
      id: 'who',
      label: t('cases.ourCaseworker'),
      cell: (row) => row.caseworker?.name ?? <Status kind="nobody">{t('nobody')}</Status>,
    },
    { id: 'coordinator', label: t('cases.coordinator'), cell: (row) => row.coordinator?.name ?? t('next.other') },
  ];
}

export default function Cases() {
  const { t } = useTranslation();
  const columns = useColumns();
  const search = useSearch({ from: '/inside/samordningar' });
  const navigate = useNavigate({ from: '/samordningar' });
  const [secret, setSecret] = useState('');
  const q = secret || search.q;
  const filter = {
    q,
    mine: search.vems === 'mina' || undefined,
    unassigned: search.vems === 'ingen' || undefined,
    withGap: search.glapp === 'oppna' || undefined,
    status: search.status ?? 'open',
  };
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    casesQuery(filter),
  );
  useTitle(t('nav.cases'));
  const find = useCallback(
    (next: string) => {
      const hidden = looksLikePersonnummer(next);
      setSecret(hidden ? next : '');
      void navigate({ search: (before) => ({ ...before, q: hidden || !next ? undefined : next }), replace: true });
    },
    [navigate],
  );
  const rows = data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const total = data?.pages[0]?.totalCount ?? 0;
  const { vems, status, glapp } = search;
  const tabs = [
    { key: 'all', text: t('cases.all'), to: { q: search.q, glapp }, on: !vems && !status },
    { key: 'mine', text: t('cases.mine'), to: { q: search.q, glapp, vems: 'mina' as const }, on: vems === 'mina' },
    {
      key: 'nobodys',
      text: t('cases.nobodys'),
      to: { q: search.q, glapp, vems: 'ingen' as const },
      on: vems === 'ingen',
    },
    { key: 'closed', text: t('cases.closed'), to: { q: search.q, status: 'closed' as const }, on: status === 'closed' },
  ];
  return (
    <div className="page">
      <div className="ph">
        <div>
          <h1>{t('nav.cases')}</h1>
          <p className="meta">{data && <span role="status">{t('cases.count', { count: total })}</span>}</p>
        </div>
        <div className="ph-acts">
          <LinkBtn look="primary" to="/samordningar/ny">
            {t('cases.open')}
          </LinkBtn>
        </div>
      </div>
      <div className="bar-t">
        <nav className="seg seg-wrap" aria-label={t('view')}>
          {tabs.map(({ key, text, to, on }) => (
            <Link
              key={key}
              to="/samordningar"
              search={to}
              activeOptions={{ exact: true }}
              aria-current={on ? 'true' : undefined}
              activeProps={{}}
            >
              {text}
            </Link>
          ))}
        </nav>
        <Btn
          aria-pressed={glapp === 'oppna'}
          onPress={() => void navigate({ search: (before) => ({ ...before, glapp: glapp ? undefined : 'oppna' }) })}
        >
          {t('cases.withGap')}
        </Btn>
        <Find label={t('cases.find')} placeholder={t('cases.findHint')} value={q ?? ''} onFind={find} />
      </div>
      <SavedViews list="cases" to="/samordningar" now={{ vems, status, glapp }} />
      <Refusal error={error} />
      {isPending ? (
        <Waiting />
      ) : (
        <section className="card" aria-label={t('nav.cases')}>
          {rows.length === 0 ? (
            <Empty title={t(q ? 'cases.noHit' : vems || glapp ? 'cases.filtered' : 'cases.nothing')}>
              {t(q ? 'cases.noHitText' : vems || glapp ? 'cases.filteredText' : 'cases.nothingText')}
            </Empty>
          ) : (
            <Table label={t('nav.cases')} columns={columns} rows={rows} keyOf={({ id }) => id} />
          )}
          <More
            shown={rows.length}
            total={total}
            hasMore={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </section>
      )}
    </div>
  );
}
