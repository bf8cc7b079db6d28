import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';
import { useTitle } from '../../parts/title';
import { Extract } from './Extract';
import { Incident } from './Incident';
import { Review } from './Review';
import { Seats } from './Seats';
import './log.css';

const TABS = [
  { visa: undefined, key: 'log.review', may: 'audit.read', Tab: Review },
  { visa: 'utdrag', key: 'log.extract', may: 'audit.extract', Tab: Extract },
  { visa: 'incident', key: 'log.incident', may: 'audit.incident', Tab: Incident },
  { visa: 'behorigheter', key: 'log.seats', may: 'audit.read', Tab: Seats },
] as const;

/** The own authority's log: who has read, never what. */
export default function Log() {
  const { t } = useTranslation();
  const may = useMay();
  const { visa } = useSearch({ from: '/inside/logg' });
  useTitle(t('log.title'));
  const open = TABS.filter((tab) => may(tab.may));
  const now = open.find((tab) => tab.visa === visa) ?? open[0];
  return (
    <div className="page">
      <h1>{t('log.title')}</h1>
      <div className="bar-t">
        <nav className="seg seg-wrap" aria-label={t('log.title')}>
          {open.map((tab) => (
            <Link
              key={tab.key}
              to="/logg"
              search={{ visa: tab.visa }}
              aria-current={tab === now ? 'true' : undefined}
              activeProps={{}}
              activeOptions={{ exact: true, explicitUndefined: true }}
            >
              {t(tab.key)}
            </Link>
          ))}
        </nav>
      </div>
      {now && <now.Tab />}
    </div>
  );
}
