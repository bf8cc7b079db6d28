import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { CASE_MEETING_KINDS, GROUNDS, MEETING_CANCELLATIONS, MEETING_FELT, MEETING_OTHERS } from '#domain';
import type { Ground, MeetingCancellation, MeetingFelt, MeetingKind, MeetingOther } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const TIMES = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version the reader saw; another one answers CONFLICT with the current state.';
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'Somebody without an account who takes part: recorded with the meeting, sent nothing.' })
export class MeetingOtherInput {
  @Field(() => String, { description: 'participant, relative, employer, interpreter, guardian or otherPerson.' })
  @IsIn(Object.keys(MEETING_OTHERS))
  role!: MeetingOther;
  @Field(() => String, { nullable: true, description: 'Name, as far as it is needed.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string;
}

@InputType({
  description: 'Calls a meeting in a case: each unit gets its own invitation, under consent or an assessed ground.',
})
export class CallMeetingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'What kind of meeting.' })
  @IsIn(Object.keys(CASE_MEETING_KINDS))
  kind!: MeetingKind;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) @Matches(DAY) date!: string;
  @Field(() => String, { description: 'Begins (HH:MM).' }) @Matches(TIME) startsAt!: string;
  @Field(() => Int, { description: 'How many minutes.' }) @IsInt() @Min(5) @Max(600) minutes!: number;
  @Field(() => [String], {
    nullable: true,
    description:
      'Other times that would do as well (YYYY-MM-DDTHH:MM): the units say which suit, and the caller then rebooks to one.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @Matches(TIMES, { each: true })
  otherTimes?: string[];
  @Field(() => String, { nullable: true, description: 'Where: a room, a video link or a telephone number.' })
  @IsOptional()
  @trimmed
  @MaxLength(300)
  place?: string;
  @Field(() => String, { description: 'What the meeting is for.' })
  @trimmed
  @IsString()
  @MinLength(3)
  @MaxLength(2000)
  purpose!: string;
  @Field(() => String, { nullable: true, description: 'Agenda, a point on each line.' })
  @IsOptional()
  @trimmed
  @MaxLength(4000)
  agenda?: string;
  @Field(() => [ID], { description: 'The units that are called or invited.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  unitIds!: string[];
  @Field(() => [MeetingOtherInput], { nullable: true, description: 'Others, without an account.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MeetingOtherInput)
  others?: MeetingOtherInput[];
  @Field(() => String, { nullable: true, description: 'A ground with an assessment, for those no consent reaches.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: 'The assessment of that ground.' })
  @IsOptional()
  @trimmed
  @MaxLength(4000)
  assessment?: string;
}

@InputType({ description: 'Notes a meeting held elsewhere: what kind, which day, who took part, one line.' })
export class LogMeetingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'What kind of meeting.' })
  @IsIn(Object.keys(CASE_MEETING_KINDS))
  kind!: MeetingKind;
  @Field(() => String, { description: 'Day it was held (YYYY-MM-DD).' }) @Matches(DAY) date!: string;
  @Field(() => [ID], { description: 'The units that took part.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  unitIds!: string[];
  @Field(() => [MeetingOtherInput], { nullable: true, description: 'Others, without an account.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MeetingOtherInput)
  others?: MeetingOtherInput[];
  @Field(() => String, { description: 'What the meeting arrived at.' })
  @trimmed
  @IsString()
  @MinLength(3)
  @MaxLength(8000)
  summary!: string;
}

@InputType({ description: 'The calling unit’s move: another day, called off with a reason, or held.' })
export class MoveMeetingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The meeting.' }) @IsUUID() meetingId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'rebook, cancel or hold.' })
  @IsIn(['rebook', 'cancel', 'hold'])
  action!: 'rebook' | 'cancel' | 'hold';
  @Field(() => String, { nullable: true, description: 'Of rebook and hold: day (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  date?: string;
  @Field(() => String, { nullable: true, description: 'Of rebook: begins (HH:MM); as before unless said.' })
  @IsOptional()
  @Matches(TIME)
  startsAt?: string;
  @Field(() => String, { nullable: true, description: 'Of cancel: coded reason.' })
  @IsOptional()
  @IsIn(Object.keys(MEETING_CANCELLATIONS))
  reason?: MeetingCancellation;
  @Field(() => String, { nullable: true, description: 'Of hold: what the meeting arrived at. Stays in the own unit.' })
  @IsOptional()
  @trimmed
  @MaxLength(8000)
  summary?: string;
  @Field(() => [ID], { nullable: true, description: 'Of hold: the units that took part.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  unitIds?: string[];
  @Field(() => String, { nullable: true, description: 'Of rebook: a ground for those no consent reaches.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: 'The assessment of that ground.' })
  @IsOptional()
  @trimmed
  @MaxLength(4000)
  assessment?: string;
}

@InputType({ description: 'The invited unit’s answer, for itself: codes and a day, so that it never needs a ground.' })
export class AnswerMeetingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The invitation.' }) @IsUUID() invitationId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, {
    description: 'come, decline or suggest; suit where there are several times; assess once it has been held.',
  })
  @IsIn(['come', 'decline', 'suggest', 'suit', 'assess'])
  action!: 'come' | 'decline' | 'suggest' | 'suit' | 'assess';
  @Field(() => String, { nullable: true, description: 'Of assess: what the meeting did; the list meetingFelt.' })
  @IsOptional()
  @IsIn(Object.keys(MEETING_FELT))
  felt?: MeetingFelt;
  @Field(() => String, { nullable: true, description: 'Of assess: in words. Needs a consent to the calling unit.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(1000)
  text?: string;
  @Field(() => String, { nullable: true, description: 'Of assess: what the participant said of it, in her own words.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(1000)
  ownWords?: string;
  @Field(() => [String], {
    nullable: true,
    description: 'Of suit: those of the times that suit; none, when none does.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(6)
  @Matches(TIMES, { each: true })
  suits?: string[];
  @Field(() => String, { nullable: true, description: 'Of suggest: a day that suits (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  date?: string;
}
