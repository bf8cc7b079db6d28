import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { AGENDA_KINDS, BODY_KINDS, NOT_ACCEPTED_REASONS, OBSTACLES, PRESENTATION_WITHDRAWALS } from '#domain';
import type { AgendaKind, BodyKind, NotAcceptedReason, Obstacle, PresentationWithdrawal } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version the reader saw; another one answers CONFLICT with the current state.';
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'A new group, kept by the own unit.' })
export class StartBodyInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => String, { description: 'What kind of group; it says whether people may be taken up at all.' })
  @IsIn(Object.keys(BODY_KINDS))
  kind!: BodyKind;
  @Field(() => String, { description: 'Name.' }) @trimmed @IsString() @MinLength(3) @MaxLength(120) name!: string;
  @Field(() => ID, { nullable: true, description: 'Needed when the unit serves several associations.' })
  @IsOptional()
  @IsUUID()
  associationId?: string;
}

const MEMBERSHIP_ACTS = ['propose', 'agree', 'decline', 'end', 'name'] as const;
export type MembershipAct = (typeof MEMBERSHIP_ACTS)[number];

@InputType({
  description:
    'Asks a unit (propose), answers for the own (agree, decline), ends a membership, or names who takes part.',
})
export class MoveMembershipInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The group.' }) @IsUUID() bodyId!: string;
  @Field(() => String, { description: 'propose, agree, decline, end or name.' })
  @IsIn(MEMBERSHIP_ACTS)
  action!: MembershipAct;
  @Field(() => ID, { description: 'Which unit’s membership.' }) @IsUUID() unitId!: string;
  @Field(() => Int, { nullable: true, description: `${VERSION} Not when a unit is asked.` })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
  @Field(() => ID, { nullable: true, description: 'Of name: a colleague; none: nobody is named.' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
}

const SITTING_ACTS = ['plan', 'change', 'hold', 'cancel', 'addPoint', 'dropPoint'] as const;
export type SittingAct = (typeof SITTING_ACTS)[number];

@InputType({
  description:
    'Plans, changes, holds or cancels a sitting (the keeping unit), or writes its agenda (every unit in the group).',
})
export class MoveSittingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The group.' }) @IsUUID() bodyId!: string;
  @Field(() => String, { description: 'plan, change, hold, cancel, addPoint or dropPoint.' })
  @IsIn(SITTING_ACTS)
  action!: SittingAct;
  @Field(() => ID, { nullable: true, description: 'The sitting; all but plan.' })
  @IsOptional()
  @IsUUID()
  sittingId?: string;
  @Field(() => ID, { nullable: true, description: 'Of dropPoint: which.' }) @IsOptional() @IsUUID() pointId?: string;
  @Field(() => Int, { nullable: true, description: `${VERSION} Of change, hold, cancel and dropPoint.` })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Day (YYYY-MM-DD).' }) @IsOptional() @Matches(DAY) date?: string;
  @Field(() => String, { nullable: true, description: 'Begins (HH:MM).' })
  @IsOptional()
  @Matches(TIME)
  startsAt?: string;
  @Field(() => String, { nullable: true, description: 'Where.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  place?: string;
  @Field(() => String, { nullable: true, description: 'Of addPoint: what kind.' })
  @IsOptional()
  @IsIn(Object.keys(AGENDA_KINDS))
  kind?: AgendaKind;
  @Field(() => String, { nullable: true, description: 'Of addPoint: what it says; never about a person.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(3)
  @MaxLength(500)
  text?: string;
}

@InputType({ description: 'Takes a case up in a group: a delivery to each of the units named, by its own consent.' })
export class PresentCaseInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { description: 'The sitting.' }) @IsUUID() sittingId!: string;
  @Field(() => String, { description: 'What is needed.' })
  @trimmed
  @IsString()
  @MinLength(3)
  @MaxLength(4000)
  need!: string;
  @Field(() => String, { description: 'What the group is asked.' })
  @trimmed
  @IsString()
  @MinLength(3)
  @MaxLength(2000)
  question!: string;
  @Field(() => [ID], {
    description: 'The units that were shown as getting it. One that no consent reaches any more stops it all.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  toUnitIds!: string[];
}

const PRESENTATION_ACTS = ['accept', 'takeOn', 'decline', 'withdraw'] as const;
export type PresentationAct = (typeof PRESENTATION_ACTS)[number];

@InputType({ description: 'A member’s answer for its own unit, or the presenter’s withdrawal.' })
export class MovePresentationInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The presentation.' }) @IsUUID() presentationId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'accept, takeOn, decline or withdraw.' })
  @IsIn(PRESENTATION_ACTS)
  action!: PresentationAct;
  @Field(() => String, { nullable: true, description: 'Coded reason; of decline and withdraw.' })
  @IsOptional()
  @IsIn([...Object.keys(NOT_ACCEPTED_REASONS), ...Object.keys(PRESENTATION_WITHDRAWALS)])
  reason?: NotAcceptedReason | PresentationWithdrawal;
}

@InputType({ description: 'A question without identity, before there is a consent.' })
export class AskBodyInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The group.' }) @IsUUID() bodyId!: string;
  @Field(() => String, { description: 'What is asked: nothing that leads back to anybody.' })
  @trimmed
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  text!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The case it springs from: its names are looked for in the text, and it is not kept.',
  })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}

const QUESTION_ACTS = ['reply', 'close', 'takeBack'] as const;
export type QuestionAct = (typeof QUESTION_ACTS)[number];

@InputType({
  description: 'A unit’s reply to a question without identity, or the asking unit closes it or takes it back.',
})
export class MoveQuestionInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The question.' }) @IsUUID() questionId!: string;
  @Field(() => String, { description: 'reply, close or takeBack.' }) @IsIn(QUESTION_ACTS) action!: QuestionAct;
  @Field(() => Int, { nullable: true, description: `${VERSION} Of close and takeBack.` })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Of reply: what it says.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(3)
  @MaxLength(4000)
  text?: string;
}

@InputType({ description: 'An obstacle and in how many of the unit’s cases it stood in the way.' })
export class ObstacleInput {
  @Field(() => String, { description: 'Which.' }) @IsIn(Object.keys(OBSTACLES)) obstacle!: Obstacle;
  @Field(() => Int, { description: 'How many cases. Fewer than five are not kept as a number.' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  cases!: number;
}

@InputType({
  description:
    'What a unit tells a group: coded obstacles with counts, and figures it has released already. Never people.',
})
export class TellBodyInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The group.' }) @IsUUID() bodyId!: string;
  @Field(() => String, { description: 'A quarter that is over (YYYY-Qn).' })
  @Matches(/^20\d\d-Q[1-4]$/)
  quarter!: string;
  @Field(() => [ObstacleInput], { description: 'Obstacles; each once a quarter.' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ObstacleInput)
  obstacles!: ObstacleInput[];
  @Field(() => [ID], { description: 'Own releases that stand.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  releaseIds!: string[];
}
