import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { CATEGORIES, GROUNDS, MEETING_ATTENDANCE } from '#domain';
import type { Category, Ground, MeetingAttendance } from '#domain';
import { MeetingOtherInput } from './meeting.inputs.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version the reader saw; another one answers CONFLICT with the current state.';
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'A point, and what was said under it.' })
export class WrittenPointInput {
  @Field(() => ID, { nullable: true, description: 'A point of the agenda; a new one has none.' })
  @IsOptional()
  @IsUUID()
  id?: string;
  @Field(() => String, { nullable: true, description: 'Of a new point: what it is.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(300)
  text?: string;
  @Field(() => String, { nullable: true, description: 'What was said. Goes with the minutes.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(8000)
  said?: string;
}

@InputType({ description: 'Whether a unit was there.' })
export class AttendanceInput {
  @Field(() => ID, { description: 'The unit.' }) @IsUUID() unitId!: string;
  @Field(() => String, { description: 'See the list meetingAttendance.' })
  @IsIn(Object.keys(MEETING_ATTENDANCE))
  how!: MeetingAttendance;
}

@InputType({ description: 'What was decided: who does what, and by when.' })
export class DecisionInput {
  @Field(() => ID, { nullable: true, description: 'A decision written before; a new one has none.' })
  @IsOptional()
  @IsUUID()
  id?: string;
  @Field(() => String, { description: 'What is to be done.' })
  @trimmed
  @IsString()
  @MinLength(3)
  @MaxLength(2000)
  text!: string;
  @Field(() => ID, { description: 'The unit that does it.' }) @IsUUID() unitId!: string;
  @Field(() => String, { nullable: true, description: 'By when (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  dueOn?: string;
}

@InputType({ description: 'A note of one’s own unit, outside the minutes.' })
export class OwnNoteInput {
  @Field(() => String, { description: 'What it is about; see the list category.' })
  @IsIn(Object.keys(CATEGORIES))
  category!: Category;
  @Field(() => String, { description: 'The note.' })
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(20_000)
  text!: string;
}

@InputType({ description: 'What is written in a meeting, whole: what is not in it is taken away again.' })
export class WriteMeetingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The meeting; one’s own.' }) @IsUUID() meetingId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'The meeting is over: the day it was held (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  heldOn?: string;
  @Field(() => String, { nullable: true, description: 'What it arrived at, in short.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(8000)
  summary?: string;
  @Field(() => [WrittenPointInput], { description: 'The points.' })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => WrittenPointInput)
  points!: WrittenPointInput[];
  @Field(() => [AttendanceInput], { description: 'The units that were called, and others that came.' })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => AttendanceInput)
  attendance!: AttendanceInput[];
  @Field(() => [MeetingOtherInput], { description: 'Others, without an account. Names stay in the own unit.' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MeetingOtherInput)
  others!: MeetingOtherInput[];
  @Field(() => [DecisionInput], { description: 'What was decided.' })
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => DecisionInput)
  decisions!: DecisionInput[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'The units named are asked at once; else when the minutes are sent.',
  })
  @IsOptional()
  @IsBoolean()
  ask?: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'With ask: a ground with an assessment, for the units no consent reaches.',
  })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: 'The assessment of that ground.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  assessment?: string;
  @Field(() => OwnNoteInput, { nullable: true, description: 'A note for the own unit alone. Once for each saving.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OwnNoteInput)
  ownNote?: OwnNoteInput;
}

@InputType({ description: 'Minutes to the units that took part, each by its own consent.' })
export class SendMinutesInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The meeting; held, and one’s own.' }) @IsUUID() meetingId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => [ID], { nullable: true, description: 'Units that are not to get them now.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsUUID(undefined, { each: true })
  withhold?: string[];
}
