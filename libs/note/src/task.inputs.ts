import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { TASK_ACTIONS, TASK_LENGTH, TASK_REASONS } from '#domain';
import type { TaskAction, TaskReason } from '#domain';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ description: 'A task of the own unit’s in a case. It is told to no other unit.' })
export class CreateTaskInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'What is to be done.' })
  @trimmed
  @IsString()
  @Length(2, TASK_LENGTH)
  text!: string;
  @Field(() => String, { description: 'By when (YYYY-MM-DD).' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  dueOn!: string;
  @Field(() => ID, { nullable: true, description: 'Who of the unit; its inbox when left out.' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string;
  @Field(() => ID, { nullable: true, description: 'The note it came out of.' }) @IsOptional() @IsUUID() noteId?: string;
}

@InputType({ description: 'Ends a task of the own unit’s, hands it to a colleague or changes its day.' })
export class MoveTaskInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The task.' }) @IsUUID() taskId!: string;
  @Field(() => Int, { description: 'The version the reader saw; another one answers CONFLICT.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => String, { description: 'do, hand, postpone or callOff.' })
  @IsIn(Object.keys(TASK_ACTIONS))
  action!: Exclude<TaskAction, 'create'>;
  @Field(() => ID, { nullable: true, description: 'With hand: to whom; the inbox when left out.' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string;
  @Field(() => String, { nullable: true, description: 'With postpone: the new day (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  dueOn?: string;
  @Field(() => String, { nullable: true, description: 'With callOff: why; the list taskReason.' })
  @IsOptional()
  @IsIn(Object.keys(TASK_REASONS))
  reason?: TaskReason;
}
