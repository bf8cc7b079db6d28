import { codeOf, optionOf } from '#cases';
import type { MoveOption } from '#cases';
import {
  INCIDENT_ACTIONS,
  INCIDENT_KEEP_REASONS,
  INCIDENT_KINDS,
  INCIDENT_MOVES,
  INCIDENT_STATUS,
  permits,
  recordWords,
} from '#domain';
import type { IncidentParty, IncidentStatus, Role } from '#domain';
import { movesFrom } from '#kernel';
import type { Incident } from './arrival.types.js';

/** An incident as SQL gives it. */
export interface IncidentRow extends Omit<Incident, 'what' | 'kind' | 'statusLabel' | 'reason' | 'moves'> {
  readonly recordKind: string;
  readonly kind: string;
  readonly reason: string | null;
}

/** Codes get their words; the buttons are those of the table that this seat's roles open. */
export function incidentOf({ recordKind, ...row }: IncidentRow, roles: readonly Role[]): Incident {
  return {
    ...row,
    what: recordWords(recordKind),
    kind: codeOf(INCIDENT_KINDS, row.kind),
    statusLabel: INCIDENT_STATUS[row.status as IncidentStatus],
    reason: row.reason === null ? null : codeOf(INCIDENT_KEEP_REASONS, row.reason),
    moves: movesOf(row.status as IncidentStatus, row.party as IncidentParty, roles),
  };
}

function movesOf(status: IncidentStatus, party: IncidentParty, roles: readonly Role[]): MoveOption[] {
  if (!permits(roles, party === 'giver' ? 'incident.report' : 'incident.answer')) return [];
  return movesFrom(INCIDENT_MOVES, status, party).map(([, action, , , needs]) =>
    optionOf(action, INCIDENT_ACTIONS[action], needs),
  );
}
