import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { RequestTransaction } from '../database/request-transaction.js';
import { assertFreshSignIn, currentActor } from '../actor/current.js';

/** What kind of reading it was; never what was searched for. */
export type AccessKind = 'open' | 'list' | 'search' | 'inbox' | 'gaps' | 'board' | 'denied';

/** Every read of a person is written in the same transaction as the read: if it cannot be logged, it is not answered. */
@Injectable()
export class AccessLog {
  /** Opens something of a case by a way of its own: REASON_NEEDED where the case itself would ask for one. */
  async open(caseId: string): Promise<void> {
    const [asked] = await RequestTransaction.current().rows<{ may: boolean; isProtected: boolean }>(
      'select may_open($1) as may, protection_of($1) is not null as "isProtected"',
      [caseId],
    );
    if (!asked?.may) throw new Refusal('REASON_NEEDED');
    if (asked.isProtected) assertFreshSignIn();
    await this.note('open', [caseId]);
  }

  async note(kind: AccessKind, caseIds: readonly string[], ground?: string): Promise<void> {
    const { unitId, accountId, seatId } = currentActor();
    await RequestTransaction.current().rows(
      `insert into access_entry (unit_id, account_id, seat_id, kind, case_ids, ground, denied) values ($1, $2, $3, $4, $5, $6, $7)`,
      [unitId, accountId, seatId, kind, caseIds, ground ?? null, kind === 'denied'],
    );
  }
}
