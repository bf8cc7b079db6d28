import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queryClient } from '../data/client';
import { whoAmI } from '../data/entry';
import { isApiError } from '../data/errors';
import * as read from '../data/queries';
import { Waiting } from '../parts/Waiting';
import { Shell } from '../shell/Shell';
import { ErrorScreen, NotFound } from './ErrorScreen';
import { placesFor } from '../shell/nav';
import * as search from './search';

/** Where there is no shell around it, a page that explains is the main thing itself. */
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <main id="main">
      <NotFound />
    </main>
  ),
  errorComponent: (props) => (
    <main id="main">
      <ErrorScreen {...props} />
    </main>
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/logga-in',
  validateSearch: search.signInSearch,
  component: lazyRouteComponent(() => import('../screens/sign-in/SignIn')),
});

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await whoAmI();
    } catch (error) {
      if (isApiError(error, 'UNAUTHENTICATED'))
        redirect({ to: '/logga-in', search: { till: location.href }, throw: true });
      throw error;
    }
  },
});

const day = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async () => {
    // a seat that reads no cases begins at the first place it opens
    const [first] = placesFor((await queryClient.ensureQueryData(read.meQuery)).permissions);
    if (first && first.to !== '/') redirect({ to: first.to, throw: true });
  },
  loader: () => queryClient.ensureQueryData(read.dayQuery),
  component: lazyRouteComponent(() => import('../screens/day/MyDay')),
});

const cases = createRoute({
  getParentRoute: () => inside,
  path: '/samordningar',
  validateSearch: search.caseSearch,
  component: lazyRouteComponent(() => import('../screens/cases/Cases')),
});

// prettier-ignore
const openCase = createRoute({ getParentRoute: () => inside, path: '/samordningar/ny', component: lazyRouteComponent(() => import('../screens/cases/OpenCase')) });

/** The case is loaded once for its page and for all forms that lie under it. */
const caseRoute = createRoute({
  getParentRoute: () => inside,
  path: '/samordningar/$id',
  loader: ({ params }) => queryClient.ensureQueryData(read.caseQuery(params.id)),
  component: lazyRouteComponent(() => import('../screens/case/CaseFrame')),
  errorComponent: lazyRouteComponent(() => import('../screens/case/CaseRefused')),
});
const under = { getParentRoute: () => caseRoute };
type Load = () => Promise<{ default: () => ReactNode }>;
/** A page or form of a case that needs nothing but the case. */
const form = <const P extends string>(path: P, load: Load) =>
  createRoute({ ...under, path, component: lazyRouteComponent(load) });
const casePage = createRoute({
  ...under,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/case/CasePage')),
});
const consent = createRoute({
  ...under,
  path: '/samtycke',
  validateSearch: search.consentSearch,
  component: lazyRouteComponent(() => import('../screens/consent/RecordConsent')),
});
const proof = createRoute({
  ...under,
  path: '/bevis',
  loader: ({ params }) => queryClient.ensureQueryData(read.proofQuery(params.id)),
  component: lazyRouteComponent(() => import('../screens/consent/Proof')),
});
const request = createRoute({
  ...under,
  path: '/forfragan',
  validateSearch: search.formSearch,
  component: lazyRouteComponent(() => import('../screens/request/SendRequest')),
});
const handoff = form('/overlamning', () => import('../screens/handoff/OfferHandoff'));
const sip = form('/plan/$planId', () => import('../screens/sip/SipEditor'));
const callPlan = form('/plan/$planId/kalla', () => import('../screens/meeting/CallMeeting'));
const brief = form('/nulage', () => import('../screens/case/BriefPage'));
const commitment = form('/atagande/$commitmentId', () => import('../screens/commitment/CommitmentPage'));
const callMeeting = form('/mote', () => import('../screens/meeting/CallMeeting'));
const logMeeting = form('/mote-hallet', () => import('../screens/meeting/LogMeeting'));
const participation = form('/deltagande', () => import('../screens/participation/PlanParticipation'));
const present = createRoute({
  ...under,
  path: '/grupp',
  loader: ({ params }) => queryClient.ensureQueryData(read.presentingQuery(params.id)),
  component: lazyRouteComponent(() => import('../screens/groups/Present')),
});

const groups = createRoute({
  getParentRoute: () => inside,
  path: '/grupper',
  loader: () => queryClient.ensureQueryData(read.bodiesQuery),
  component: lazyRouteComponent(() => import('../screens/groups/Groups')),
});

// prettier-ignore
const calendar = createRoute({ getParentRoute: () => inside, path: '/kalender', validateSearch: search.calendarSearch, component: lazyRouteComponent(() => import('../screens/calendar/Calendar')) });

// prettier-ignore
const slots = createRoute({ getParentRoute: () => inside, path: '/tider', loader: () => queryClient.ensureQueryData(read.slotsQuery()), component: lazyRouteComponent(() => import('../screens/slots/Slots')) });
// prettier-ignore
const bookSlot = createRoute({ ...under, path: '/tid', validateSearch: search.bookingSearch, component: lazyRouteComponent(() => import('../screens/slots/BookSlot')) });

// prettier-ignore
const staffing = createRoute({ getParentRoute: () => inside, path: '/bemanning', loader: () => queryClient.ensureQueryData(read.staffingQuery), component: lazyRouteComponent(() => import('../screens/staffing/Staffing')) });
// prettier-ignore
const openSteps = createRoute({ getParentRoute: () => inside, path: '/bemanning/$accountId', loader: ({ params }) => queryClient.ensureQueryData(read.openStepsQuery(params.accountId)), component: lazyRouteComponent(() => import('../screens/staffing/HandOver')) });

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/forfragningar',
  validateSearch: search.inboxSearch,
  component: lazyRouteComponent(() => import('../screens/inbox/Inbox')),
});

const arrived = createRoute({
  getParentRoute: () => inside,
  path: '/ankommet',
  validateSearch: search.arrivalSearch,
  component: lazyRouteComponent(() => import('../screens/delivery/Arrivals')),
});

const notTransferred = createRoute({
  getParentRoute: () => inside,
  path: '/inte-overfort',
  component: lazyRouteComponent(() => import('../screens/delivery/NotTransferred')),
});

const gaps = createRoute({
  getParentRoute: () => inside,
  path: '/glapp',
  validateSearch: search.gapSearch,
  component: lazyRouteComponent(() => import('../screens/gaps/Gaps')),
});

const board = createRoute({
  getParentRoute: () => inside,
  path: '/tavla',
  loader: () => queryClient.ensureQueryData(read.boardQuery),
  component: lazyRouteComponent(() => import('../screens/board/Board')),
});

const figures = createRoute({
  getParentRoute: () => inside,
  path: '/siffror',
  loader: () => queryClient.ensureQueryData(read.releasedFiguresQuery),
  component: lazyRouteComponent(() => import('../screens/figures/Figures')),
});

const planTimes = createRoute({
  getParentRoute: () => inside,
  path: '/tider-for-planer',
  loader: () => queryClient.ensureQueryData(read.planDeadlinesQuery),
  component: lazyRouteComponent(() => import('../screens/plan-times/PlanTimes')),
});

const programmes = createRoute({
  getParentRoute: () => inside,
  path: '/insatser',
  validateSearch: search.programmeSearch,
  loader: () => queryClient.ensureQueryData(read.programmesQuery),
  component: lazyRouteComponent(() => import('../screens/programmes/Programmes')),
});

// prettier-ignore
const programme = createRoute({ getParentRoute: () => inside, path: '/insatser/$id', loader: ({ params }) => queryClient.ensureQueryData(read.programmeRunQuery(params.id)), component: lazyRouteComponent(() => import('../screens/programmes/ProgrammePage')) });

const consentTexts = createRoute({
  getParentRoute: () => inside,
  path: '/samtyckestexter',
  loader: () => queryClient.ensureQueryData(read.consentTextsQuery),
  component: lazyRouteComponent(() => import('../screens/consent/Texts')),
});

const rights = createRoute({
  getParentRoute: () => inside,
  path: '/rattigheter',
  validateSearch: search.rightsSearch,
  component: lazyRouteComponent(() => import('../screens/rights/Rights')),
});

const log = createRoute({
  getParentRoute: () => inside,
  path: '/logg',
  validateSearch: search.logSearch,
  component: lazyRouteComponent(() => import('../screens/log/Log')),
});

const seats = createRoute({
  getParentRoute: () => inside,
  path: '/behorigheter',
  loader: () => queryClient.ensureQueryData(read.agencySeatsQuery),
  component: lazyRouteComponent(() => import('../screens/seats/Seats')),
});

const clients = createRoute({
  getParentRoute: () => inside,
  path: '/behorigheter/system',
  loader: () => queryClient.ensureQueryData(read.agencyClientsQuery),
  component: lazyRouteComponent(() => import('../screens/clients/Clients')),
});

const notices = createRoute({
  getParentRoute: () => inside,
  path: '/aviseringar',
  validateSearch: search.noticeSearch,
  component: lazyRouteComponent(() => import('../screens/notice/Notices')),
});

const noticeSettings = createRoute({
  getParentRoute: () => inside,
  path: '/aviseringar/installningar',
  loader: () => queryClient.ensureQueryData(read.noticeSettingsQuery),
  component: lazyRouteComponent(() => import('../screens/notice/Settings')),
});

const phrases = createRoute({
  getParentRoute: () => inside,
  path: '/fraser',
  loader: () => queryClient.ensureQueryData(read.phrasesQuery),
  component: lazyRouteComponent(() => import('../screens/phrases/PhrasesPage')),
});

const sessions = createRoute({
  getParentRoute: () => inside,
  path: '/inloggningar',
  loader: () => queryClient.ensureQueryData(read.mySessionsQuery),
  component: lazyRouteComponent(() => import('../screens/sessions/MySessions')),
});

// prettier-ignore
const tree = root.addChildren([
  signIn,
  inside.addChildren([
    day, calendar, slots, cases, openCase,
    caseRoute.addChildren([casePage, consent, proof, request, handoff, sip, callPlan, commitment, brief, callMeeting, logMeeting, bookSlot, participation, present]),
    inbox, arrived, notTransferred, groups, gaps, board, figures, programmes, programme, consentTexts, seats, clients, sessions, notices, noticeSettings,
    log, rights, planTimes, staffing, openSteps, phrases,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  scrollRestoration: true,
  // no preload on hover: reading a case is logged, so it is read only when somebody opens it
  defaultPreload: false,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: ErrorScreen,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
