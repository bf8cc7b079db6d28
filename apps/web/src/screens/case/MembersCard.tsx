import { useTranslation } from 'react-i18next';
import { useDays } from '../../i18n/dates';
import { Card } from '../../parts/Card';
import type { Case } from './case';

/** The parties we know of. Those nobody has told us about are not even counted. */
export function MembersCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { day } = useDays();
  if (of.members.length === 0) return null;
  return (
    <Card title={t('members.title')}>
      <ul className="cc-list">
        {of.members.map(({ unit, since, until, coordinator }) => (
          <li key={unit.id + since}>
            <b>{unit.name}</b>
            <small>
              {unit.agencyName}
              {coordinator && `, ${t('members.coordinator')}`}
              {', '}
              {until ? t('members.until', { day: day(until) }) : t('members.since', { day: day(since) })}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
