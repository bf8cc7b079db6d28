import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { staffingQuery } from '../../data/queries';
import type { StaffLineFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import './staffing.css';

const Absence = lazy(() => import('../../shell/Absence'));
type Line = StaffLineFullFragment;

/** When she is away and who covers, in words; what is not covered stands out. */
function Away({ of: { from, to, deputy, uncovered, now } }: { of: Line['absences'][number] }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const said = { from: day(from), to: day(to), deputy: deputy?.name ?? t('next.nobody') };
  return (
    <Status kind={uncovered ? 'late' : now ? 'hold' : 'part'}>
      {t(`staffing.${uncovered ? 'uncovered' : now ? 'awayNow' : 'awayLater'}`, said)}
    </Status>
  );
}

/** Who in the unit has what, who is away and who covers: what the manager and a colleague need the day somebody is ill. */
export default function Staffing() {
  const { t } = useTranslation();
  const { account, seat } = useMe();
  const { data } = useSuspenseQuery(staffingQuery);
  const [away, setAway] = useState<Line | null>(null);
  useTitle(t('staffing.title'));
  const leads = seat.roles.includes('manager');
  const { unassigned } = data;
  const count = (id: 'cases' | 'requests' | 'handoffs'): Column<Line> => ({
    id,
    label: t(`staffing.${id}`),
    className: 'num',
    cell: (line) => line[id],
  });
  const columns: Column<Line>[] = [
    {
      id: 'who',
      label: t('staffing.who'),
      cell: ({ account: { id, name }, absences }) => (
        <div className="st-who">
          <b>{name}</b>
          {id === account.id && <span className="mut">{t('staffing.you')}</span>}
          {absences.map((one) => (
            <Away key={one.id} of={one} />
          ))}
        </div>
      ),
    },
    count('cases'),
    count('requests'),
    count('handoffs'),
    {
      id: 'acts',
      label: t('staffing.acts'),
      cell: (line) => {
        const { id, name } = line.account;
        if (!leads && id !== account.id) return null;
        return (
          <div className="row-acts">
            <Btn onPress={() => setAway(line)} aria-label={t('staffing.absenceOf', { name })}>
              {t('staffing.absence')}
            </Btn>
            <LinkBtn to="/bemanning/$accountId" params={{ accountId: id }} aria-label={t('staffing.stepsOf', { name })}>
              {t('staffing.steps')}
            </LinkBtn>
          </div>
        );
      },
    },
  ];
  return (
    <div className="page">
      <div>
        <h1>{t('staffing.title')}</h1>
        <p className="meta">{t('staffing.lead')}</p>
      </div>
      {unassigned.cases + unassigned.requests + unassigned.handoffs > 0 && (
        <div className="msg" role="status">
          <b>{t('staffing.inbox')}</b> {t('staffing.inboxLine', unassigned)}
        </div>
      )}
      <Card title={t('staffing.colleagues')}>
        <Table
          label={t('staffing.colleagues')}
          columns={columns}
          rows={data.colleagues}
          keyOf={({ account: { id } }) => id}
        />
      </Card>
      <Suspense>{away && <Absence of={away.account} onClose={() => setAway(null)} />}</Suspense>
    </div>
  );
}
