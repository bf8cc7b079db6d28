import { CONSENT_PURPOSES, EDGE_STATUS, edgeStatus, permits } from '#domain';
import type { ConsentPurpose } from '#domain';
import { currentActor } from '#platform';
import type { ConsentEdge } from './consent.types.js';

/** An edge as SQL gives it. */
export type EdgeRow = Omit<
  ConsentEdge, 'status' | 'statusLabel' | 'purposeCode' | 'iMayConfirm' | 'iMayRevoke' | 'iMayAsk'
> & {
  readonly consentId: string;
  readonly purposeCode: ConsentPurpose;
  readonly superseded: boolean;
  readonly fromMine: boolean;
  readonly ownedByMe: boolean;
  readonly asked: boolean;
}; // prettier-ignore

/** Codes get their words, the row its buttons. */
export function edgeOf({ fromMine, ownedByMe, asked, superseded, ...edge }: EdgeRow, today: string): ConsentEdge {
  const { confirmedOn = null, revokedOn = null, validTo } = edge;
  const status = edgeStatus({ confirmedOn, revokedOn, validTo, isSuperseded: superseded }, today);
  const { roles } = currentActor();
  const proposed = status === 'proposed';
  return {
    ...edge,
    purposeCode: { code: edge.purposeCode, label: CONSENT_PURPOSES[edge.purposeCode] },
    status,
    statusLabel: EDGE_STATUS[status],
    iMayConfirm: proposed && fromMine && permits(roles, 'consent.confirm'),
    iMayRevoke: (proposed || status === 'confirmed') && permits(roles, 'consent.revoke'),
    iMayAsk: proposed && ownedByMe && !fromMine && !asked && permits(roles, 'consent.ask'),
  };
}
