import { Injectable } from '@nestjs/common';
import type { AccessKind } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '../database/request-transaction.js';
import { assertFreshSignIn, currentActor } from '../actor/current.js';

export type { AccessKind } from '#domain';

/** Every read of a person is written in the same transaction as the read: if it cannot be logged, it is not answered. */
@Injectable()
export class AccessLog {
  /** Opens something of a case by a way of its own: REASON_NEEDED where the case itself would ask for one, NOT_FOUND where there is none to see. */
  async open(caseId: string, kind: Exclude<AccessKind, 'denied'> = 'open'): Promise<void> {
    const [asked] = await RequestTransaction.current().rows<{ held: boolean; may: boolean; isProtected: boolean }>(
      `select exists (select 1 from case_file where id = $1) as held, may_open($1) as may, protection_of($1) is not null as "isProtected"`,
      [caseId],
    );
    if (!asked?.held) throw new Refusal('NOT_FOUND');
    if (!asked.may) throw new Refusal('REASON_NEEDED');
    if (asked.isProtected) assertFreshSignIn();
    await this.note(kind, [caseId]);
  }

  /** One insert, and nothing more. Why an opening was allowed is worked out inside it. */
  async note(kind: Exclude<AccessKind, 'denied'>, caseIds: readonly string[], ground?: string): Promise<void> {
    const { unitId, accountId, seatId } = currentActor();
    await RequestTransaction.current().rows(
      `insert into access_entry (unit_id, account_id, seat_id, kind, case_ids, ground)
       values ($1, $2, $3, $4, $5::uuid[], coalesce($6, case when $4 = 'open' then open_ground(($5::uuid[])[1]) end))`,
      [unitId, accountId, seatId, kind, caseIds, ground ?? null],
    );
    this.written();
  }

  /**
   * Somebody reached for what is not hers. The database works out which cases were meant and tells nobody: what does not
   * exist and what she may not see are written, and answered, by the same steps.
   */
  async deny(asked: readonly string[]): Promise<void> {
    await RequestTransaction.current().rows('select log_denial($1)', [asked]);
    this.written();
  }

  /** Says aloud that nothing about a person was read, under a permission that otherwise always does. */
  nothingRead(): void {
    RequestTransaction.current().entryWritten();
  }

  /** The statement that read wrote the entry itself. */
  written(): void {
    RequestTransaction.current().entryWritten();
  }
}
