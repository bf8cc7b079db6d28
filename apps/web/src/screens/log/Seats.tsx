import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useWords } from '../../data/me';
import { SeatsToReviewDocument, type SeatsToReviewQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Card } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Table, type Column } from '../../parts/Table';
import { Waiting } from '../../parts/Waiting';
import { Keep } from './Keep';

type Seat = SeatsToReviewQuery['seatsToReview'][number];

function useColumns(): Column<Seat>[] {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  return [
    {
      id: 'who',
      label: t('log.who'),
      cell: ({ name, unit }) => (
        <>
          <b>{name}</b>
          <small>{unit.name}</small>
        </>
      ),
    },
    { id: 'roles', label: t('log.roles'), cell: ({ roles }) => roles.map(({ label }) => words(label)).join(', ') },
    {
      id: 'why',
      label: t('log.why'),
      cell: ({ why, givenBy }) => (
        <>
          {why ?? '–'}
          {givenBy && <small>{t('seats.givenBy', { name: givenBy })}</small>}
        </>
      ),
    },
    { id: 'used', label: t('log.lastUsed'), cell: ({ lastUsedOn }) => (lastUsedOn ? day(lastUsedOn) : '–') },
    {
      id: 'ask',
      label: t('log.ask'),
      cell: ({ flags }) => flags.map(({ label }) => words(label)).join(', ') || '–',
    },
  ];
}

/** Who has which seat and why, when it was last used, and what to ask about; signed off when it has been gone through. */
export function Seats() {
  const { t } = useTranslation();
  const columns = useColumns();
  const { data, error } = useQuery({
    queryKey: ['seats-to-review'],
    queryFn: async ({ signal }) => (await ask(SeatsToReviewDocument, {}, signal)).seatsToReview,
  });
  return (
    <>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Card title={t('log.seats')}>
            <div className="pad">
              <p className="mut">{t('log.seatsText')}</p>
            </div>
            <Table label={t('log.seats')} columns={columns} rows={data} keyOf={({ id }) => id} />
          </Card>
          <Card title={t('log.signOff')}>
            <Keep of={{ kind: 'access', subject: t('log.allSeats', { count: data.length }), reviewed: data.length }} />
          </Card>
        </>
      )}
    </>
  );
}
