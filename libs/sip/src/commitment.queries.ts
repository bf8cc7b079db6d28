import { Injectable } from '@nestjs/common';
import { codeOf, optionOf, withGround } from '#cases';
import type { CaseRef, Message, MoveOption, Receipt } from '#cases';
import {
  COMMITMENT_ACTIONS,
  COMMITMENT_MOVES,
  COMMITMENT_REASONS,
  COMMITMENT_STATUS,
  HOLD_REASONS,
  mayWhileHeld,
  permits,
} from '#domain';
import type { CommitmentParty, CommitmentStatus, HoldReason, Permission } from '#domain';
import { Refusal, movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Commitment, CommitmentDue } from './commitment.types.js';

type Received<T> = Omit<T, 'received'> & { readonly received: Receipt | null };

/** A row as SQL gives it: codes where the screen has words. */
export interface CommitmentRow extends Omit<
  Commitment,
  'hold' | 'reason' | 'statusLabel' | 'moves' | 'received' | 'messages'
> {
  readonly caseId: string;
  readonly reason: string | null;
  readonly holdReason: HoldReason | null;
  readonly received: Receipt | null;
  readonly messages: Received<Message>[];
}

/** Commitments as their two parties read them. */
@Injectable()
export class CommitmentQueries {
  constructor(private readonly access: AccessLog) {}

  /** What a move answers: the commitment as it now is. */
  async again(id: string): Promise<Commitment> {
    const row = await RequestTransaction.current().value<CommitmentRow | null>('select api.commitment($1)', [id]);
    if (!row) throw new Refusal('GONE');
    await this.access.note('open', [row.caseId]);
    return commitmentOf(row);
  }

  /** Open commitments of one's own unit, those with the nearest day first. */
  async due(): Promise<CommitmentDue[]> {
    const rows =
      await RequestTransaction.current().value<{ case: CaseRef; commitment: CommitmentRow }[]>(
        'select api.commitments_due()',
      );
    await this.access.note('list', [...new Set(rows.map((row) => row.case.id))]);
    return rows.map((row) => ({ case: row.case, commitment: commitmentOf(row.commitment) }));
  }
}

/** Codes get their words; the buttons are those of the table that this seat's roles open. */
export function commitmentOf({ caseId: _caseId, holdReason, ...row }: CommitmentRow): Commitment {
  return {
    ...row,
    hold: holdReason && codeOf(HOLD_REASONS, holdReason),
    statusLabel: COMMITMENT_STATUS[row.status as CommitmentStatus],
    reason: row.reason === null ? null : codeOf(COMMITMENT_REASONS, row.reason),
    received: withGround(row.received),
    messages: row.messages.map((message) => ({ ...message, received: withGround(message.received) })),
    moves: movesOf(row.status as CommitmentStatus, row.party as CommitmentParty).filter(
      ({ action }) => !holdReason || mayWhileHeld(action),
    ),
  };
}

function movesOf(status: CommitmentStatus, party: CommitmentParty): MoveOption[] {
  const { roles } = currentActor();
  return movesFrom(COMMITMENT_MOVES, status, party)
    .filter(([, action]) => permits(roles, `commitment.${action}` as Permission))
    .map(([, action, , , needs]) => optionOf(action, COMMITMENT_ACTIONS[action], needs));
}
