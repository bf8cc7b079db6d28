import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useWords } from '../../data/me';
import { SeatsToReviewDocument, type SeatsToReviewQuery } from '../../gql/generated/graphql';
import { Card } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Table, type Column } from '../../parts/Table';

type Seat = SeatsToReviewQuery['seatsToReview'][number];

/** Who has which seat and why, when it was last used, and what to ask about. */
export function Seats() {
  const { t } = useTranslation();
  const words = useWords();
  const { data, error } = useQuery({
    queryKey: ['seats-to-review'],
    queryFn: ({ signal }) => ask(SeatsToReviewDocument, {}, signal),
  });
  const columns: Column<Seat>[] = [
    { id: 'who', label: t('log.who'), cell: ({ name, unit }) => <><b>{name}</b><small>{unit.name}</small></> },
    { id: 'roles', label: t('log.roles'), cell: ({ roles }) => roles.map(({ label }) => words(label)).join(', ') },
    { id: 'why', label: t('log.why'), cell: ({ why, givenBy }) => <>{why ?? '–'}{givenBy && <small>{givenBy}</small>}</> },
    { id: 'used', label: t('log.lastUsed'), cell: ({ lastUsedOn }) => lastUsedOn ?? '–' },
    { id: 'ask', label: t('log.ask'), cell: ({ flags }) => flags.map(({ label }) => words(label)).join(', ') || '–' },
  ]; // prettier-ignore
  return (
    <Card title={t('log.seats')}>
      {error && <Refusal error={error} />}
      {data && <Table label={t('log.seats')} columns={columns} rows={data.seatsToReview} keyOf={({ id }) => id} />}
    </Card>
  );
}
