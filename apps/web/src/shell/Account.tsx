import { useNavigate, useRouter } from '@tanstack/react-router';
import { ChevronDown, CircleUser } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { leave, takeSeat } from '../data/entry';
import { useLabel, useMay, useMe } from '../data/me';
import { chooseLanguage, useLanguage } from '../i18n/language';
import { say } from '../parts/toast';

const Absence = lazy(() => import('./Absence'));

/** Who I am, which unit I work from now, the language, and the way out. */
export function Account() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { account, seat, seats } = useMe();
  const label = useLabel();
  const may = useMay();
  const [away, setAway] = useState(false);
  const navigate = useNavigate();
  const router = useRouter();
  const roles = (codes: string[]) => codes.map((code) => label('role', code)).join(', ');

  const act = async (key: string) => {
    if (key === 'language') return chooseLanguage(language === 'sv' ? 'en' : 'sv');
    if (key === 'absence') return setAway(true);
    if (key === 'phrases') return navigate({ to: '/fraser' });
    if (key === 'sessions') return navigate({ to: '/inloggningar' });
    if (key === 'leave') {
      const elsewhere = await leave();
      if (elsewhere) return location.assign(elsewhere);
      return navigate({ to: '/logga-in', search: { till: undefined } });
    }
    if (key === seat.id) return;
    takeSeat(key);
    await router.invalidate();
    await navigate({ to: '/' });
    say(t('seat.changed', { unit: seats.find(({ id }) => id === key)?.unit.name ?? '' }));
  };

  return (
    <>
      <MenuTrigger>
        <Button className="btn btn-quiet who">
          <CircleUser size={22} aria-hidden />
          <span className="who-text">
            <b>{account.name}</b>
            <span>
              {roles(seat.roles)}, {seat.unit.name}
            </span>
          </span>
          <ChevronDown size={16} aria-hidden className="who-caret" />
        </Button>
        <Popover className="pop" placement="bottom end">
          <Menu className="menu" aria-label={t('account')} onAction={(key) => void act(String(key))}>
            <MenuSection selectionMode="single" selectedKeys={[seat.id]}>
              <Header>{t('seat.label')}</Header>
              {seats.map((one) => (
                <MenuItem key={one.id} id={one.id} textValue={one.unit.name}>
                  {one.id === seat.id && <span aria-hidden>✓</span>}
                  {one.unit.name}
                  <small>{roles(one.roles)}</small>
                </MenuItem>
              ))}
            </MenuSection>
            <Separator />
            {may('deputy.set') && <MenuItem id="absence">{t('absence.title')}</MenuItem>}
            {may('phrase.read') && <MenuItem id="phrases">{t('phrase.title')}</MenuItem>}
            <MenuItem id="sessions">{t('sessions.title')}</MenuItem>
            <MenuItem id="language">
              <span lang={language === 'sv' ? 'en' : 'sv'}>{language === 'sv' ? 'English' : 'Svenska'}</span>
            </MenuItem>
            <MenuItem id="leave">{t('signOut')}</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Suspense>{away && <Absence onClose={() => setAway(false)} />}</Suspense>
    </>
  );
}
