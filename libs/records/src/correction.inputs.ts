import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
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
  ValidateNested,
} from 'class-validator';
import { CORRECTION_ASKERS, CORRECTION_REFUSALS, HELD_KINDS } from '#domain';
import type { CorrectionAsker, CorrectionRefusal } from '#domain';
import { CaseActInput } from './records.inputs.js';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({
  description:
    'Opens the unit’s file about a person for one of her rights. Logged, and listed for the manager; lasts the day.',
})
export class OpenForRightInput extends CaseActInput {
  @Field(() => String, { nullable: true, description: 'What it is about, such as “registerutdrag begärt 12 jan”.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(500)
  about?: string;
}

@InputType({ description: 'A request that a record the unit holds be corrected.' })
export class AskCorrectionInput extends CaseActInput {
  @Field(() => String, { description: 'Kind of record.' }) @IsIn(Object.keys(HELD_KINDS)) recordKind!: string;
  @Field(() => ID, { description: 'The record.' }) @IsUUID() recordId!: string;
  @Field(() => String, { description: 'Who asks, as a code.' })
  @IsIn(Object.keys(CORRECTION_ASKERS))
  askedBy!: CorrectionAsker;
  @Field(() => String, { description: 'When it was asked for (YYYY-MM-DD); the month to answer runs from it.' })
  @Matches(DAY)
  askedOn!: string;
  @Field(() => String, { description: 'What is wrong, and what should stand, in the person’s words.' })
  @trimmed
  @IsString()
  @Length(3, 4000)
  wanted!: string;
}

@InputType({ description: 'The person as she should be called. What is left out stays as it was.' })
export class CorrectPersonInput {
  @Field(() => String, { description: 'Given name.' }) @trimmed @IsString() @Length(1, 100) givenName!: string;
  @Field(() => String, { description: 'Family name.' }) @trimmed @IsString() @Length(1, 100) familyName!: string;
  @Field(() => String, { nullable: true, description: 'Personnummer or samordningsnummer, when that was wrong.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  personnummer?: string;
  @Field(() => Int, { nullable: true, description: 'When the number is not known.' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2100)
  birthYear?: number;
}

@InputType({ description: 'The unit’s decision on a request for correction.' })
export class DecideCorrectionInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The request.' }) @IsUUID() correctionId!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'correct, note, refuse or withdraw.' })
  @IsIn(['correct', 'note', 'refuse', 'withdraw'])
  decision!: 'correct' | 'note' | 'refuse' | 'withdraw';
  @Field(() => String, {
    nullable: true,
    description: 'With correct: what holds instead. With note: the person’s view.',
  })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 20_000)
  text?: string;
  @Field(() => CorrectPersonInput, { nullable: true, description: 'With correct, of personal details.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CorrectPersonInput)
  person?: CorrectPersonInput;
  @Field(() => String, { nullable: true, description: 'With refuse: why, as a code.' })
  @IsOptional()
  @IsIn(Object.keys(CORRECTION_REFUSALS))
  reason?: CorrectionRefusal;
  @Field(() => String, { nullable: true, description: 'The grounds, in the answer to the person; needed with refuse.' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(3, 4000)
  words?: string;
}
