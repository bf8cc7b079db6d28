import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';

const TABS = [
  { at: 'people', to: '/behorigheter', key: 'machine.people', may: 'seat.read' },
  { at: 'system', to: '/behorigheter/system', key: 'machine.title', may: 'client.read' },
] as const;

/** Who has access: people with seats, and other systems. */
export function SeatTabs({ at }: { at: 'people' | 'system' }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <nav className="seg seg-wrap" aria-label={t('machine.nav')}>
      {TABS.filter((tab) => may(tab.may)).map((tab) => (
        <Link
          key={tab.at}
          to={tab.to}
          aria-current={tab.at === at ? 'true' : undefined}
          activeProps={{}}
          activeOptions={{ exact: true }}
        >
          {t(tab.key)}
        </Link>
      ))}
    </nav>
  );
}
