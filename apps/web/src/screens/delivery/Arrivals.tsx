import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices, useLabel, useWords } from '../../data/me';
import type { ArrivalLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Empty } from '../../parts/Card';
import { Select } from '../../parts/fields';
import { CaseLink } from '../../parts/Lines';
import { More } from '../../parts/More';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';
import { Waiting } from '../../parts/Waiting';
import { arrivalsQuery } from './queries';
import './delivery.css';

const clock = (at: string) => new Date(at).toLocaleTimeString('sv', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' }); // prettier-ignore

function useColumns(): Column<ArrivalLineFragment>[] {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  return [
    { id: 'case', label: t('arrived.person'), cell: ({ case: of }) => <CaseLink of={of} /> },
    {
      id: 'what',
      label: t('arrived.what'),
      cell: ({ what, category, incident }) => (
        <>
          <b>{words(what)}</b>
          <small>{label('category', category)}</small>
          {incident && <Status kind="out">{`${t('incident.day')}: ${words(incident)}`}</Status>}
        </>
      ),
    },
    { id: 'from', label: t('arrived.from'), cell: ({ from }) => from.name },
    {
      id: 'when',
      label: t('arrived.when'),
      className: 'nw',
      cell: ({ on, at }) => (
        <time dateTime={at}>
          {day(on)} {clock(at)}
        </time>
      ),
    },
    {
      id: 'ground',
      label: t('arrived.ground'),
      cell: ({ ground, legalBasis }) => (
        <>
          {words(ground.label)}
          <small>{legalBasis}</small>
        </>
      ),
    },
    {
      id: 'state',
      label: t('arrived.state'),
      cell: ({ openedOn }) =>
        openedOn ? (
          <span className="mut">{t('arrived.opened', { day: day(openedOn) })}</span>
        ) : (
          <Status kind="open">{t('arrived.notOpened')}</Status>
        ),
    },
  ];
}

/** Everything other units have handed to this one: from whom, when, on which ground. Codes and dates; words are read in the case. */
export default function Arrivals() {
  const { t } = useTranslation();
  const columns = useColumns();
  const choices = useChoices()('category');
  const search = useSearch({ from: '/inside/ankommet' });
  const navigate = useNavigate({ from: '/ankommet' });
  const [from, setFrom] = useState<Unit | null>(null);
  const unopened = search.visa !== 'allt';
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    arrivalsQuery({ unopened, category: search.slag, fromUnitId: from?.id }),
  );
  useTitle(t('arrived.title'));
  const rows = data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const total = data?.pages[0]?.totalCount ?? 0;
  const tabs = [
    { key: 'unopened', text: t('arrived.unopened'), to: { slag: search.slag, visa: undefined }, on: unopened },
    { key: 'all', text: t('arrived.all'), to: { slag: search.slag, visa: 'allt' as const }, on: !unopened },
  ];
  return (
    <div className="page">
      <div>
        <h1>{t('arrived.title')}</h1>
        <p className="meta">{data && <span role="status">{t('arrived.count', { count: total })}</span>}</p>
      </div>
      <div className="bar-t arrived-bar">
        <nav className="seg" aria-label={t('view')}>
          {tabs.map(({ key, text, to, on }) => (
            <Link
              key={key}
              to="/ankommet"
              search={to}
              aria-current={on ? 'true' : undefined}
              activeProps={{}}
              activeOptions={{ exact: true, explicitUndefined: true }}
            >
              {text}
            </Link>
          ))}
        </nav>
        <Select
          name="category"
          label={t('arrived.category')}
          none={t('arrived.anyCategory')}
          optional
          choices={choices}
          value={search.slag ?? ''}
          error={undefined}
          onChange={(slag) =>
            void navigate({ search: (before) => ({ ...before, slag: slag || undefined }), replace: true })
          }
        />
        <UnitPicker name="from" label={t('arrived.from')} value={from} onChange={setFrom} />
      </div>
      <Refusal error={error} />
      {isPending ? (
        <Waiting />
      ) : (
        <section className="card" aria-label={t('arrived.title')}>
          {rows.length === 0 ? (
            <Empty title={t('arrived.none')}>{t('arrived.noneText')}</Empty>
          ) : (
            <Table label={t('arrived.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
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
