import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { ATTENDANCE_MARKS } from '#domain';
import type { AttendanceMark } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[a-zA-Z]{1,40}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'How one participant came that day.' })
export class AttendanceMarkInput {
  @Field(() => ID, { description: 'The participation.' }) @IsUUID() interventionId!: string;
  @Field(() => String, { description: 'present, notified, absent or cancelled.' })
  @IsIn(Object.keys(ATTENDANCE_MARKS))
  mark!: AttendanceMark;
  @Field(() => String, { nullable: true, description: 'What the reader saw noted before; left out when nothing was.' })
  @IsOptional()
  @IsIn(Object.keys(ATTENDANCE_MARKS))
  seen?: AttendanceMark | null;
}

@InputType({ description: 'Who came one day, for a whole group at once.' })
export class RecordAttendanceInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'A programme this unit operates.' }) @IsString() @MaxLength(80) programmeId!: string;
  @Field(() => String, { description: 'The day (YYYY-MM-DD); one that has come.' }) @Matches(DAY) date!: string;
  @Field(() => [AttendanceMarkInput], { description: 'One for each.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AttendanceMarkInput)
  marks!: AttendanceMarkInput[];
}

export const FOLLOW_ACTIONS = ['outreach', 'check', 'barrier', 'removeBarrier', 'benefit'] as const;
export type FollowAction = (typeof FOLLOW_ACTIONS)[number];

@InputType({ description: 'One thing noted of somebody who takes part.' })
export class FollowParticipantInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The participation.' }) @IsUUID() interventionId!: string;
  @Field(() => String, { description: 'outreach, check, barrier, removeBarrier or benefit.' })
  @IsIn(FOLLOW_ACTIONS)
  action!: FollowAction;
  @Field(() => String, {
    description: 'The day of the try or check; by when the action is done; when the benefit ends (YYYY-MM-DD).',
  })
  @Matches(DAY)
  date!: string;
  @Field(() => String, { nullable: true, description: 'How it was tried, the barrier or the benefit; coded.' })
  @IsOptional()
  @Matches(CODE)
  kind?: string;
  @Field(() => String, { nullable: true, description: 'What came of the try or the check, coded.' })
  @IsOptional()
  @Matches(CODE)
  result?: string;
  @Field(() => String, { nullable: true, description: 'What is done about the barrier; stays with the unit.' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(3, 300)
  text?: string;
  @Field(() => ID, { nullable: true, description: 'The barrier that is removed.' })
  @IsOptional()
  @IsUUID()
  barrierId?: string;
  @Field(() => Int, { nullable: true, description: 'The version of the barrier the reader saw.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
}
