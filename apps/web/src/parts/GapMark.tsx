import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** How long a gap has lasted, or that one is coming: hatch, thick line, triangle and words. */
export function GapDays({ gap }: { gap: { days: number; open: boolean; forecast: boolean } }) {
  const { t } = useTranslation();
  if (gap.forecast) return <span className="gapm gapm-soon">{t('gap.coming')}</span>;
  return (
    <span className={`gapm${gap.open ? ' gapm-open' : ''}`}>
      {gap.open && <TriangleAlert size={13} aria-hidden />}
      <span>{t('gap.days', { count: gap.days })}</span>
    </span>
  );
}
