import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseEntry, ReleaseService } from '#cases';
import { RequestTransaction, log } from '#platform';
import { KeptTask } from './task.entity.js';

interface Orphan extends Record<string, unknown> {
  readonly unitId: string;
  readonly caseId: string;
  readonly taskId: string;
}

const AT_A_TIME = 100;
const NOBODY = { system: true, unitId: null } as const;
const ORPHANS = `select unit_id as "unitId", case_id as "caseId", task_id as "taskId" from orphaned_tasks($1)`;

/** Whoever lost her account, her seat or her sight of the case has no task of it any more: it is the inbox's, in the unit's own name. */
@Injectable()
export class TaskRelease implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly entry: CaseEntry,
    private readonly releases: ReleaseService,
  ) {}

  onModuleInit(): void {
    this.releases.alsoRelease(() => this.releaseOrphans());
  }

  /** Answers how many were released. What could not be is tried at the next run. */
  async releaseOrphans(): Promise<number> {
    const orphans = await RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<Orphan>(ORPHANS, [AT_A_TIME]),
    );
    let released = 0;
    for (const orphan of orphans) if (await this.release(orphan)) released++;
    return released;
  }

  private async release({ unitId, caseId, taskId }: Orphan): Promise<boolean> {
    try {
      await RequestTransaction.within(this.dataSource, { system: true, unitId }, async () => {
        const task = await this.entry.load(KeptTask, taskId);
        if (task.status === 'open' && task.assignee) await this.entry.change(KeptTask, task, { assignee: null });
      });
      return true;
    } catch (error) {
      log.error(
        { err: error, unit: unitId, case: caseId },
        'a task could not be given to the inbox; it is tried again',
      );
      return false;
    }
  }
}
