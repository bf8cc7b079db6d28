import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { MoreHorizontal } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me';
import { isAt, placesFor } from './nav';

/** On a narrow screen the seldom used places lie behind "Mer". */
function MorePlaces() {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const navigate = useNavigate();
  return (
    <MenuTrigger>
      <Button className="nav-i">
        <MoreHorizontal size={18} aria-hidden />
        <span>{t('nav.more')}</span>
      </Button>
      <Popover className="pop" placement="top end">
        <Menu className="menu" aria-label={t('nav.more')} onAction={(to) => void navigate({ to: String(to) })}>
          {placesFor(permissions)
            .filter(({ wide }) => wide)
            .map(({ to, key }) => (
              <MenuItem key={to} id={to}>
                {t(key)}
              </MenuItem>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export function Nav() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { counts, permissions } = useMe();
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <ul>
        {placesFor(permissions).map(({ to, key, icon: Icon, count, wide }) => {
          const number = count ? counts[count] : 0;
          return (
            <li key={to} className={wide ? 'nav-wide' : undefined}>
              <Link to={to} className="nav-i" aria-current={isAt(pathname, to) ? 'page' : undefined}>
                <Icon size={18} aria-hidden />
                <span>{t(key)}</span>
                {number > 0 && count && (
                  <em className="nav-n">
                    {number}
                    <span className="vh"> {t(`nav.count.${count}`)}</span>
                  </em>
                )}
              </Link>
            </li>
          );
        })}
        <li className="nav-more">
          <MorePlaces />
        </li>
      </ul>
    </nav>
  );
}
