import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseEntry, ReleaseService, ResponsibilityService } from '#cases';
import { Journal, RequestTransaction, log } from '#platform';
import type { CaseKey } from '#platform';
import { Handoff } from './handoff.entity.js';

interface Orphan extends CaseKey {
  readonly unitId: string;
  readonly handoffId: string;
}

const AT_A_TIME = 100;
const NOBODY = { system: true, unitId: null } as const;
const ORPHANS = `select unit_id as "unitId", case_id as "caseId", association_id as "associationId", handoff_id as "handoffId"
  from orphaned_handoffs($1)`;

/** Who in the receiving unit an open handoff is for: a colleague, or the inbox once she is gone. Unseen by the giver. */
@Injectable()
export class HandoffStaffing implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly releases: ReleaseService,
    private readonly responsibility: ResponsibilityService,
  ) {}

  onModuleInit(): void {
    this.releases.alsoRelease(() => this.releaseOrphans());
  }

  /** Names another colleague, or nobody. The case is locked by whoever asks. */
  async name(row: Handoff, accountId: string | null): Promise<void> {
    const worker = row.toCaseworker;
    await this.entry.change(Handoff, row, { toCaseworker: accountId });
    const type = accountId ? 'handoff_reassigned' : 'handoff_unassigned';
    await this.journal.append(row, { type, payload: { handoff: row.id, worker: accountId ?? worker } });
  }

  /** Answers how many were released. What could not be is tried at the next run. */
  private async releaseOrphans(): Promise<number> {
    const orphans = await RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<Orphan & Record<string, unknown>>(ORPHANS, [AT_A_TIME]),
    );
    let released = 0;
    for (const orphan of orphans) if (await this.release(orphan)) released++;
    return released;
  }

  private async release({ unitId, caseId, handoffId }: Orphan): Promise<boolean> {
    try {
      await RequestTransaction.within(this.dataSource, { system: true, unitId }, async () => {
        const row = await this.entry.load(Handoff, handoffId);
        const { toCaseworker } = row;
        const isGone = toCaseworker && !(await this.responsibility.canTake(toCaseworker, caseId));
        if (isGone) await this.name(row, null);
      });
      return true;
    } catch (error) {
      log.error(
        { err: error, unit: unitId, case: caseId },
        'a handoff could not be given to the inbox; it is tried again',
      );
      return false;
    }
  }
}
