import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { COMMITMENT_EVENTS, COMMITMENT_MOVES } from '#domain';
import type { CommitmentAction, CommitmentNeed, CommitmentParty, CommitmentReason } from '#domain';
import { move } from '#kernel';
import { Journal, RequestTransaction, currentUnit } from '#platform';
import { Commitment } from './commitment.entity.js';

interface Said {
  readonly reason?: CommitmentReason;
  readonly date?: string;
}

/** One row of the commitment's table, with its event to the other party: codes, ids and dates, under REPLY. */
@Injectable()
export class CommitmentStep {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
  ) {}

  async step(row: Commitment, action: CommitmentAction, has: ReadonlySet<CommitmentNeed>, said: Said): Promise<void> {
    const status = move(COMMITMENT_MOVES, row.status, action, partyOf(row), has);
    const isOver = action !== 'confirm';
    const endedOn = said.date ?? (await RequestTransaction.current().value<string>('select app_today()::text'));
    await this.entry.change(Commitment, row, {
      status,
      ...(said.reason ? { reason: said.reason } : {}),
      ...(isOver ? { endedOn } : {}),
    });
    await this.tell(row, action, said);
  }

  /** The event of a move, to the other party if the commitment has reached it. Answers its id. */
  tell(row: Commitment, action: CommitmentAction, { reason, date }: Said = {}): Promise<string> {
    const other = otherParty(row);
    return this.journal.append(row, {
      type: COMMITMENT_EVENTS[action],
      occurredOn: date,
      payload: { commitment: row.id, plan: row.planId, no: row.versionNo, due: row.dueOn, reason, date },
      correspondence: { id: row.id, otherUnit: row.holders.includes(other) ? other : undefined },
    });
  }
}

/** Which party this unit is; of its own promises a planning unit is the responsible one. */
export function partyOf(row: Commitment): CommitmentParty {
  return row.responsibleUnit === currentUnit() ? 'responsible' : 'planner';
}

export function otherParty(row: Commitment): string {
  return row.ownerUnit === currentUnit() ? row.responsibleUnit : row.ownerUnit;
}
