import { Injectable } from '@nestjs/common';
import { codeOf, optionOf, withGround } from '#cases';
import type { AccountRef, NextStep } from '#cases';
import {
  HANDOFF_ACTIONS,
  HANDOFF_KINDS,
  HANDOFF_MOVES,
  HANDOFF_STATUS,
  HOLD_REASONS,
  mayWhileHeld,
  permits,
} from '#domain';
import type { HandoffKind, HandoffParty, HandoffStatus, HoldReason } from '#domain';
import { Refusal, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Handoff } from './handoff.types.js';

/** A row as SQL gives it: codes where the screen has words. */
export interface HandoffRow extends Omit<Handoff, 'hold' | 'kindLabel' | 'statusLabel' | 'nextStep' | 'moves'> {
  readonly nextStepParty: HandoffParty | null;
  readonly terminal: boolean;
  readonly holdReason: HoldReason | null;
  readonly waitedWorkingDays: number | null;
  readonly coveredBy: AccountRef | null;
}

/** Handoffs as their parties read them; what is not held is not there. */
@Injectable()
export class HandoffQueries {
  constructor(private readonly access: AccessLog) {}

  /** Null when this unit holds none such; REASON_NEEDED when the reader has not opened the case. */
  one(id: string): Promise<Handoff | null> {
    return this.read(id, (caseId) => this.access.open(caseId));
  }

  private async read(id: string, log: (caseId: string) => Promise<void>): Promise<Handoff | null> {
    const row = await RequestTransaction.current().value<HandoffRow | null>('select api.handoff($1)', [id]);
    if (!row) {
      await this.access.deny([id]);
      return null;
    }
    await log(row.case.id);
    return handoffOf(row);
  }

  /** What a move answers: the handoff as it now is. */
  async again(id: string): Promise<Handoff> {
    const handoff = await this.read(id, (caseId) => this.access.note('open', [caseId]));
    if (!handoff) throw new Refusal('GONE');
    return handoff;
  }

  /** Handoffs that wait for this unit, the longest waiting first. */
  async inbox(): Promise<Handoff[]> {
    const rows = await RequestTransaction.current().value<HandoffRow[]>('select api.handoff_inbox()');
    await this.access.note('inbox', [...new Set(rows.map((row) => row.case.id))]);
    return rows.map(handoffOf);
  }
}

/** Codes get their words; the buttons are those of the process table that this seat's roles open. */
export function handoffOf(row: HandoffRow): Handoff {
  return {
    ...row,
    hold: row.holdReason && codeOf(HOLD_REASONS, row.holdReason),
    kindLabel: HANDOFF_KINDS[row.kind as HandoffKind],
    statusLabel: HANDOFF_STATUS[row.status as HandoffStatus],
    messages: row.messages.map((message) => ({ ...message, received: withGround(message.received) })),
    nextStep: nextStepOf(row),
    moves: movesFrom(HANDOFF_MOVES, row.status as HandoffStatus, row.party as HandoffParty)
      .filter(([, action]) => !row.holdReason || mayWhileHeld(action))
      .filter(([, action]) => permits(currentActor().roles, `handoff.${action}`))
      .map(([, action, , , needs]) => optionOf(action, HANDOFF_ACTIONS[action], needs)),
  };
}

function nextStepOf(row: HandoffRow): NextStep {
  const { since, waitedWorkingDays, status, terminal, nextStepParty } = row;
  const shown = { since, waitedWorkingDays, what: HANDOFF_STATUS[status as HandoffStatus] };
  if (terminal || !nextStepParty) return { ...shown, who: 'nobody' };
  const { accountId, unitId } = currentActor();
  const [unit, caseworker] = nextStepParty === 'giver' ? [row.from, row.fromCaseworker] : [row.to, row.toCaseworker];
  if (unit.id !== unitId) return { ...shown, who: 'other', unit };
  const { coveredBy } = row;
  return { ...shown, who: (coveredBy ?? caseworker)?.id === accountId ? 'me' : 'unit', unit, caseworker, coveredBy };
}
