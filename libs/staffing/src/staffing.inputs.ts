import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { MOST_HANDED_OVER, OPEN_STEPS } from '#domain';
import type { NamedStepKind, OpenStepKind } from '#domain';

const NAMED = (Object.keys(OPEN_STEPS) as OpenStepKind[]).filter((kind) => OPEN_STEPS[kind].hands === 'named');

@InputType({ description: 'One open step and who is to have it.' })
export class HandedStep {
  @Field(() => String, { description: 'case, request, handoff, task, group or cover.' })
  @IsIn(NAMED)
  kind!: NamedStepKind;
  @Field(() => ID, { description: 'Identity of the thing.' }) @IsUUID() id!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() version!: number;
  @Field(() => ID, { nullable: true, description: 'The colleague; without one it is the inbox’s.' })
  @IsOptional()
  @IsUUID()
  toAccountId?: string;
}

@InputType({ description: 'Open steps handed over at once: all of them, or none.' })
export class HandOverStepsInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { nullable: true, description: 'Whose they are; one’s own unless said. Others’: the manager.' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
  @Field(() => [HandedStep], { description: 'Which, and to whom.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_HANDED_OVER)
  @ValidateNested({ each: true })
  @Type(() => HandedStep)
  steps!: HandedStep[];
}
