import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CATEGORIES, DOCUMENT_KINDS, GROUNDS, REFERRAL_TYPES, RULE_ANSWERS } from '#domain';
import type { Category, DocumentKind, Ground, ReferralType, RuleAnswer } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[a-zA-Z]{1,40}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'Whether a rule of the programme is met.' })
export class RuleAnswerInput {
  @Field(() => ID, { description: 'The rule’s key.' }) @IsString() @MaxLength(80) rule!: string;
  @Field(() => String, { description: 'yes, no or unknown.' }) @IsIn(Object.keys(RULE_ANSWERS)) met!: RuleAnswer;
}

@InputType({ description: 'Sends a request (förfrågan) to a unit, or to the operating unit of a programme.' })
export class SendReferralInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'Type of request.' }) @IsIn(Object.keys(REFERRAL_TYPES)) type!: ReferralType;
  @Field(() => ID, { nullable: true, description: 'The unit asked; not needed with a programme.' })
  @IsOptional()
  @IsUUID()
  toUnitId?: string;
  @Field(() => ID, { nullable: true, description: 'The programme asked for.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  programmeId?: string;
  @Field(() => [RuleAnswerInput], {
    nullable: true,
    description: 'To a programme: an answer for each of its hard rules. What is met is not passed on.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RuleAnswerInput)
  rules?: RuleAnswerInput[];
  @Field(() => String, { nullable: true, description: 'Why an exception from the hard rules that are not met.' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(3, 2000)
  exception?: string;
  @Field(() => String, { description: 'What is asked, plain text.' })
  @trimmed
  @IsString()
  @Length(1, 20_000)
  question!: string;
  @Field(() => String, { nullable: true, description: 'Category of the question; contact unless said.' })
  @IsOptional()
  @IsIn(Object.keys(CATEGORIES))
  category?: Category;
  @Field(() => String, { nullable: true, description: 'Önskat svar senast (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  wishedBy?: string;
  @Field(() => String, { nullable: true, description: 'Ground for handing over; CONSENT unless said.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => ID, { nullable: true, description: 'A certain edge; the covering one unless said.' })
  @IsOptional()
  @IsUUID()
  edgeId?: string;
  @Field(() => String, { nullable: true, description: 'The assessment, for every ground but consent.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  assessment?: string;
  @Field(() => Boolean, { nullable: true, description: 'Keep it as the unit’s own draft; nothing is handed over.' })
  @IsOptional()
  @IsBoolean()
  saveAsDraft?: boolean;
}

@InputType({ description: 'One move on a request. Which fields a move needs is in Referral.moves.' })
export class ReferralMoveInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The request.' }) @IsUUID() referralId!: string;
  @Field(() => Int, { description: 'The version the reader saw; another one answers CONFLICT with the current state.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Coded reason.' }) @IsOptional() @Matches(CODE) reason?: string;
  @Field(() => String, { nullable: true, description: 'Only with the reason other; needs a ground.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
  @Field(() => String, { nullable: true, description: 'Question or answer; needs a ground.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(20_000)
  text?: string;
  @Field(() => String, { nullable: true, description: 'Category of the text; plan unless said.' })
  @IsOptional()
  @IsIn(Object.keys(CATEGORIES))
  category?: Category;
  @Field(() => String, { nullable: true, description: 'Ground for the text; CONSENT unless said.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: 'The assessment, for every ground but consent.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  assessment?: string;
  @Field(() => String, { nullable: true, description: 'Start or last day (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  date?: string;
  @Field(() => String, { nullable: true, description: 'Paused until (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  until?: string;
  @Field(() => String, { nullable: true, description: 'Planned end (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  plannedEnd?: string;
  @Field(() => Float, { nullable: true, description: 'Extent, hours per week.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(60)
  hoursPerWeek?: number;
  @Field(() => ID, { nullable: true, description: 'Responsible caseworker; oneself unless said.' })
  @IsOptional()
  @IsUUID()
  caseworkerId?: string;
  @Field(() => ID, { nullable: true, description: 'Suggested receiver.' })
  @IsOptional()
  @IsUUID()
  receiverUnitId?: string;
  @Field(() => String, { nullable: true, description: 'Coded outcome.' }) @IsOptional() @Matches(CODE) outcome?: string;
  @Field(() => String, { nullable: true, description: 'Next step: what, who, when.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(80)
  nextStep?: string;
  @Field(() => String, { nullable: true, description: 'Coded reason why nothing follows.' })
  @IsOptional()
  @Matches(CODE)
  noNextStepReason?: string;
  @Field(() => String, { nullable: true, description: 'Coded occupation after.' })
  @IsOptional()
  @Matches(CODE)
  occupationAfter?: string;
  @Field(() => [String], {
    nullable: true,
    description: 'With requestInfo: kinds of documents that are missing (documentKind).',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsIn(Object.keys(DOCUMENT_KINDS), { each: true })
  documents?: DocumentKind[];
  @Field(() => [ID], {
    nullable: true,
    description: 'With supplyInfo: own documents that go along, under the same ground.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documentIds?: string[];
}

@InputType({ description: 'Gives a request to a colleague inside the unit.' })
export class AssignReferralInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The request.' }) @IsUUID() referralId!: string;
  @Field(() => ID, { description: 'A colleague’s account.' }) @IsUUID() caseworkerId!: string;
}
