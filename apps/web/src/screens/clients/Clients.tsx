import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMay } from '../../data/me';
import { agencyClientsQuery } from '../../data/queries';
import type { ClientLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { useLanguage } from '../../i18n/language';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import { SeatTabs } from '../seats/SeatTabs';
import { ClientAct, type Act } from './ClientAct';
import { RegisterClient, type Shown } from './RegisterClient';
import { Secret } from './Secret';
import './clients.css';

type Client = ClientLineFragment;

function useMoment() {
  const { locale } = useLanguage();
  return (at: string) =>
    new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Stockholm' });
}

function SecretCell({ client: { status, secretEndsAt, formerSecretEndsAt } }: { client: Client }) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <>
      <Status kind={status === 'open' ? 'ok' : 'late'}>{t(`machine.status.${status as 'open'}`)}</Status>
      {status !== 'revoked' && <small>{t('machine.secretUntil', { at: moment(secretEndsAt) })}</small>}
      {status === 'open' && formerSecretEndsAt && (
        <small>{t('machine.formerUntil', { at: moment(formerSecretEndsAt) })}</small>
      )}
    </>
  );
}

function useColumns(act: (act: Act) => void): Column<Client>[] {
  const { t } = useTranslation();
  const label = useLabel();
  const moment = useMoment();
  const { day } = useDays();
  const may = useMay();
  return [
    {
      id: 'system',
      label: t('machine.system'),
      cell: ({ name, unit, registeredBy, registeredOn, why, revokedBy, revokedOn, revokedWhy }) => (
        <>
          <b>{name}</b>
          <small>{unit.name}</small>
          <small>{t('machine.by', { day: day(registeredOn), name: registeredBy, why })}</small>
          {revokedOn && (
            <small>{t('machine.revokedBy', { day: day(revokedOn), name: revokedBy, why: revokedWhy })}</small>
          )}
        </>
      ),
    },
    {
      id: 'reads',
      label: t('machine.reads'),
      cell: ({ scopes }) => (
        <>
          {scopes.map((scope) => (
            <small key={scope}>{label('clientScope', scope)}</small>
          ))}
        </>
      ),
    },
    {
      id: 'used',
      label: t('machine.used'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? moment(lastUsedAt) : t('machine.never')),
    },
    { id: 'secret', label: t('machine.secret'), cell: (client) => <SecretCell client={client} /> },
    {
      id: 'acts',
      label: t('seats.acts'),
      cell: (client) => (
        <div className="row-acts">
          {(['change', 'revoke'] as const).map(
            (kind) =>
              client.status !== 'revoked' &&
              may(kind === 'change' ? 'client.changeSecret' : 'client.revoke') && (
                <Btn
                  key={kind}
                  onPress={() => act({ kind, client })}
                  aria-label={t(`machine.${kind}Of`, { name: client.name })}
                >
                  {t(`machine.${kind}`)}
                </Btn>
              ),
          )}
        </div>
      ),
    },
  ];
}

/** Which other systems may read in the agency, let in and shut out here. */
export default function Clients() {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(agencyClientsQuery);
  const may = useMay();
  const [registering, setRegistering] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const [made, setMade] = useState<Shown | null>(null);
  const columns = useColumns(setAct);
  useTitle(t('machine.title'));
  const open = data.clients.filter(({ status }) => status === 'open');
  const over = data.clients.filter(({ status }) => status !== 'open');
  const show = (shown: Shown) => {
    setRegistering(false);
    setAct(null);
    setMade(shown);
  };
  return (
    <div className="page">
      <div>
        <h1>{t('nav.seats')}</h1>
        {data.agencyName && (
          <p className="meta" role="status">
            {t('machine.count', { count: open.length, agency: data.agencyName })}
          </p>
        )}
      </div>
      <div className="bar-t">
        <SeatTabs at="system" />
        {may('client.register') && data.agencyName && (
          <Btn look="primary" onPress={() => setRegistering(true)}>
            {t('machine.register')}
          </Btn>
        )}
      </div>
      <p>{t('machine.text')}</p>
      <Card title={t('machine.openOnes')}>
        {open.length > 0 ? (
          <Table label={t('machine.openOnes')} columns={columns} rows={open} keyOf={({ id }) => id} />
        ) : data.agencyName ? (
          <Empty title={t('machine.none')}>
            {t(may('client.register') ? 'machine.noneText' : 'machine.noneOther')}
          </Empty>
        ) : (
          <Empty title={t('machine.notHere')}>{t('machine.notHereText')}</Empty>
        )}
      </Card>
      {over.length > 0 && (
        <Card title={t('machine.overOnes')}>
          <Table label={t('machine.overOnes')} columns={columns} rows={over} keyOf={({ id }) => id} />
        </Card>
      )}
      {registering && <RegisterClient data={data} onClose={() => setRegistering(false)} onMade={show} />}
      {act && <ClientAct act={act} onClose={() => setAct(null)} onMade={show} />}
      {made && <Secret made={made} onClose={() => setMade(null)} />}
    </div>
  );
}
