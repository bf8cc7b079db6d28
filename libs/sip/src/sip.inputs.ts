import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { APPROVAL_FORMS, CONSENT_GRANTORS, GROUNDS, PLANS_TO_BEGIN } from '#domain';
import type { ApprovalForm, ConsentGrantor, Ground } from '#domain';
import { MeetingOtherInput, TIMES } from '#meeting';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version the reader saw; another one answers CONFLICT with the current state.';
const GROUND = 'Ground for units that no consent edge reaches; without one they are refused.';
const ASSESSMENT = 'The assessment, for every ground but consent.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const CODE = /^[a-zA-Z]{1,40}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'Notes that the participant may need a coordinated plan.' })
export class IdentifySipNeedInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { nullable: true, description: 'What needs coordination. Stays in the own unit.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  text?: string;
  @Field(() => String, {
    nullable: true,
    description: 'What kind of plan; sip unless said. See the list sipKindToBegin.',
  })
  @IsOptional()
  @IsIn(PLANS_TO_BEGIN)
  kind?: (typeof PLANS_TO_BEGIN)[number];
  @Field(() => String, {
    nullable: true,
    description:
      'Notice that the patient is ready for discharge (YYYY-MM-DD): the law counts the days to the call from it.',
  })
  @IsOptional()
  @Matches(DAY)
  dischargeOn?: string;
}

@InputType({ description: 'One move on a plan. Which fields a move needs is in SipPlan.moves.' })
export class SipMoveInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The plan.' }) @IsUUID() planId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Coded reason.' }) @IsOptional() @Matches(CODE) reason?: string;
  @Field(() => String, { nullable: true, description: 'Only with the reason other. Stays in the own unit.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
  @Field(() => String, { nullable: true, description: 'The day of it (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  date?: string;
  @Field(() => String, { nullable: true, description: 'Of a meeting: begins (HH:MM).' })
  @IsOptional()
  @Matches(TIME)
  startsAt?: string;
  @Field(() => Int, { nullable: true, description: 'Of a meeting: how many minutes; an hour unless said.' })
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(600)
  minutes?: number;
  @Field(() => String, { nullable: true, description: 'Of a meeting: agenda, a point on each line.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  agenda?: string;
  @Field(() => [String], {
    nullable: true,
    description:
      'Of call: other times that would do as well (YYYY-MM-DDTHH:MM); the units say which suit, and rebook sets one.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @Matches(TIMES, { each: true })
  otherTimes?: string[];
  @Field(() => [MeetingOtherInput], { nullable: true, description: 'Of a meeting: others, without an account.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MeetingOtherInput)
  others?: MeetingOtherInput[];
  @Field(() => String, { nullable: true, description: 'Where the meeting is.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(300)
  place?: string;
  @Field(() => String, { nullable: true, description: 'What the meeting is for.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  purpose?: string;
  @Field(() => String, { nullable: true, description: 'The long-term goal.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  longTermGoal?: string;
  @Field(() => [ID], { nullable: true, description: 'Whom: kommun and region are called, others invited.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  unitIds?: string[];
  @Field(() => String, { nullable: true, description: GROUND })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: ASSESSMENT })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  assessment?: string;
  @Field(() => [ID], { nullable: true, description: 'Units that are not to get this now.' })
  @IsOptional()
  @IsArray()
  @IsUUID(undefined, { each: true })
  withhold?: string[];
  @Field(() => String, { nullable: true, description: 'How the plan was approved; see the list sipApprovalForm.' })
  @IsOptional()
  @IsIn(Object.keys(APPROVAL_FORMS))
  form?: ApprovalForm;
  @Field(() => String, { nullable: true, description: 'Who approved: self or who stands for her.' })
  @IsOptional()
  @IsIn(Object.keys(CONSENT_GRANTORS))
  by?: ConsentGrantor;
  @Field(() => Boolean, { nullable: true, description: 'At closing: the participant has been told.' })
  @IsOptional()
  @IsBoolean()
  participantInformed?: boolean;
}

@InputType({ description: 'Hands the newest version, and what the unit is asked to take on, to a party without it.' })
export class DeliverSipPlanInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The plan.' }) @IsUUID() planId!: string;
  @Field(() => ID, { description: 'A party of the newest version.' }) @IsUUID() toUnitId!: string;
  @Field(() => String, { nullable: true, description: 'Ground for handing over; CONSENT unless said.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: ASSESSMENT })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  assessment?: string;
}
