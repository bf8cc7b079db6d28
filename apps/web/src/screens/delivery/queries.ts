import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../../data/api';
import * as ops from '../../gql/generated/graphql';

const PAGE = 30;
const first = undefined as string | undefined;
const next = <C extends { pageInfo: { hasNextPage: boolean; endCursor: string | null } }>(page: C) =>
  page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;

export interface ArrivalFilter {
  fromUnitId?: string | undefined;
  category?: string | undefined;
  unopened?: boolean | undefined;
}
export const arrivalsQuery = (filter: ArrivalFilter) =>
  infiniteQueryOptions({
    queryKey: ['arrivals', filter],
    initialPageParam: first,
    queryFn: async ({ signal, pageParam }) =>
      (await ask(ops.ArrivalsDocument, { first: PAGE, after: pageParam, ...filter }, signal)).arrivals,
    getNextPageParam: next,
  });

export const notTransferredQuery = (caseworkerId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['notTransferred', caseworkerId],
    initialPageParam: first,
    queryFn: async ({ signal, pageParam }) =>
      (await ask(ops.NotTransferredDocument, { first: PAGE, after: pageParam, caseworkerId }, signal)).notTransferred,
    getNextPageParam: next,
  });

export const transferQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'transfer'],
    queryFn: async ({ signal }) => (await ask(ops.TransferPackageDocument, { caseId }, signal)).transferPackage,
  });

export const incidentsQuery = queryOptions({
  queryKey: ['incidents'],
  queryFn: async ({ signal }) => (await ask(ops.OpenIncidentsDocument, {}, signal)).openIncidents,
});
