import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as ops from '../gql/generated/graphql';
import { ask } from './api';
import { notHere } from './errors';

const PAGE = 30;
const next = <C extends { pageInfo: { hasNextPage: boolean; endCursor: string | null } }>(page: C) =>
  page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
const first = undefined as string | undefined;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await ask(ops.MeDocument, {}, signal)).me,
});

export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: async ({ signal }) => (await ask(ops.VocabularyDocument, {}, signal)).vocabulary,
  staleTime: Infinity,
});

export const calendarQuery = (from: string, to: string, mine: boolean) =>
  queryOptions({
    queryKey: ['calendar', from, to, mine],
    queryFn: ({ signal }) => ask(ops.CalendarDocument, { from, to, mine }, signal),
  });

export const slotsQuery = (caseId?: string) =>
  queryOptions({
    queryKey: ['slots', caseId ?? ''],
    queryFn: ({ signal }) => ask(ops.SlotsDocument, { caseId: caseId ?? null }, signal),
  });

export const staffingQuery = queryOptions({
  queryKey: ['staffing'],
  queryFn: async ({ signal }) => (await ask(ops.StaffingDocument, {}, signal)).staffing,
});
export const standingQuery = queryOptions({
  queryKey: ['standing'],
  queryFn: async ({ signal }) => (await ask(ops.StandingDocument, {}, signal)).staffing,
});
export const openStepsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['openSteps', accountId],
    queryFn: async ({ signal }) => (await ask(ops.OpenStepsDocument, { accountId }, signal)).openSteps,
  });

export const dayQuery = queryOptions({
  queryKey: ['day'],
  queryFn: ({ signal }) => ask(ops.DayDocument, {}, signal),
});

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: async ({ signal }) => {
      const { case: found } = await ask(ops.CasePageDocument, { id }, signal);
      if (!found) throw notHere();
      return found;
    },
  });

export const planDeadlinesQuery = queryOptions({
  queryKey: ['planDeadlines'],
  queryFn: async ({ signal }) => (await ask(ops.PlanDeadlinesDocument, {}, signal)).planDeadlines,
});

export const consentTextsQuery = queryOptions({
  queryKey: ['consentTexts'],
  queryFn: async ({ signal }) => (await ask(ops.ConsentTextsDocument, {}, signal)).consentTexts,
});

export const proofQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'proof'],
    queryFn: async ({ signal }) => (await ask(ops.ConsentProofDocument, { id }, signal)).consentProof.rows,
  });

export interface CaseFilter {
  q?: string | undefined;
  mine?: boolean | undefined;
  status?: string | undefined;
  unassigned?: boolean | undefined;
  withGap?: boolean | undefined;
}
export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    initialPageParam: first,
    queryFn: async ({ signal, pageParam }) =>
      (await ask(ops.CasesDocument, { first: PAGE, after: pageParam, ...filter }, signal)).cases,
    getNextPageParam: next,
  });

export const inboxQuery = (view: string) =>
  infiniteQueryOptions({
    queryKey: ['inbox', view],
    initialPageParam: first,
    queryFn: async ({ signal, pageParam }) =>
      (await ask(ops.InboxDocument, { first: PAGE, after: pageParam, view }, signal)).referralInbox,
    getNextPageParam: next,
  });

export const sentQuery = (view: string) =>
  infiniteQueryOptions({
    queryKey: ['sent', view],
    initialPageParam: first,
    queryFn: async ({ signal, pageParam }) =>
      (await ask(ops.SentDocument, { first: PAGE, after: pageParam, view }, signal)).referralsSent,
    getNextPageParam: next,
  });

export const referralQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', 'referral', id],
    queryFn: async ({ signal }) => (await ask(ops.ReferralDetailDocument, { id }, signal)).referral,
  });

export interface GapFilter {
  rule?: string | undefined;
  ageFrom?: number | undefined;
  ageTo?: number | undefined;
  mine?: boolean | undefined;
}
export const gapsQuery = (filter: GapFilter) =>
  infiniteQueryOptions({
    queryKey: ['gaps', filter],
    initialPageParam: first,
    queryFn: async ({ signal, pageParam }) =>
      (await ask(ops.GapsDocument, { first: PAGE, after: pageParam, ...filter }, signal)).gaps,
    getNextPageParam: next,
  });

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: async ({ signal }) => (await ask(ops.BoardDocument, {}, signal)).board,
});

export const innerSecrecyQuery = queryOptions({
  queryKey: ['innerSecrecy'],
  queryFn: async ({ signal }) => (await ask(ops.InnerSecrecyDocument, {}, signal)).innerSecrecy,
});

export const releasedFiguresQuery = queryOptions({
  queryKey: ['releasedFigures'],
  queryFn: async ({ signal }) => (await ask(ops.ReleasedFiguresDocument, {}, signal)).releasedFigures,
});

export const figureChoicesQuery = queryOptions({
  queryKey: ['figureChoices'],
  queryFn: async ({ signal }) => (await ask(ops.FigureChoicesDocument, {}, signal)).figureChoices,
});

export const figurePreviewQuery = (of: { figure: string; quarter: string; associationId: string }) =>
  queryOptions({
    queryKey: ['figurePreview', of],
    queryFn: async ({ signal }) => (await ask(ops.FigurePreviewDocument, of, signal)).figurePreview,
  });

export const bodiesQuery = queryOptions({
  queryKey: ['bodies'],
  queryFn: async ({ signal }) => (await ask(ops.BodiesDocument, {}, signal)).bodies,
});

export const presentingQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'presenting'],
    queryFn: async ({ signal }) => (await ask(ops.PresentingDocument, { caseId }, signal)).presenting,
  });

export const programmeRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['programmeRun', id],
    queryFn: async ({ signal }) => {
      const { programmeRun } = await ask(ops.ProgrammeRunDocument, { id }, signal);
      if (!programmeRun) throw notHere();
      return programmeRun;
    },
  });

/** How each of them came one day. */
export const attendanceQuery = (id: string, on: string) =>
  queryOptions({
    queryKey: ['programmeRun', id, 'on', on],
    queryFn: async ({ signal }) => {
      const { programmeRun } = await ask(ops.AttendanceOnDocument, { id, on }, signal);
      return new Map(programmeRun?.participants.map(({ interventionId, mark }) => [interventionId, mark?.code]));
    },
  });

/** What is noted of one who takes part: asking for it opens her case, and is logged as that. */
export const participantQuery = (caseId: string, id: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'participant', id],
    queryFn: async ({ signal }) => {
      const { participant } = await ask(ops.ParticipantDocument, { id }, signal);
      if (!participant?.followed) throw notHere();
      return participant.followed;
    },
  });

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: async ({ signal }) => (await ask(ops.ProgrammesDocument, {}, signal)).programmes,
});

export const unitsQuery = (q: string) =>
  queryOptions({
    queryKey: ['units', q],
    queryFn: async ({ signal }) => (await ask(ops.UnitsDocument, { q, first: 20 }, signal)).units,
  });

export const agencySeatsQuery = queryOptions({
  queryKey: ['agencySeats'],
  queryFn: async ({ signal }) => (await ask(ops.AgencySeatsDocument, {}, signal)).agencySeats,
});

export const agencyClientsQuery = queryOptions({
  queryKey: ['agencyClients'],
  queryFn: async ({ signal }) => (await ask(ops.AgencyClientsDocument, {}, signal)).agencyClients,
});

export const noticesQuery = (view: string) =>
  infiniteQueryOptions({
    queryKey: ['notices', view],
    initialPageParam: first,
    queryFn: async ({ signal, pageParam }) =>
      (await ask(ops.NoticesDocument, { after: pageParam, view }, signal)).notices,
    getNextPageParam: next,
  });

export const noticeSettingsQuery = queryOptions({
  queryKey: ['noticeSettings'],
  queryFn: async ({ signal }) => (await ask(ops.NoticeSettingsDocument, {}, signal)).noticeSettings,
});

export const mySessionsQuery = queryOptions({
  queryKey: ['mySessions'],
  queryFn: async ({ signal }) => (await ask(ops.MySessionsDocument, {}, signal)).mySessions,
});

export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: async ({ signal }) => (await ask(ops.ColleaguesDocument, {}, signal)).colleagues,
});

export const receiversQuery = (caseId: string, category: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'receivers', category],
    queryFn: async ({ signal }) => (await ask(ops.ReceiversDocument, { caseId, category }, signal)).receivers,
  });

export const documentsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'documents'],
    queryFn: async ({ signal }) => (await ask(ops.DocumentsDocument, { caseId }, signal)).documents,
  });

export const phrasesQuery = queryOptions({
  queryKey: ['phrases'],
  queryFn: async ({ signal }) => (await ask(ops.PhrasesDocument, {}, signal)).phrases,
  staleTime: 5 * 60_000,
});

export const savedViewsQuery = queryOptions({
  queryKey: ['savedViews'],
  queryFn: async ({ signal }) => (await ask(ops.SavedViewsDocument, {}, signal)).savedViews,
  staleTime: 5 * 60_000,
});

export const tasksQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'tasks'],
    queryFn: async ({ signal }) => (await ask(ops.TasksDocument, { caseId }, signal)).tasks,
  });

export const meetingsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'meetings'],
    queryFn: async ({ signal }) => (await ask(ops.MeetingsDocument, { caseId }, signal)).meetings,
  });

export const deliveryFormQuery = (caseId: string, toUnitId: string | undefined) =>
  queryOptions({
    queryKey: ['case', caseId, 'deliveryForm', toUnitId],
    queryFn: async ({ signal }) => (await ask(ops.DeliveryFormDocument, { caseId, toUnitId }, signal)).deliveryForm,
  });
