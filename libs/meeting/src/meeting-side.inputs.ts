import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { MEETING_PREPARATIONS } from '#domain';
import type { MeetingPreparation } from '#domain';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'How the own unit has prepared for a meeting. Told to no other unit.' })
export class PrepareMeetingInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The meeting (Meeting.meetingId), one’s own or one the unit is called to.' })
  @IsUUID()
  meetingId!: string;
  @Field(() => Int, { description: 'The version the reader saw; 0 before anything was written.' })
  @IsInt()
  @Min(0)
  expectedVersion!: number;
  @Field(() => [String], { description: 'What is done; see the list meetingPreparation.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(Object.keys(MEETING_PREPARATIONS), { each: true })
  ticked!: MeetingPreparation[];
  @Field(() => String, { nullable: true, description: 'What the unit wants to say and ask.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(8000)
  text?: string;
}
