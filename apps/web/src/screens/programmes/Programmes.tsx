import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeSearch } from '../../app/search';
import { useLabel, useMay, useMe, useWords } from '../../data/me';
import { programmesQuery } from '../../data/queries';
import type { ProgrammeLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Empty } from '../../parts/Card';
import { Find } from '../../parts/Find';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';

const hit = ({ name, owner, association, municipalities, targetGroup }: ProgrammeLineFragment, q: string) =>
  [name, owner, association, targetGroup, ...municipalities].join(' ').toLowerCase().includes(q.toLowerCase());

function useColumns(): Column<ProgrammeLineFragment>[] {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const may = useMay();
  const { seat } = useMe();
  const runs = (unit: ProgrammeLineFragment['operatingUnit']) => unit?.id === seat.unit.id && may('intervention.read');
  return [
    {
      id: 'name',
      label: t('programmes.name'),
      cell: ({ id, name, owner, association, operatingUnit }) => (
        <>
          {runs(operatingUnit) ? (
            <Link to="/insatser/$id" params={{ id }}>
              <b>{name}</b>
            </Link>
          ) : (
            <b>{name}</b>
          )}
          <small>{[owner, association].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    {
      id: 'kind',
      label: t('programmes.kind'),
      cell: ({ interventionKind, kind }) =>
        interventionKind ? label('interventionKind', interventionKind) : label('programmeKind', kind),
    },
    { id: 'where', label: t('programmes.where'), cell: ({ municipalities }) => municipalities.join(', ') || '–' },
    { id: 'target', label: t('programmes.target'), cell: ({ targetGroup }) => targetGroup ?? '–' },
    {
      id: 'places',
      label: t('programmes.places'),
      className: 'num',
      cell: ({ places, occupied }) =>
        places === null || places === undefined
          ? '–'
          : occupied === null || occupied === undefined
            ? places
            : t('programmes.taken', { occupied, places }),
    },
    {
      id: 'state',
      label: t('programmes.state'),
      cell: ({ takesRequests, refusal, openTo, operatingUnit, stopReason, until, isFull, starts }) => (
        <>
          {takesRequests ? (
            <Status kind="ok">{t('programmes.takes')}</Status>
          ) : (
            <Status kind="part">{refusal ? words(refusal.label) : t('programmes.takesNot')}</Status>
          )}
          {takesRequests && operatingUnit && <small>{operatingUnit.name}</small>}
          {stopReason && <small>{words(stopReason.label)}</small>}
          {until && <small>{t('run.untilDay', { day: day(until) })}</small>}
          {isFull && <Status kind="wait">{t('run.isFull')}</Status>}
          {takesRequests && starts[0] && <small>{t('run.nextStart', { day: day(starts[0].startsOn) })}</small>}
          {openTo && <small>{t('programmes.until', { day: day(openTo) })}</small>}
        </>
      ),
    },
  ];
}

/** Everything that is offered, and for each whether it takes requests; if not, why. */
export default function Programmes() {
  const { t } = useTranslation();
  const search: ProgrammeSearch = useSearch({ from: '/inside/insatser' });
  const navigate = useNavigate({ from: '/insatser' });
  const { data } = useSuspenseQuery(programmesQuery);
  const columns = useColumns();
  useTitle(t('nav.programmes'));
  const find = useCallback(
    (q: string) => void navigate({ search: (before) => ({ ...before, q: q || undefined }), replace: true }),
    [navigate],
  );
  const open = search.visa === 'tar-emot';
  const rows = data.filter((one) => (!open || one.takesRequests) && (!search.q || hit(one, search.q)));
  return (
    <div className="page">
      <div>
        <h1>{t('nav.programmes')}</h1>
        <p className="meta" role="status">
          {t('programmes.count', { count: rows.length, all: data.length })}
        </p>
      </div>
      <div className="bar-t">
        <nav className="seg" aria-label={t('view')}>
          <Link
            to="/insatser"
            search={{ ...search, visa: undefined }}
            aria-current={open ? undefined : 'true'}
            activeProps={{}}
          >
            {t('programmes.all')}
          </Link>
          <Link
            to="/insatser"
            search={{ ...search, visa: 'tar-emot' }}
            aria-current={open ? 'true' : undefined}
            activeProps={{}}
          >
            {t('programmes.takesRequests')}
          </Link>
        </nav>
        <Find
          label={t('programmes.find')}
          placeholder={t('programmes.findHint')}
          value={search.q ?? ''}
          onFind={find}
        />
      </div>
      <section className="card" aria-label={t('nav.programmes')}>
        {rows.length === 0 ? (
          <Empty title={t('programmes.none')}>{t('programmes.noneText')}</Empty>
        ) : (
          <Table label={t('nav.programmes')} columns={columns} rows={rows} keyOf={({ id }) => id} />
        )}
      </section>
    </div>
  );
}
