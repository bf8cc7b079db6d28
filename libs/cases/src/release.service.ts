import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RequestTransaction, log } from '#platform';
import { CaseEntry } from './case-entry.service.js';
import { ResponsibilityService } from './responsibility.service.js';

/** A thing named for somebody who has lost her account, her seat or her sight of its case. */
export interface Orphan extends Record<string, unknown> {
  readonly unitId: string;
  readonly caseId: string;
  /** The thing's own id. */
  readonly id: string;
}

/** One kind of thing that somebody may have in her hands. */
export interface Held {
  /** For the log of the machine. */
  readonly what: 'case' | 'request' | 'handoff' | 'task';
  /** Reads at most $1 of those that have lost her: "unitId", "caseId", "id". */
  readonly orphans: string;
  /** Gives one to the inbox, in the unit's own name; nothing when it has been given to somebody meanwhile. */
  readonly release: (orphan: Orphan) => Promise<void>;
}

const AT_A_TIME = 100;
const NOBODY = { system: true, unitId: null } as const;

/** Whoever lost her account or her seat answers for nothing any more: what she had is the inbox's, in each unit's own name. */
@Injectable()
export class ReleaseService {
  private readonly kinds: Held[];
  private readonly others: (() => Promise<number>)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    entry: CaseEntry,
    responsibility: ResponsibilityService,
  ) {
    const release = async ({ caseId }: Orphan) => responsibility.leaveIfGone(await entry.enter(caseId));
    const orphans = 'select unit_id as "unitId", case_id as "caseId", case_id as id from orphaned_cases($1)';
    this.kinds = [{ what: 'case', orphans, release }];
  }

  /** What else somebody may have had in her hands: released at the same run. */
  alsoRelease(kind: Held): void {
    this.kinds.push(kind);
  }

  /** What else is done at the same run; answers how many it was done to. */
  alsoRun(work: () => Promise<number>): void {
    this.others.push(work);
  }

  /** Answers how many were released. What could not be is tried at the next run. */
  async releaseOrphans(): Promise<number> {
    let released = 0;
    for (const kind of this.kinds) released += await this.releaseKind(kind);
    for (const work of this.others) released += await work();
    return released;
  }

  private async releaseKind(kind: Held): Promise<number> {
    const orphans = await RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<Orphan>(kind.orphans, [AT_A_TIME]),
    );
    let released = 0;
    for (const orphan of orphans) if (await this.release(kind, orphan)) released++;
    return released;
  }

  private async release({ what, release }: Held, orphan: Orphan): Promise<boolean> {
    const { unitId, caseId } = orphan;
    try {
      await RequestTransaction.within(this.dataSource, { system: true, unitId }, () => release(orphan));
      return true;
    } catch (error) {
      log.error({ err: error, unit: unitId, case: caseId, what }, 'not given to the inbox; it is tried again');
      return false;
    }
  }
}
