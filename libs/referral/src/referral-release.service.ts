import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseEntry, ReleaseService, ResponsibilityService } from '#cases';
import { Journal, RequestTransaction, log } from '#platform';
import type { CaseKey } from '#platform';
import { ReferralHandling } from './referral-handling.entity.js';

interface Orphan extends CaseKey {
  readonly unitId: string;
  readonly handlingId: string;
}

const AT_A_TIME = 100;
const NOBODY = { system: true, unitId: null } as const;
const ORPHANS = `select unit_id as "unitId", case_id as "caseId", association_id as "associationId", handling_id as "handlingId"
  from orphaned_handlings($1)`;

/** Whoever lost her account or her seat works on no request any more: it is the inbox's, in each unit's own name, and it says so. */
@Injectable()
export class ReferralRelease implements OnModuleInit {
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

  /** Answers how many were released. What could not be is tried at the next run. */
  async releaseOrphans(): Promise<number> {
    const orphans = await RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<Orphan & Record<string, unknown>>(ORPHANS, [AT_A_TIME]),
    );
    let released = 0;
    for (const orphan of orphans) if (await this.release(orphan)) released++;
    return released;
  }

  private async release({ unitId, caseId, handlingId }: Orphan): Promise<boolean> {
    try {
      await RequestTransaction.within(this.dataSource, { system: true, unitId }, async () => {
        const key = await this.entry.enter(caseId);
        const row = await this.entry.load(ReferralHandling, handlingId);
        // given to somebody meanwhile, or released by another node
        if (!row.caseworker || (await this.responsibility.canTake(row.caseworker, caseId))) return;
        await this.entry.change(ReferralHandling, row, { caseworker: null });
        const payload = { ref: row.referralId, worker: row.caseworker };
        await this.journal.append(key, { type: 'handling_released', payload });
      });
      return true;
    } catch (error) {
      log.error(
        { err: error, unit: unitId, case: caseId },
        'a request could not be given to the inbox; it is tried again',
      );
      return false;
    }
  }
}
