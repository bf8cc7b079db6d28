import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CaseEntry, ReleaseService, ResponsibilityService } from '#cases';
import type { Orphan } from '#cases';
import { Journal } from '#platform';
import { Handoff } from './handoff.entity.js';

const ORPHANS = 'select unit_id as "unitId", case_id as "caseId", handoff_id as id from orphaned_handoffs($1)';

/** Who in the receiving unit an open handoff is for: a colleague, or the inbox once she is gone. Unseen by the giver. */
@Injectable()
export class HandoffStaffing implements OnModuleInit {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly releases: ReleaseService,
    private readonly responsibility: ResponsibilityService,
  ) {}

  onModuleInit(): void {
    this.releases.alsoRelease({ what: 'handoff', orphans: ORPHANS, release: (orphan) => this.release(orphan) });
  }

  /** Names another colleague, or nobody. The case is locked by whoever asks. */
  async name(row: Handoff, accountId: string | null): Promise<void> {
    const worker = row.toCaseworker;
    await this.entry.change(Handoff, row, { toCaseworker: accountId });
    const type = accountId ? 'handoff_reassigned' : 'handoff_unassigned';
    await this.journal.append(row, { type, payload: { handoff: row.id, worker: accountId ?? worker } });
  }

  private async release({ caseId, id }: Orphan): Promise<void> {
    const row = await this.entry.load(Handoff, id);
    const isGone = row.toCaseworker && !(await this.responsibility.canTake(row.toCaseworker, caseId));
    if (isGone) await this.name(row, null);
  }
}
