import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../data/queries';
import { useRested } from '../parts/rested';
import { useMe } from '../data/me';
import { placesFor } from './nav';
import './palette.css';

const LEAST = 2;

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim());
  const { data, isFetching } = useInfiniteQuery({ ...casesQuery({ q }), enabled: q.length >= LEAST });
  const found = q.length >= LEAST ? (data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? []) : [];
  const { permissions } = useMe();
  const places = placesFor(permissions).filter(({ key }) => t(key).toLowerCase().includes(typed.trim().toLowerCase()));
  const { pathname } = useLocation();
  const here = /^\/samordningar\/[\da-f-]{36}/.exec(pathname)?.[0];
  const consent = t('consent.record');
  const acts =
    here && permissions.includes('consent.record') && consent.toLowerCase().includes(typed.trim().toLowerCase())
      ? [{ to: `${here}/samtycke`, label: consent }]
      : [];
  const go = (key: string) => {
    onClose();
    if (key.startsWith('/')) void navigate({ to: key });
    else void navigate({ to: '/samordningar/$id', params: { id: key } });
  };
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className="ov">
      <Modal className="sheet pal">
        <Dialog aria-label={t('find.title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped} filter={() => true}>
            <SearchField aria-label={t('find.label')} autoFocus className="pal-s">
              <Search size={18} aria-hidden />
              <Input placeholder={t('find.placeholder')} />
            </SearchField>
            <Menu
              className="menu"
              aria-label={t('find.title')}
              onAction={(key) => go(String(key))}
              renderEmptyState={() => <p className="empty">{isFetching ? t('wait') : t('find.none')}</p>}
            >
              {found.length > 0 && (
                <MenuSection>
                  <Header>{t('nav.cases')}</Header>
                  {found.slice(0, 8).map((row) => (
                    <MenuItem key={row.id} id={row.id} textValue={`${row.name ?? ''} ${row.number}`}>
                      {row.name ?? row.number}
                      <small>{[row.name && row.number, row.ownNumber].filter(Boolean).join(' · ')}</small>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {acts.length > 0 && (
                <MenuSection>
                  <Header>{t('find.here')}</Header>
                  {acts.map(({ to, label }) => (
                    <MenuItem key={to} id={to}>
                      {label}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {places.length > 0 && (
                <MenuSection>
                  <Header>{t('find.goTo')}</Header>
                  {places.map(({ to, key }) => (
                    <MenuItem key={to} id={to}>
                      {t(key)}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
