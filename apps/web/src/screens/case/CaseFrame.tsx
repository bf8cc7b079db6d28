import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { follow } from '../../data/realtime';
import { caseName } from '../../parts/Lines';
import { useTitle } from '../../parts/title';
import { useCase } from './case';
import './case.css';

/** Everything under one case: it is followed live as long as any of its pages is open. */
export default function CaseFrame() {
  const { t } = useTranslation();
  const { id, number, person } = useCase();
  useTitle(t('case.title', { name: caseName({ name: person?.name ?? null, number }) }));
  useEffect(() => follow(id), [id]);
  return <Outlet />;
}
