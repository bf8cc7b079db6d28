import { Injectable } from '@nestjs/common';
import { CaseEntry, Drafts, ResponsibilityService, expectVersion } from '#cases';
import { TASK_MOVES, taskPlace } from '#domain';
import type { TaskNeed } from '#domain';
import { NEW, Refusal, move } from '#kernel';
import { Once, RequestTransaction, currentActor, currentUnit } from '#platform';
import type { CaseKey } from '#platform';
import { KeptTask } from './task.entity.js';
import type { CreateTaskInput, MoveTaskInput } from './task.inputs.js';

const NOTE = `select 1 from message where id = $1 and case_id = $2 and kind = 'note'`;

/** Tasks of the own unit: they are delivered to nobody and leave no event that others could be told. */
@Injectable()
export class TaskService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly colleagues: ResponsibilityService,
    private readonly drafts: Drafts,
    private readonly once: Once,
  ) {}

  create(input: CreateTaskInput): Promise<string> {
    return this.once.run('createTask', input, async () => {
      const { caseId, text, dueOn, assigneeId, noteId } = input;
      const key = await this.entry.enter(caseId);
      if (noteId) await this.assertNote(noteId, caseId);
      if (assigneeId) await this.colleagues.assertCanTake(assigneeId, caseId, 'assigneeId');
      const status = move(TASK_MOVES, NEW, 'create', 'unit', new Set<TaskNeed>(['day']));
      const manager = await RequestTransaction.current().manager();
      const born = { ...this.entry.birth(key), category: 'plan', status, text, dueOn } as const;
      const hands = { assignee: assigneeId ?? null, setBy: currentActor().accountId, noteId: noteId ?? null };
      await manager.insert(KeptTask, { ...born, ...hands });
      await this.drafts.sent(taskPlace(noteId ?? caseId), input);
      return caseId;
    });
  }

  /** Answers the case's id. */
  move(input: MoveTaskInput): Promise<string> {
    return this.once.run('moveTask', input, async () => {
      const { taskId, action, assigneeId, dueOn, reason } = input;
      const task = await this.entry.load(KeptTask, taskId);
      if (task.ownerUnit !== currentUnit()) throw new Refusal('NOT_FOUND');
      expectVersion('task', task, input.expectedVersion);
      const inHand = new Set<TaskNeed>([...(dueOn ? ['day' as const] : []), ...(reason ? ['reason' as const] : [])]);
      const status = move(TASK_MOVES, task.status, action, 'unit', inHand);
      if (action === 'hand' && assigneeId) await this.colleagues.assertCanTake(assigneeId, task.caseId, 'assigneeId');
      await this.entry.change(KeptTask, task, {
        status,
        ...(action === 'hand' && { assignee: assigneeId ?? null, setBy: currentActor().accountId }),
        ...(action === 'postpone' && { dueOn: dueOn! }),
        ...(action === 'callOff' && { reason: reason! }),
      });
      await this.keepOpen(task);
      return task.caseId;
    });
  }

  /** Another colleague has it, or the inbox. The case is locked and whether she can have it has been asked by whoever calls. */
  async name(taskId: string, accountId: string | null): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const task = await manager.findOneByOrFail(KeptTask, { id: taskId, ownerUnit: currentUnit() });
    const status = move(TASK_MOVES, task.status, 'hand', 'unit', new Set<TaskNeed>());
    await this.entry.change(KeptTask, task, { status, assignee: accountId, setBy: currentActor().accountId });
  }

  /** Whoever had the case open only through her task has it open for the rest of the day, logged as any opening with a reason. */
  private async keepOpen(key: CaseKey): Promise<void> {
    const isOpen = await RequestTransaction.current().value<boolean>('select may_open($1)', [key.caseId]);
    if (!isOpen) await this.colleagues.keepOpenToday(key);
  }

  private async assertNote(noteId: string, caseId: string): Promise<void> {
    const [found] = await RequestTransaction.current().rows(NOTE, [noteId, caseId]);
    if (!found) throw new Refusal('NOT_FOUND', undefined, { field: 'noteId' });
  }
}
