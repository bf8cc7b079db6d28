import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { GOAL_RESULTS, PLAN_ACTION_KINDS } from '#domain';
import type { GoalResult, PlanActionKind } from '#domain';
import type { EarlierGoal, SipAction, SipContent, SipGoal } from './sip-content.rules.js';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version the reader saw; another one answers CONFLICT with the current state.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'What somebody does in the plan.' })
export class SipActionInput implements SipAction {
  @Field(() => String, { description: 'What, plain text.' }) @trimmed @IsString() @MaxLength(2000) text!: string;
  @Field(() => String, { description: 'insats (kommun or region) or measure (anyone else).' })
  @IsIn(Object.keys(PLAN_ACTION_KINDS))
  kind!: PlanActionKind;
  @Field(() => ID, { nullable: true, description: 'The unit that answers for it.' })
  @IsOptional()
  @IsUUID()
  responsibleUnitId?: string | null;
  @Field(() => String, { nullable: true, description: 'Who, when it is nobody with a unit: an employer, a relative.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  responsibleName?: string | null;
  @Field(() => String, { nullable: true, description: 'Whom to ask about it there. The parties read it.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  contact?: string | null;
  @Field(() => String, { nullable: true, description: 'From (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  from?: string | null;
  @Field(() => String, { nullable: true, description: 'To (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  to?: string | null;
}

@InputType({ description: 'A goal (delmål) and what is done to reach it.' })
export class SipGoalInput implements SipGoal {
  @Field(() => String, { description: 'The goal, plain text.' }) @trimmed @IsString() @MaxLength(2000) text!: string;
  @Field(() => [SipActionInput], { description: 'What is done.' })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SipActionInput)
  actions!: SipActionInput[];
}

@InputType({ description: 'How a goal of the version before went. The goal is known by its text.' })
export class EarlierGoalInput implements EarlierGoal {
  @Field(() => String, { description: 'The goal, as it was written.' })
  @trimmed
  @IsString()
  @MaxLength(2000)
  text!: string;
  @Field(() => String, { nullable: true, description: 'How it went; see the list sipGoalResult.' })
  @IsOptional()
  @IsIn(Object.keys(GOAL_RESULTS))
  result?: GoalResult | null;
  @Field(() => String, { nullable: true, description: 'In a few words.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType({
  description: 'The plan’s working text, whole. Kept by the planning unit alone until the plan is adopted.',
})
export class SaveSipDraftInput implements SipContent {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The plan.' }) @IsUUID() planId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Vad är viktigt för mig: the participant’s own words.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  participantWords?: string | null;
  @Field(() => String, { nullable: true, description: 'Behov och nuläge.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  situation?: string | null;
  @Field(() => [EarlierGoalInput], { nullable: true, description: 'How the goals of the version before went.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => EarlierGoalInput)
  earlierGoals?: EarlierGoalInput[];
  @Field(() => String, { nullable: true, description: 'Långsiktigt mål.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  longTermGoal?: string | null;
  @Field(() => [SipGoalInput], { description: 'Goals with what is done for each.' })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SipGoalInput)
  goals!: SipGoalInput[];
  @Field(() => String, { nullable: true, description: 'What the participant does herself.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  participantDoes?: string | null;
  @Field(() => String, { nullable: true, description: 'Children in the household, and what they need.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  children?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Krisplan: health. Goes to the parties that a consent for health reaches.',
  })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  crisisPlan?: string | null;
  @Field(() => String, { nullable: true, description: 'Huvudansvarig för planen: name and how she is reached.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(300)
  keeper?: string | null;
  @Field(() => Boolean, { description: 'Said outright: nobody else needs to take any measure.' })
  @IsBoolean()
  noOtherMeasures!: boolean;
  @Field(() => ID, { nullable: true, description: 'Övergripande ansvarig huvudman: a unit of kommun or region.' })
  @IsOptional()
  @IsUUID()
  overallResponsibleUnitId?: string | null;
  @Field(() => String, { nullable: true, description: 'Follow-up (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  followUpOn?: string | null;
  @Field(() => String, { nullable: true, description: 'How it will be followed up.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(1000)
  followUpMethod?: string | null;
  @Field(() => Boolean, { description: 'The participant has been told what the plan says.' })
  @IsBoolean()
  participantInformed!: boolean;
}
