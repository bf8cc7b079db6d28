import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CaseEntry, ReleaseService, ResponsibilityService } from '#cases';
import type { Orphan } from '#cases';
import { Journal } from '#platform';
import { ReferralHandling } from './referral-handling.entity.js';

const ORPHANS = 'select unit_id as "unitId", case_id as "caseId", handling_id as id from orphaned_handlings($1)';

/** Whoever lost her account or her seat works on no request any more: it is the inbox's, and it says so. */
@Injectable()
export class ReferralRelease implements OnModuleInit {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly releases: ReleaseService,
    private readonly responsibility: ResponsibilityService,
  ) {}

  onModuleInit(): void {
    this.releases.alsoRelease({ what: 'request', orphans: ORPHANS, release: (orphan) => this.release(orphan) });
  }

  private async release({ caseId, id }: Orphan): Promise<void> {
    const key = await this.entry.enter(caseId);
    const row = await this.entry.load(ReferralHandling, id);
    // given to somebody meanwhile, or released by another node
    if (!row.caseworker || (await this.responsibility.canTake(row.caseworker, caseId))) return;
    await this.entry.change(ReferralHandling, row, { caseworker: null });
    const payload = { ref: row.referralId, worker: row.caseworker };
    await this.journal.append(key, { type: 'handling_released', payload });
  }
}
