import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { CreateTaskInput, MoveTaskInput } from './task.inputs.js';
import { TaskQueries } from './task.queries.js';
import { TaskService } from './task.service.js';
import { Task } from './task.types.js';

@Resolver(() => Task)
export class TaskResolver {
  constructor(
    private readonly queries: TaskQueries,
    private readonly service: TaskService,
  ) {}

  @May('task.read')
  @Query(() => [Task], {
    description:
      'The unit’s own tasks of a case; without a case, those that wait for the reader, the nearest day first.',
  })
  tasks(
    @Args('caseId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) caseId?: string,
  ): Promise<Task[]> {
    return this.queries.list(caseId);
  }

  @May('task.write')
  @Mutation(() => [Task], { description: 'Writes a task; answers those of its case.' })
  async createTask(@Args('input') input: CreateTaskInput): Promise<Task[]> {
    return this.queries.list(await this.service.create(input));
  }

  @May('task.write')
  @Mutation(() => [Task], { description: 'Ends a task, hands it on or changes its day; answers those of its case.' })
  async moveTask(@Args('input') input: MoveTaskInput): Promise<Task[]> {
    return this.queries.list(await this.service.move(input));
  }
}
