import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { caseQuery } from '../../data/queries';
import type { CaseFullFragment } from '../../gql/generated/graphql';

export type Case = CaseFullFragment;

/** The case whose page or form this is: loaded by the route, kept fresh by what happens. */
export function useCase(): Case {
  const { id } = useParams({ from: '/inside/samordningar/$id' });
  return useSuspenseQuery(caseQuery(id)).data;
}
