import { ClipboardList, FolderOpen, Inbox, LayoutDashboard, LayoutList, TriangleAlert } from 'lucide-react';

/** The places there are. Roles change which come first, never what they are called. */
export const PLACES = [
  { to: '/', key: 'nav.day', icon: LayoutList, count: null, wide: false },
  { to: '/samordningar', key: 'nav.cases', icon: FolderOpen, count: null, wide: false },
  { to: '/forfragningar', key: 'nav.referrals', icon: Inbox, count: 'inbox', wide: false },
  { to: '/glapp', key: 'nav.gaps', icon: TriangleAlert, count: 'openGaps', wide: false },
  { to: '/tavla', key: 'nav.board', icon: LayoutDashboard, count: null, wide: true },
  { to: '/insatser', key: 'nav.programmes', icon: ClipboardList, count: null, wide: true },
] as const;

export const isAt = (pathname: string, to: string) => (to === '/' ? pathname === '/' : pathname.startsWith(to));
