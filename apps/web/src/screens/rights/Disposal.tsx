import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { DisposalListDocument, LiftHoldDocument, type DisposalLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { say } from '../../parts/toast';
import { Waiting } from '../../parts/Waiting';
import { PlaceHold } from './PlaceHold';
import { Preview } from './Preview';

type Row = DisposalLineFragment;
interface Shown {
  sheet: 'preview' | 'hold';
  of: Row;
}

function useColumns(show: (shown: Shown) => void, lift: (hold: Row['holds'][number]) => void): Column<Row>[] {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  return [
    {
      id: 'file',
      label: t('rights.file'),
      cell: ({ name, number, ownNumber }) => (
        <>
          <b>{name ?? number}</b>
          <small>{[name && number, ownNumber].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    { id: 'last', label: t('rights.last'), className: 'nw', cell: ({ lastEntry }) => day(lastEntry) },
    {
      id: 'from',
      label: t('rights.from'),
      cell: ({ dueFrom, latest }) => (
        <>
          {dueFrom ? day(dueFrom) : '–'}
          {latest && <small>{t('rights.latest', { day: day(latest) })}</small>}
        </>
      ),
    },
    {
      id: 'state',
      label: t('rights.state'),
      cell: ({ isDue, obstacle, erasure, holds }) => (
        <>
          {erasure && <Status kind="wait">{words(erasure.status.label)}</Status>}
          {!erasure && isDue && <Status kind="ok">{t('rights.dueNow')}</Status>}
          {obstacle && <small>{words(obstacle)}</small>}
          {holds.map((hold) => (
            <small key={hold.id}>
              {words(hold.kind.label)}, {t('rights.since', { day: day(hold.setOn) })}: {hold.reason}
            </small>
          ))}
        </>
      ),
    },
    {
      id: 'acts',
      label: t('rights.acts'),
      cell: (of) => (
        <div className="row-acts">
          <Btn
            look="second"
            onPress={() => show({ sheet: 'preview', of })}
            aria-label={`${t('rights.preview')} ${of.number}`}
          >
            {t('rights.preview')}
          </Btn>
          {may('hold.set') && of.holds.length === 0 && !of.erasure && (
            <Btn onPress={() => show({ sheet: 'hold', of })} aria-label={`${t('rights.place')} ${of.number}`}>
              {t('rights.place')}
            </Btn>
          )}
          {may('hold.set') &&
            of.holds.map((hold) => (
              <Btn key={hold.id} onPress={() => lift(hold)} aria-label={`${t('rights.lift')} ${of.number}`}>
                {t('rights.lift')}
              </Btn>
            ))}
        </div>
      ),
    },
  ];
}

/** Gallringslista: the unit's files whose time has come, and those that something stops. */
export function Disposal() {
  const { t } = useTranslation();
  const words = useWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const { data, error } = useQuery({
    queryKey: ['disposal'],
    queryFn: async ({ signal }) => (await ask(DisposalListDocument, {}, signal)).disposalList,
  });
  const lifting = useSubmit(LiftHoldDocument);
  const columns = useColumns(setShown, ({ id, version }) =>
    lifting.mutate({ holdId: id, expectedVersion: version }, { onSuccess: () => say(t('rights.lifted')) }),
  );
  const terms = data?.terms;
  return (
    <>
      <Refusal error={error ?? lifting.error} />
      {!data && !error && <Waiting />}
      {data && (
        <Card title={t('rights.disposal')}>
          {terms && (
            <div className="pad">
              <p className="mut">
                {words(terms.note)}{' '}
                {t('rights.terms', { rule: words(terms.rule.label), years: terms.years, law: terms.law })}{' '}
                {terms.decision && t('rights.decisionOf', { decision: terms.decision })}
              </p>
            </div>
          )}
          {!terms && <Empty title={t('rights.noTerms')} />}
          {terms && data.items.length === 0 && (
            <Empty title={t('rights.noDisposal')}>{t('rights.noDisposalText')}</Empty>
          )}
          {data.items.length > 0 && (
            <Table label={t('rights.disposal')} columns={columns} rows={data.items} keyOf={({ caseId }) => caseId} />
          )}
        </Card>
      )}
      {shown?.sheet === 'preview' && <Preview of={shown.of} onClose={() => setShown(null)} />}
      {shown?.sheet === 'hold' && (
        <PlaceHold caseId={shown.of.caseId} number={shown.of.number} onClose={() => setShown(null)} />
      )}
    </>
  );
}
