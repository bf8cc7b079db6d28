import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stayAwake } from '../data/api';
import { useMe } from '../data/me';
import { expiredStore } from '../data/session';
import { Btn } from '../parts/Button';
import { Sheet } from '../parts/Sheet';

const MINUTE = 60_000;
const WARN_BEFORE = 2 * MINUTE;
const DID_SOMETHING = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * What a person does keeps her session awake, told to the server at most once a minute; what the page fetches by itself does
 * not. Two minutes before the session is over it asks whether she is still there.
 */
export function Idle() {
  const { t } = useTranslation();
  const { idleMinutes } = useMe();
  const expired = expiredStore.use();
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (expired || asking) return;
    let told = Date.now();
    const did = () => {
      if (Date.now() - told < MINUTE) return;
      told = Date.now();
      void stayAwake().catch(() => undefined); // no net: the next thing she does is told instead
    };
    const look = setInterval(() => {
      if (Date.now() - told > idleMinutes * MINUTE - WARN_BEFORE) setAsking(true);
    }, 5_000);
    DID_SOMETHING.forEach((name) => addEventListener(name, did, { passive: true }));
    return () => {
      clearInterval(look);
      DID_SOMETHING.forEach((name) => removeEventListener(name, did));
    };
  }, [expired, asking, idleMinutes]);

  const goOn = async () => {
    if (!(await stayAwake().catch(() => true))) expiredStore.set(true);
    setAsking(false);
  };
  if (!asking || expired) return null;
  return (
    <Sheet title={t('idle.title')} leavable={false} onClose={() => undefined}>
      <p role="alert">{t('idle.text')}</p>
      <div className="form-acts">
        <Btn look="primary" autoFocus onPress={() => void goOn()}>
          {t('idle.button')}
        </Btn>
      </div>
    </Sheet>
  );
}
