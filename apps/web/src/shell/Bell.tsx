import { Link } from '@tanstack/react-router';
import { Bell as Icon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../data/me';

/** How many notices I have not seen; the number is the list's own. */
export function Bell() {
  const { t } = useTranslation();
  const may = useMay();
  const { counts } = useMe();
  if (!may('notice.read')) return null;
  const { notices } = counts;
  return (
    <Link to="/aviseringar" className="btn btn-quiet bell">
      <Icon size={20} aria-hidden />
      {notices > 0 && (
        <span className="bell-n" aria-hidden>
          {notices}
        </span>
      )}
      <span className="vh">{notices > 0 ? t('notices.bell', { count: notices }) : t('notices.bellNone')}</span>
    </Link>
  );
}
