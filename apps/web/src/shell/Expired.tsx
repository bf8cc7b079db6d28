import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me';
import { expiredStore } from '../data/session';
import { refreshAll } from '../data/submit';
import { Sheet } from '../parts/Sheet';
import { SignInForm } from './SignInForm';

/** The session is over but the page is not: sign in again on top of it and go on where you were. */
export function Expired() {
  const { t } = useTranslation();
  const { username } = useMe();
  if (!expiredStore.use()) return null;
  const back = (same: boolean) => {
    if (same) void refreshAll();
    else location.assign('/');
  };
  return (
    <Sheet title={t('expired.title')} leavable={false} onClose={() => undefined}>
      <p>{t('expired.text')}</p>
      <SignInForm username={username} onEntered={back} />
    </Sheet>
  );
}
