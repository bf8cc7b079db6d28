import {
  BookOpenCheck, CalendarDays, CalendarPlus, CalendarClock, ChartColumn, ClipboardList, FileText, FolderOpen, Inbox, LayoutDashboard, LayoutList, MailOpen, Scale, TriangleAlert, UserCog, UserRoundCheck, UsersRound,
} from 'lucide-react'; // prettier-ignore

/** The places there are, and what opens each. Roles change which are drawn, never what they are called. */
export const PLACES = [
  { to: '/', may: 'case.read', key: 'nav.day', icon: LayoutList, count: 'tasks', wide: false },
  { to: '/kalender', may: 'case.read', key: 'calendar.title', icon: CalendarDays, count: null, wide: true },
  { to: '/samordningar', may: 'case.read', key: 'nav.cases', icon: FolderOpen, count: null, wide: false },
  { to: '/forfragningar', may: 'referral.read', key: 'nav.referrals', icon: Inbox, count: 'inbox', wide: false },
  { to: '/ankommet', may: 'delivery.read', key: 'arrived.title', icon: MailOpen, count: null, wide: true },
  { to: '/tider', may: 'slot.read', key: 'slots.title', icon: CalendarPlus, count: null, wide: true },
  { to: '/grupper', may: 'body.read', key: 'groups.title', icon: UsersRound, count: null, wide: true },
  { to: '/glapp', may: 'gap.read', key: 'nav.gaps', icon: TriangleAlert, count: 'openGaps', wide: false },
  { to: '/tavla', may: 'board.read', key: 'nav.board', icon: LayoutDashboard, count: null, wide: true },
  { to: '/bemanning', may: 'staffing.read', key: 'staffing.title', icon: UserRoundCheck, count: null, wide: true },
  { to: '/rattigheter', may: 'right.desk', key: 'rights.title', icon: Scale, count: null, wide: false },
  { to: '/insatser', may: 'programme.read', key: 'nav.programmes', icon: ClipboardList, count: null, wide: true },
  { to: '/siffror', may: 'figure.read', key: 'figures.title', icon: ChartColumn, count: null, wide: true },
  {
    to: '/tider-for-planer',
    may: 'deadline.decide',
    key: 'planTimes.nav',
    icon: CalendarClock,
    count: null,
    wide: false,
  },
  { to: '/samtyckestexter', may: 'wording.draft', key: 'texts.nav', icon: FileText, count: null, wide: false },
  { to: '/behorigheter', may: 'seat.read', key: 'nav.seats', icon: UserCog, count: null, wide: false },
  { to: '/logg', may: 'audit.read', key: 'log.title', icon: BookOpenCheck, count: null, wide: false },
] as const;

export const isAt = (pathname: string, to: string) => (to === '/' ? pathname === '/' : pathname.startsWith(to));

/** The places a seat's permissions open, in order; the first is where it begins. */
export const placesFor = (permissions: readonly string[]) => PLACES.filter(({ may }) => permissions.includes(may));
