import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CATEGORIES, EXTRA_PLACE_REASONS, RULE_KINDS } from '#domain';
import type { Category, ExtraPlaceReason, ProgrammeAction, RuleKind } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[a-zA-Z]{1,40}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'One decision on how the own programme is run: open, intake stopped, closing or closed.' })
export class MoveProgrammeInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'A programme this unit operates.' }) @IsString() @MaxLength(80) programmeId!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'open, stopIntake, announceClosing or close.' })
  @IsIn(['open', 'stopIntake', 'announceClosing', 'close'])
  action!: ProgrammeAction;
  @Field(() => String, { nullable: true, description: 'Coded reason; read by everybody.' })
  @IsOptional()
  @Matches(CODE)
  reason?: string;
  @Field(() => String, { nullable: true, description: 'Last day of the stop, or of the programme (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  until?: string;
}

@InputType({ description: 'Plans a group start, or calls one off.' })
export class PlanGroupStartInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'A programme this unit operates.' }) @IsString() @MaxLength(80) programmeId!: string;
  @Field(() => ID, { nullable: true, description: 'The start to call off; a new one is planned when left out.' })
  @IsOptional()
  @IsUUID()
  startId?: string;
  @Field(() => Int, { nullable: true, description: 'Version of the start to call off.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Why it is called off, coded.' })
  @IsOptional()
  @Matches(CODE)
  reason?: string;
  @Field(() => String, { nullable: true, description: 'What the group is called; never a person’s name.' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(2, 80)
  name?: string;
  @Field(() => String, { nullable: true, description: 'First day (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  startsOn?: string;
  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  endsOn?: string;
  @Field(() => Int, { nullable: true, description: 'Places in the group.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  places?: number;
  @Field(() => String, { nullable: true, description: 'Where it meets.' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 120)
  place?: string;
}

@InputType({ description: 'How many the programme has room for: in all, by its staff, and more until a day.' })
export class SetPlacesInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'A programme this unit operates.' }) @IsString() @MaxLength(80) programmeId!: string;
  @Field(() => Int, { description: 'The version of the places the reader saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => Int, { nullable: true, description: 'Places in all; left out when not limited.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1000)
  places?: number;
  @Field(() => Int, { nullable: true, description: 'How many of the staff take participants.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  workers?: number;
  @Field(() => Int, { nullable: true, description: 'How many each of them can take.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  perWorker?: number;
  @Field(() => Int, { nullable: true, description: 'Överbokning: more than there are places.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  extra?: number;
  @Field(() => String, { nullable: true, description: 'Last day of the overbooking (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  extraUntil?: string;
  @Field(() => String, { nullable: true, description: 'Why more are taken on, coded.' })
  @IsOptional()
  @IsIn(Object.keys(EXTRA_PLACE_REASONS))
  extraReason?: ExtraPlaceReason;
}

@InputType({ description: 'Adds a rule of whom the own programme is for or not for, or ends one.' })
export class SetEntryRuleInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'A programme this unit operates.' }) @IsString() @MaxLength(80) programmeId!: string;
  @Field(() => ID, { nullable: true, description: 'The rule to end; a new one is added when left out.' })
  @IsOptional()
  @IsUUID()
  ruleId?: string;
  @Field(() => Int, { nullable: true, description: 'Version of the rule to end.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'entry or exclusion.' })
  @IsOptional()
  @IsIn(Object.keys(RULE_KINDS))
  kind?: RuleKind;
  @Field(() => String, { nullable: true, description: 'The rule in words; never anybody’s name.' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(3, 200)
  words?: string;
  @Field(() => String, {
    nullable: true,
    description: 'What an exception from it tells of the person; needed for a new one.',
  })
  @IsOptional()
  @IsIn(Object.keys(CATEGORIES))
  category?: Category;
  @Field(() => Boolean, { nullable: true, description: 'Who does not meet it needs a motivated exception.' })
  @IsOptional()
  @IsBoolean()
  hard?: boolean;
}
