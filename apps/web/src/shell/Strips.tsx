import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me';

const subscribe = (watcher: () => void) => {
  addEventListener('online', watcher);
  addEventListener('offline', watcher);
  return () => {
    removeEventListener('online', watcher);
    removeEventListener('offline', watcher);
  };
};

/** What one must know before anything else: no net, or invented people. */
export function Strips() {
  const { t } = useTranslation();
  const { demo } = useMe();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <>
      <div className={`strip${online ? '' : ' strip-alarm'}`} role="status">
        {online ? (
          demo && <span>{t('demo')}</span>
        ) : (
          <span>
            <WifiOff size={14} aria-hidden /> {t('offline')}
          </span>
        )}
      </div>
    </>
  );
}
