import { Injectable } from '@nestjs/common';
import { codeOf, optionOf } from '#cases';
import { TASK_ACTIONS, TASK_MOVES, TASK_REASONS, TASK_STATUS, permits } from '#domain';
import type { TaskStatus } from '#domain';
import { movesFrom } from '#kernel';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Task } from './task.types.js';

type Row = Omit<Task, 'statusLabel' | 'reason' | 'moves'> & {
  readonly status: TaskStatus;
  readonly reason: string | null;
};

/** The unit's own tasks: of a case, or those that wait for the reader. */
@Injectable()
export class TaskQueries {
  constructor(private readonly access: AccessLog) {}

  async list(caseId?: string): Promise<Task[]> {
    if (caseId) await this.access.open(caseId);
    const rows = await RequestTransaction.current().value<Row[]>('select api.tasks($1)', [caseId ?? null]);
    if (!caseId) await this.access.note('list', [...new Set(rows.map((row) => row.case.id))]);
    const mayMove = permits(currentActor().roles, 'task.write');
    return rows.map((row) => ({
      ...row,
      statusLabel: TASK_STATUS[row.status],
      reason: row.reason === null ? null : codeOf(TASK_REASONS, row.reason),
      moves: mayMove && row.text !== null ? movesOf(row.status) : [], // what she may not read she opens first
    }));
  }
}

const movesOf = (status: TaskStatus) =>
  movesFrom(TASK_MOVES, status, 'unit').map(([, action, , , needs]) =>
    optionOf(action, TASK_ACTIONS[action as keyof typeof TASK_ACTIONS], needs),
  );
