import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { follow } from '../../data/realtime';
import { useCase } from './case';
import './case.css';

/** Everything under one case: it is followed live as long as any of its pages is open. */
export default function CaseFrame() {
  const { id } = useCase();
  useEffect(() => follow(id), [id]);
  return <Outlet />;
}
