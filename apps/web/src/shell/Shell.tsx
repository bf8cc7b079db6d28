import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/me';
import { connect, disconnect } from '../data/realtime';
import { expiredStore, seatStore } from '../data/session';
import { Btn } from '../parts/Button';
import { say, Toasts } from '../parts/toast';
import { Account } from './Account';
import { Bell } from './Bell';
import { Mark } from './Brand';
import { Idle } from './Idle';
import { Expired } from './Expired';
import { Nav } from './Nav';
import { StepUp } from './StepUp';
import { Strips } from './Strips';

const Palette = lazy(() => import('./Palette'));

/** A new page takes the focus, so that the keyboard and the screen reader start where the eye does. */
function useFocusOnPage() {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}

function useRealtime() {
  const { t } = useTranslation();
  const router = useRouter();
  const seat = seatStore.use();
  const expired = expiredStore.use();
  useEffect(() => {
    const left = (caseId: string) => {
      say(t('left'));
      const isHere = router.state.location.pathname.includes(caseId);
      void (isHere ? router.navigate({ to: '/samordningar' }) : router.invalidate());
    };
    if (!expired) void connect(left); // again after a new sign-in: the old socket went with the session
    return disconnect;
  }, [seat, expired, router, t]);
}

function useShortcut(open: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [open]);
}

export function Shell() {
  const { t } = useTranslation();
  const may = useMay();
  const expired = expiredStore.use();
  const [finding, setFinding] = useState(false);
  useFocusOnPage();
  useRealtime();
  useShortcut(() => setFinding(true));
  return (
    <div className="app">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <Link to="/" className="brand" aria-label={t('home')}>
          <Mark />
          <span>Samsteg</span>
        </Link>
        {may('case.read') && (
          <Btn className="top-find" onPress={() => setFinding(true)}>
            <Search size={16} aria-hidden />
            <span>{t('find.button')}</span>
            <kbd aria-hidden>Ctrl K</kbd>
          </Btn>
        )}
        <div className="top-r">
          <Bell />
          <Account />
        </div>
      </header>
      <Strips />
      <Nav />
      {/* what was read is not left lying under the question who one is; what was typed is kept */}
      <main id="main" className="main" tabIndex={-1} style={expired ? { visibility: 'hidden' } : undefined}>
        <Outlet />
      </main>
      <Suspense>{finding && <Palette onClose={() => setFinding(false)} />}</Suspense>
      <Toasts />
      <Idle />
      <StepUp />
      <Expired />
    </div>
  );
}
