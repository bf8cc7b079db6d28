import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';
import { useTitle } from '../../parts/title';
import { Corrections } from './Corrections';
import { Disposal } from './Disposal';
import { Guidance } from './Guidance';
import { PersonsRight } from './PersonsRight';
import { Proofs } from './Proofs';
import './rights.css';

const TABS = [
  { visa: undefined, key: 'rights.person', may: 'right.open', Tab: PersonsRight },
  { visa: 'rattelser', key: 'rights.corrections', may: 'correction.read', Tab: Corrections },
  { visa: 'gallring', key: 'rights.disposal', may: 'erasure.read', Tab: Disposal },
  { visa: 'bevis', key: 'rights.proofs', may: 'erasure.read', Tab: Proofs },
  { visa: 'vagledning', key: 'rights.guidance', may: 'right.open', Tab: Guidance },
] as const;

/** What a person may ask of the unit, what she asks to have corrected, and what the unit erases when its time has come. */
export default function Rights() {
  const { t } = useTranslation();
  const may = useMay();
  const { visa, arende } = useSearch({ from: '/inside/rattigheter' });
  useTitle(t('rights.title'));
  const open = TABS.filter((tab) => may(tab.may));
  const now = open.find((tab) => tab.visa === visa) ?? open[0];
  return (
    <div className="page">
      <h1>{t('rights.title')}</h1>
      <div className="bar-t">
        <nav className="seg seg-wrap" aria-label={t('rights.title')}>
          {open.map((tab) => (
            <Link
              key={tab.key}
              to="/rattigheter"
              search={{ visa: tab.visa, arende }}
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
