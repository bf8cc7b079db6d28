import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { INCIDENT_ANSWERS, INCIDENT_KEEP_REASONS, INCIDENT_KINDS } from '#domain';
import type { IncidentAnswer, IncidentKeepReason, IncidentKind } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';

@InputType({ description: 'Återkalla felskickat: the giver asks what became of one delivery.' })
export class ReportIncidentInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The delivery, as its giver has it.' }) @IsUUID() deliveryId!: string;
  @Field(() => String, { description: 'What went wrong, as a code.' })
  @IsIn(Object.keys(INCIDENT_KINDS))
  kind!: IncidentKind;
}

@InputType({ description: 'The receiver’s answer: erased, returned, or that it remains and why.' })
export class AnswerIncidentInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The incident.' }) @IsUUID() incidentId!: string;
  @Field(() => Int, { description: 'The version that was read.' }) @IsInt() @Min(1) expectedVersion!: number;
  @Field(() => String, { description: 'erase, giveBack or keep.' })
  @IsIn(Object.keys(INCIDENT_ANSWERS))
  answer!: IncidentAnswer;
  @Field(() => String, { nullable: true, description: 'Why it remains, as a code; with keep.' })
  @IsOptional()
  @IsIn(Object.keys(INCIDENT_KEEP_REASONS))
  reason?: IncidentKeepReason;
}

@InputType({ description: 'The giver takes the question back: nothing was wrong.' })
export class WithdrawIncidentInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The incident.' }) @IsUUID() incidentId!: string;
  @Field(() => Int, { description: 'The version that was read.' }) @IsInt() @Min(1) expectedVersion!: number;
}
