import { Injectable } from '@nestjs/common';
import { optionOf, withGround } from '#cases';
import type { MoveOption } from '#cases';
import { codeOf } from '#directory';
import { INTERVENTION_ACTIONS, INTERVENTION_KINDS, INTERVENTION_MOVES, INTERVENTION_STATUS, permits } from '#domain';
import type { InterventionAction, InterventionStatus } from '#domain';
import { Refusal, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Intervention } from './intervention.types.js';

/** A row as SQL gives it: codes where the screen has words. */
export interface InterventionRow extends Omit<Intervention, 'kindLabel' | 'statusLabel' | 'moves' | 'title'> {
  /** null: told by its kind alone. */
  readonly title: string | null;
}

/** Participation as a unit knows it: its own in full, others' by the events it holds. */
@Injectable()
export class InterventionQueries {
  constructor(private readonly access: AccessLog) {}

  /** Null when this unit holds none such; REASON_NEEDED when the reader has not opened the case. */
  one(id: string): Promise<Intervention | null> {
    return this.read(id, (caseId) => this.access.open(caseId));
  }

  private async read(id: string, log: (caseId: string) => Promise<void>): Promise<Intervention | null> {
    const row = await RequestTransaction.current().value<InterventionRow | null>('select api.intervention($1)', [id]);
    if (!row) {
      await this.access.deny([id]);
      return null;
    }
    await log(row.caseId);
    return interventionOf(row);
  }

  /** What a move answers: the participation as it now is. */
  async again(id: string): Promise<Intervention> {
    const intervention = await this.read(id, (caseId) => this.access.note('open', [caseId]));
    if (!intervention) throw new Refusal('GONE');
    return intervention;
  }
}

/** Codes get their words; the buttons are those of the process table that this seat's roles open. */
export function interventionOf(row: InterventionRow): Intervention {
  const kindLabel = codeOf(INTERVENTION_KINDS, row.kind).label;
  return {
    ...row,
    title: row.title ?? kindLabel.sv,
    kindLabel,
    statusLabel: INTERVENTION_STATUS[row.status as InterventionStatus],
    received: withGround(row.received),
    messages: row.messages.map((message) => ({ ...message, received: withGround(message.received) })),
    moves: row.mine ? movesOf(row) : [],
  };
}

/**
 * Pausing and resuming exclude each other; every other button follows from the status alone. That it never began is said by
 * correcting the request that started it.
 */
function movesOf({ status, paused }: InterventionRow): MoveOption[] {
  const { roles } = currentActor();
  const hidden: InterventionAction = paused ? 'pause' : 'resume';
  return movesFrom(INTERVENTION_MOVES, status as InterventionStatus, 'operator')
    .filter(
      ([, action, , , needs]) =>
        action !== hidden && !needs.includes('neverBegan') && permits(roles, `intervention.${action}`),
    )
    .map(([, action, , , needs]) => optionOf(action, INTERVENTION_ACTIONS[action], needs));
}
