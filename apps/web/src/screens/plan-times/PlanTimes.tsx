import { useSuspenseQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { planDeadlinesQuery } from '../../data/queries';
import type { DeadlineSettingLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import { DecideTime } from './DecideTime';
import './plan-times.css';

type Setting = DeadlineSettingLineFragment;

/** So many days, of the kind the limit counts in. */
export function useLength() {
  const { t } = useTranslation();
  return ({ unit }: Setting, count: number) => t(`planTimes.${unit === 'working' ? 'working' : 'calendar'}`, { count });
}

/** What has been decided before and for later, the latest first. */
function Decisions({ of }: { of: Setting }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const length = useLength();
  if (of.decisions.length === 0) return null;
  return (
    <details className="plan-times-past">
      <summary>{t('planTimes.earlier')}</summary>
      <ul>
        {of.decisions.map(({ id, days, validFrom, setOn, setBy, reason }) => (
          <li key={id}>
            <small>
              {t('planTimes.decision', { days: length(of, days), from: day(validFrom), on: day(setOn) })}
              {setBy && `, ${setBy.name}`}
              {reason && `. ${reason}`}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function useColumns(change: (of: Setting) => void): Column<Setting>[] {
  const { t } = useTranslation();
  const words = useWords();
  const length = useLength();
  return [
    {
      id: 'what',
      label: t('planTimes.what'),
      cell: (of) => (
        <>
          <b>{words(of.label)}</b>
          <small className={of.law ? 'plan-times-law' : undefined}>
            {of.law && <Lock size={14} aria-hidden />}
            {of.law ? t('planTimes.lawIs', { law: of.law }) : t('planTimes.custom')}
          </small>
          <Decisions of={of} />
        </>
      ),
    },
    {
      id: 'days',
      label: t('planTimes.days'),
      className: 'nw',
      cell: (of) => (
        <>
          <b>{length(of, of.days)}</b>
          {of.days === of.usual && <small>{t('planTimes.usual')}</small>}
        </>
      ),
    },
    { id: 'from', label: t('planTimes.from'), cell: ({ from }) => words(from) },
    {
      id: 'act',
      className: 'plan-times-act',
      label: t('planTimes.change'),
      cell: (of) =>
        of.iMayDecide && (
          <Btn
            look="second"
            onPress={() => change(of)}
            aria-label={t('planTimes.changeFor', { what: words(of.label) })}
          >
            {t('planTimes.change')}
          </Btn>
        ),
    },
  ];
}

/** How long each part of a plan may take, association by association: the law's marked, the rest its own custom. */
export default function PlanTimes() {
  const { t } = useTranslation();
  const all = useSuspenseQuery(planDeadlinesQuery).data;
  const [changed, setChanged] = useState<Setting | null>(null);
  const columns = useColumns(setChanged);
  useTitle(t('planTimes.title'));
  const associations = [...new Map(all.map(({ associationId, association }) => [associationId, association]))];
  const mayDecide = all.some(({ iMayDecide }) => iMayDecide);
  return (
    <div className="page">
      <div>
        <h1>{t('planTimes.title')}</h1>
        <p className="mut">{t('planTimes.lead')}</p>
        {!mayDecide && <p className="mut">{t('planTimes.readOnly')}</p>}
      </div>
      {associations.map(([id, association]) => (
        <Card key={id} title={association} className="plan-times">
          <Table
            label={t('planTimes.table', { association })}
            columns={columns.filter((column) => mayDecide || column.id !== 'act')}
            rows={all.filter(({ associationId }) => associationId === id)}
            keyOf={(of) => of.id}
          />
        </Card>
      ))}
      {changed && <DecideTime key={changed.id} of={changed} onClose={() => setChanged(null)} />}
    </div>
  );
}
