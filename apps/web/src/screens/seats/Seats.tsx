import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMay } from '../../data/me';
import { agencySeatsQuery } from '../../data/queries';
import type { AgencySeatLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Find } from '../../parts/Find';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import { GrantSeat } from './GrantSeat';
import { SeatTabs } from './SeatTabs';
import { WithReason, type Act } from './WithReason';

type Seat = AgencySeatLineFragment;
const hit = ({ account, unit, why }: Seat, q: string) =>
  [account.name, account.username, unit.name, why].join(' ').toLowerCase().includes(q.toLowerCase());

function useColumns(act: (act: Act) => void): Column<Seat>[] {
  const { t } = useTranslation();
  const label = useLabel();
  const { day } = useDays();
  const may = useMay();
  return [
    {
      id: 'who',
      label: t('seats.who'),
      cell: ({ account, isOwn }) => (
        <>
          <b>{account.name}</b>
          {isOwn && <Status kind="ok">{t('seats.you')}</Status>}
          <small>{account.username}</small>
          {account.lockedOn && <Status kind="late">{t('seats.locked', { day: day(account.lockedOn) })}</Status>}
        </>
      ),
    },
    {
      id: 'what',
      label: t('seats.what'),
      cell: ({ unit, roles }) => (
        <>
          {unit.name}
          <small>{roles.map((role) => label('role', role)).join(', ')}</small>
        </>
      ),
    },
    {
      id: 'when',
      label: t('seats.when'),
      cell: ({ status, from, until }) => (
        <>
          <Status kind={status === 'open' ? 'ok' : 'part'}>{t(`seats.status.${status as 'open'}`)}</Status>
          <small>
            {from ? t('seats.from', { day: day(from) }) : t('seats.always')}
            {until && ` ${t('seats.until', { day: day(until) })}`}
          </small>
        </>
      ),
    },
    {
      id: 'why',
      label: t('seats.why'),
      cell: ({ why, grantedBy, endedWhy, endedBy }) => (
        <>
          {why === 'claims' ? t('seats.byClaims') : (why ?? t('seats.fromStart'))}
          {grantedBy && <small>{t('seats.givenBy', { name: grantedBy })}</small>}
          {endedWhy && <small>{t('seats.endedWhy', { why: endedWhy, name: endedBy ?? '' })}</small>}
        </>
      ),
    },
    {
      id: 'acts',
      label: t('seats.acts'),
      cell: (seat) => (
        <div className="row-acts">
          {may('seat.end') && seat.status !== 'ended' && !seat.isOwn && (
            <Btn onPress={() => act({ kind: 'end', seat })} aria-label={t('seats.endOf', { name: seat.account.name })}>
              {t('seats.end')}
            </Btn>
          )}
          {may('account.lock') && !seat.account.lockedOn && !seat.isOwn && (
            <Btn
              onPress={() => act({ kind: 'lock', seat })}
              aria-label={t('seats.lockOf', { name: seat.account.name })}
            >
              {t('seats.lock')}
            </Btn>
          )}
          {may('account.unlock') && seat.account.lockedHere && !seat.isOwn && (
            <Btn
              onPress={() => act({ kind: 'unlock', seat })}
              aria-label={t('seats.unlockOf', { name: seat.account.name })}
            >
              {t('seats.unlock')}
            </Btn>
          )}
        </div>
      ),
    },
  ];
}

/** Who in the agency has which seat and why. Given and ended here; what the association has no hand in. */
export default function Seats() {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(agencySeatsQuery);
  const may = useMay();
  const [granting, setGranting] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const [q, setQ] = useState('');
  const columns = useColumns(setAct);
  useTitle(t('nav.seats'));
  const rows = data.seats.filter((seat) => !q || hit(seat, q));
  const open = rows.filter(({ status }) => status !== 'ended');
  const ended = rows.filter(({ status }) => status === 'ended');
  if (!data.agencyName)
    return (
      <div className="page">
        <h1>{t('nav.seats')}</h1>
        <section className="card" aria-label={t('nav.seats')}>
          <Empty title={t('seats.notHere')}>{t('seats.notHereText')}</Empty>
        </section>
      </div>
    );
  return (
    <div className="page">
      <div>
        <h1>{t('nav.seats')}</h1>
        <p className="meta" role="status">
          {t('seats.count', { count: open.length, agency: data.agencyName })}
        </p>
      </div>
      <div className="bar-t">
        <SeatTabs at="people" />
        {may('seat.grant') && (
          <Btn look="primary" onPress={() => setGranting(true)}>
            {t('seats.grant')}
          </Btn>
        )}
        <Find label={t('seats.find')} placeholder={t('seats.findHint')} value={q} onFind={setQ} />
      </div>
      <Card title={t('seats.openOnes')}>
        {open.length === 0 ? (
          <Empty title={t('seats.none')}>{t(may('seat.grant') ? 'seats.noneText' : 'seats.noneOther')}</Empty>
        ) : (
          <Table label={t('seats.openOnes')} columns={columns} rows={open} keyOf={({ id }) => id} />
        )}
      </Card>
      {ended.length > 0 && (
        <Card title={t('seats.endedOnes')}>
          <Table label={t('seats.endedOnes')} columns={columns} rows={ended} keyOf={({ id }) => id} />
        </Card>
      )}
      {granting && <GrantSeat data={data} onClose={() => setGranting(false)} />}
      {act && <WithReason act={act} onClose={() => setAct(null)} />}
    </div>
  );
}
