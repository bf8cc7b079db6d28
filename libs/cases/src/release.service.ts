import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RequestTransaction, log } from '#platform';
import type { CaseKey } from '#platform';
import { CaseEntry } from './case-entry.service.js';
import { ResponsibilityService } from './responsibility.service.js';

interface Orphan extends CaseKey {
  readonly unitId: string;
}

const AT_A_TIME = 100;
const NOBODY = { system: true, unitId: null } as const;
const ORPHANS = `select unit_id as "unitId", case_id as "caseId", association_id as "associationId" from orphaned_cases($1)`;

/** Whoever lost her account or her seat answers for nothing any more: her cases are the inbox's, in each unit's own name. */
@Injectable()
export class ReleaseService {
  private readonly others: (() => Promise<number>)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly entry: CaseEntry,
    private readonly responsibility: ResponsibilityService,
  ) {}

  /** What else somebody may have had in her hands: released at the same run. */
  alsoRelease(work: () => Promise<number>): void {
    this.others.push(work);
  }

  /** Answers how many were released. What could not be is tried at the next run. */
  async releaseOrphans(): Promise<number> {
    const orphans = await RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<Orphan & Record<string, unknown>>(ORPHANS, [AT_A_TIME]),
    );
    let released = 0;
    for (const orphan of orphans) if (await this.release(orphan)) released++;
    for (const work of this.others) released += await work();
    return released;
  }

  private async release({ unitId, caseId }: Orphan): Promise<boolean> {
    try {
      await RequestTransaction.within(this.dataSource, { system: true, unitId }, async () =>
        this.responsibility.leaveIfGone(await this.entry.enter(caseId)),
      );
      return true;
    } catch (error) {
      log.error(
        { err: error, unit: unitId, case: caseId },
        'a case could not be given to the inbox; it is tried again',
      );
      return false;
    }
  }
}
