import { useTranslation } from 'react-i18next';
import { useLabel, useMay, useMe } from '../../data/me';
import { WITHDRAW_READY } from '../../data/own-moves';
import { useDays } from '../../i18n/dates';
import { Card } from '../../parts/Card';
import { Moves } from '../../parts/Moves';
import { Status } from '../../parts/Status';
import type { Case } from './case';

/** Ready and waiting for a place: a clock runs until something of the kind starts. */
export function ReadyCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  const may = useMay();
  const { seat } = useMe();
  const { day } = useDays();
  if (of.ready.length === 0) return null;
  return (
    <Card title={t('ready.title')}>
      <ul className="cc-list">
        {of.ready.map(({ id, kind, since, until, owner, version }) => (
          <li key={id}>
            <b>{label('readyKind', kind)}</b>
            <Status kind={until ? 'done' : 'wait'}>
              {until
                ? t('ready.was', { from: day(since), to: day(until), unit: owner.name })
                : t('ready.since', { day: day(since), unit: owner.name })}
            </Status>
            {!until && owner.id === seat.unit.id && may('ready.withdraw') && (
              <Moves
                moved={{ noun: 'ready', id, version }}
                moves={[WITHDRAW_READY]}
                about={label('readyKind', kind)}
                primary={false}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
