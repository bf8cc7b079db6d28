import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CaseEntry, ReleaseService } from '#cases';
import type { Orphan } from '#cases';
import { KeptTask } from './task.entity.js';

const ORPHANS = 'select unit_id as "unitId", case_id as "caseId", task_id as id from orphaned_tasks($1)';

/** Whoever lost her account, her seat or her sight of the case has no task of it any more: it is the inbox's. */
@Injectable()
export class TaskRelease implements OnModuleInit {
  constructor(
    private readonly entry: CaseEntry,
    private readonly releases: ReleaseService,
  ) {}

  onModuleInit(): void {
    this.releases.alsoRelease({ what: 'task', orphans: ORPHANS, release: (orphan) => this.release(orphan) });
  }

  private async release({ id }: Orphan): Promise<void> {
    const task = await this.entry.load(KeptTask, id);
    if (task.status === 'open' && task.assignee) await this.entry.change(KeptTask, task, { assignee: null });
  }
}
