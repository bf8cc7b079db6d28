import type { CaseFullFragment } from '../gql/generated/graphql';
import { queryClient } from './client';
import { dropDraftsAbout } from './drafts';

/** Where a row of the case may stand: read anew, and empty until it is. */
const LISTS = ['cases', 'inbox', 'sent', 'gaps', 'board', 'day', 'calendar', 'slots', 'programmeRun', 'innerSecrecy'];

const idsIn = (held: CaseFullFragment | undefined): string[] =>
  held
    ? [
        held.referrals,
        held.handoffs,
        held.sipPlans,
        held.promises,
        held.interventions,
        held.ready,
        held.notes,
        held.edges,
      ].flatMap((rows) => rows.map(({ id }) => id))
    : [];

/** The right to a case is gone: what was shown of it, what was typed about it and what waits to be sent leave the tab. */
export function letGo(caseId: string): void {
  const held = queryClient.getQueryData<CaseFullFragment>(['case', caseId]);
  dropDraftsAbout([caseId, ...idsIn(held)]);
  queryClient.removeQueries({ queryKey: ['case', caseId] });
  queryClient.removeQueries({ queryKey: ['case', 'referral'] });
  queryClient.getMutationCache().clear();
  for (const list of LISTS) {
    queryClient.removeQueries({ queryKey: [list], type: 'inactive' });
    void queryClient.resetQueries({ queryKey: [list], type: 'active' });
  }
}
