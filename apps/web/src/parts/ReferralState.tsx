import { useWords } from '../data/me';
import type { ReferralRowFragment } from '../gql/generated/graphql';
import { referralStep, WaitLine } from './NextStep';
import { Status, type StatusKind } from './Status';

const KINDS: Record<string, StatusKind> = {
  draft: 'open',
  rejected: 'part',
  returned: 'part',
  withdrawn: 'done',
  closed: 'done',
  ended: 'done',
  started: 'ok',
  accepted: 'ok',
  planned: 'ok',
};
const ANSWERED = new Set(['rejected', 'returned', 'withdrawn', 'closed', 'started']);

/** Where a request stands, and how long it has waited while it waits. */
export function ReferralState({ referral }: { referral: ReferralRowFragment }) {
  const words = useWords();
  const { status, statusLabel } = referral;
  return (
    <>
      <Status kind={KINDS[status] ?? 'wait'}>{words(statusLabel)}</Status>
      {!ANSWERED.has(status) && <WaitLine step={referralStep(referral)} />}
    </>
  );
}
