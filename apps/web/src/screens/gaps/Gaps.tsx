import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GapSearch } from '../../app/search';
import { useChoices, useLabel, useWords } from '../../data/me';
import { gapsQuery } from '../../data/queries';
import { firstSentence } from '../../data/words';
import type { GapLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { GapDays } from '../../parts/GapMark';
import { CaseLink } from '../../parts/Lines';
import { More } from '../../parts/More';
import { NextStepCell } from '../../parts/NextStep';
import { Refusal } from '../../parts/Refusal';
import { Table, type Column } from '../../parts/Table';
import { SavedViews } from '../../parts/SavedViews';
import { useTitle } from '../../parts/title';
import { Waiting } from '../../parts/Waiting';

function useColumns(): Column<GapLineFragment>[] {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  return [
    {
      id: 'case',
      label: t('cases.person'),
      cell: (gap) => (
        <>
          <b>
            <CaseLink of={gap.case} />
          </b>
          {gap.case.name && <small>{gap.case.number}</small>}
        </>
      ),
    },
    {
      id: 'rule',
      label: t('gaps.rule'),
      cell: (gap) => (
        <>
          {words(gap.label)}
          <small>{firstSentence(words(gap.explanation))}</small>
        </>
      ),
    },
    {
      id: 'days',
      label: t('gaps.days'),
      cell: (gap) => (
        <>
          <GapDays gap={gap} />
          <small>
            {gap.forecast ? t('gap.forecastFrom', { day: day(gap.breachOn) }) : t('gap.since', { day: day(gap.since) })}
          </small>
        </>
      ),
    },
    {
      id: 'holder',
      label: t('next.whom'),
      cell: (gap) => (
        <>
          {gap.holder?.name ?? t('next.other')}
          {gap.caseworker && <small>{gap.caseworker.name}</small>}
        </>
      ),
    },
    {
      id: 'next',
      label: t('next.label'),
      cell: (gap) => (gap.nextStep ? <NextStepCell step={gap.nextStep} /> : '–'),
    },
  ];
}

/** Gaps as objects: each has a start, a length, somebody it waits for, and stands here until it is over. */
export default function Gaps() {
  const { t } = useTranslation();
  const label = useLabel();
  const rules = useChoices()('rule');
  const search: GapSearch = useSearch({ from: '/inside/glapp' });
  const navigate = useNavigate({ from: '/glapp' });
  const { regel, fran, till, vems } = search;
  const filter = { rule: regel, ageFrom: fran, ageTo: till, mine: vems === 'mina' ? true : undefined };
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    gapsQuery(filter),
  );
  const columns = useColumns();
  useTitle(t('nav.gaps'));
  const rows = data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const total = data?.pages[0]?.totalCount ?? 0;
  const aged = fran !== undefined || till !== undefined;
  return (
    <div className="page">
      <div>
        <h1>{t('nav.gaps')}</h1>
        <p className="lead">{t('gaps.lead')}</p>
        <p className="meta" role="status">
          {data && t('gaps.count', { count: total })}
        </p>
      </div>
      <div className="bar-t">
        <nav className="seg" aria-label={t('view')}>
          <Link
            to="/glapp"
            search={{ ...search, vems: undefined }}
            aria-current={vems ? undefined : 'true'}
            activeProps={{}}
            activeOptions={{ exact: true }}
          >
            {t('gaps.all')}
          </Link>
          <Link
            to="/glapp"
            search={{ ...search, vems: 'mina' }}
            aria-current={vems ? 'true' : undefined}
            activeProps={{}}
            activeOptions={{ exact: true }}
          >
            {t('gaps.mine')}
          </Link>
        </nav>
        <label className="field">
          <span className="field-label">{t('gaps.rule')}</span>
          <select
            className="input"
            value={regel ?? ''}
            onChange={(event) => void navigate({ search: { ...search, regel: event.target.value || undefined } })}
          >
            <option value="">{t('gaps.everyRule')}</option>
            {rules.map(({ code, label: text }) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        </label>
        {aged && (
          <Btn onPress={() => void navigate({ search: { ...search, fran: undefined, till: undefined } })}>
            {t('gaps.dropAge', { from: fran ?? 0, till: till ?? t('gaps.noEnd') })}
          </Btn>
        )}
      </div>
      <SavedViews list="gaps" to="/glapp" now={{ vems, regel, fran, till }} />
      <Refusal error={error} />
      {isPending ? (
        <Waiting />
      ) : (
        <section className="card" aria-label={regel ? label('rule', regel) : t('nav.gaps')}>
          {rows.length === 0 ? (
            <Empty title={t('gaps.none')}>{t('gaps.noneText')}</Empty>
          ) : (
            <Table label={t('nav.gaps')} columns={columns} rows={rows} keyOf={({ id }) => id} />
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
