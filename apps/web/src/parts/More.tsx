import { useTranslation } from 'react-i18next';
import { Btn } from './Button';

interface MoreProps {
  shown: number;
  total: number;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** The list's own count, and the next page of it. */
export function More({ shown, total, hasMore, busy, onMore }: MoreProps) {
  const { t } = useTranslation();
  if (!hasMore) return null;
  return (
    <p className="more">
      <Btn onPress={onMore} isPending={busy}>
        {busy ? t('wait') : t('more', { shown, total })}
      </Btn>
    </p>
  );
}
