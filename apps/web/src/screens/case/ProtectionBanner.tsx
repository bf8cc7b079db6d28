import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import type { Case } from './case';

/** Only the small group ever has a page with this on it. */
export function ProtectionBanner({ of: { protection } }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  if (!protection) return null;
  const { level, since, raisedByUs, group } = protection;
  return (
    <section className="note-box note-box-alarm" aria-labelledby="skydd">
      <h2 id="skydd">
        <ShieldAlert size={18} aria-hidden /> {t('protection.title', { level: words(level.label) })}
      </h2>
      <p>{t('protection.text')}</p>
      <p>
        {t('protection.group', { names: group.map(({ name }) => name).join(', ') })}{' '}
        {t(raisedByUs ? 'protection.ours' : 'protection.theirs', { day: day(since) })}
      </p>
    </section>
  );
}
