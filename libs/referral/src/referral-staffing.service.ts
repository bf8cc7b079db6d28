import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Journal, RequestTransaction, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import { ReferralHandling } from './referral-handling.entity.js';

/** Who in the unit works on a request; unseen by the other party. */
@Injectable()
export class ReferralStaffing {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
  ) {}

  /** Names another colleague for a request somebody works on, or nobody: then it is the inbox's. Whoever asks has locked the case. */
  async name(key: CaseKey, referralId: string, accountId: string | null): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const row = await manager.findOneByOrFail(ReferralHandling, { referralId, ownerUnit: currentUnit() });
    await this.entry.change(ReferralHandling, row, { caseworker: accountId });
    const type = accountId ? 'handling_assigned' : 'handling_released';
    await this.journal.append(key, { type, payload: { ref: referralId, worker: accountId ?? row.caseworker } });
  }
}
