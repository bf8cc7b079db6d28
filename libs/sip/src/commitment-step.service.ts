import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CaseEntry } from '#cases';
import { COMMITMENT_EVENTS, COMMITMENT_MOVES } from '#domain';
import type { CommitmentAction, CommitmentNeed, CommitmentParty, CommitmentReason } from '#domain';
import { NEW, move } from '#kernel';
import { Deliveries, Journal, RequestTransaction, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import { Commitment } from './commitment.entity.js';

interface Said {
  readonly reason?: CommitmentReason;
  readonly date?: string;
}

/** What is to be done, by whom and by when; and where it was agreed. */
type Agreed = Pick<
  Commitment,
  'planId' | 'versionNo' | 'meetingId' | 'decisionId' | 'responsibleUnit' | 'text' | 'dueOn'
>;
const HAS_ALL = new Set(['what', 'responsible', 'reason'] as const);

/** One row of the commitment's table, with its event to the other party: codes, ids and dates, under REPLY. */
@Injectable()
export class CommitmentStep {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly deliveries: Deliveries,
  ) {}

  /** A new promise: proposed to another unit. The own unit's is confirmed by being written, since it binds nobody else. */
  async begin(key: CaseKey, agreed: Agreed): Promise<{ row: Commitment; event: string }> {
    const isOwn = agreed.responsibleUnit === currentUnit();
    const proposed = move(COMMITMENT_MOVES, NEW, 'propose', 'planner', HAS_ALL);
    const manager = await RequestTransaction.current().manager();
    const row = manager.create(Commitment, {
      ...this.entry.birth(key),
      ...agreed,
      category: 'plan',
      status: isOwn ? move(COMMITMENT_MOVES, proposed, 'confirm', 'responsible', new Set()) : proposed,
      ...{ reason: null, endedOn: null, holdReason: null },
    });
    await manager.insert(Commitment, row);
    return { row, event: await this.tell(row, isOwn ? 'confirm' : 'propose') };
  }

  /** What this unit has asked of that one in the case and that stands, or was done. */
  async asked(caseId: string, responsibleUnit: string): Promise<Commitment[]> {
    const manager = await RequestTransaction.current().manager();
    const status = In(['proposed', 'confirmed', 'done']);
    return manager.findBy(Commitment, { caseId, responsibleUnit, ownerUnit: currentUnit(), status });
  }

  /** That it was asked, to the unit that has been handed what it is asked. */
  async handEvent(event: string, unitId: string): Promise<void> {
    await this.deliveries.hand([{ kind: 'event', id: event }], unitId, { ground: 'REPLY' });
  }

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
      payload: { ...placeOf(row), commitment: row.id, due: row.dueOn, reason, date },
      correspondence: { id: row.id, otherUnit: row.holders.includes(other) ? other : undefined },
    });
  }
}

/** Where it was agreed. */
const placeOf = ({ planId, versionNo, meetingId }: Commitment) =>
  planId ? { plan: planId, no: versionNo } : { meeting: meetingId };

/** Which party this unit is; of its own promises a planning unit is the responsible one. */
export function partyOf(row: Commitment): CommitmentParty {
  return row.responsibleUnit === currentUnit() ? 'responsible' : 'planner';
}

export function otherParty(row: Commitment): string {
  return row.ownerUnit === currentUnit() ? row.responsibleUnit : row.ownerUnit;
}
