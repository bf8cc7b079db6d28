import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { CASE_CLOSE_REASONS, CASE_OPENING_REASONS, CASE_REOPEN_REASONS, CATEGORIES, CONTACT_KINDS } from '#domain';
import type { CaseCloseReason, CaseOpeningReason, CaseReopenReason, Category, ContactKind } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version the reader saw; another one answers CONFLICT with the current state.';
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'Opens a case (samordning) about a person.' })
export class OpenCaseInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { nullable: true, description: 'Needed when the unit serves several associations.' })
  @IsOptional()
  @IsUUID()
  associationId?: string;
  @Field(() => String, { description: 'Given name.' }) @trimmed @IsString() @Length(1, 100) givenName!: string;
  @Field(() => String, { description: 'Family name.' }) @trimmed @IsString() @Length(1, 100) familyName!: string;
  @Field(() => String, { nullable: true, description: 'Personnummer or samordningsnummer, ten or twelve digits.' })
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
  @Field(() => String, { nullable: true, description: 'The unit’s own reference (ärendenummer).' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(60)
  ownNumber?: string;
}

@InputType({ description: 'Opens a case the unit holds but the reader is not assigned to. Logged.' })
export class OpenCaseWithReasonInput {
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'Coded reason.' })
  @IsIn(Object.keys(CASE_OPENING_REASONS))
  reason!: CaseOpeningReason;
  @Field(() => String, { nullable: true, description: 'With the reason other.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  otherText?: string;
}

@InputType({ description: 'Closes the case; every clock stops.' })
export class CloseCaseInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'Coded reason.' })
  @IsIn(Object.keys(CASE_CLOSE_REASONS))
  reason!: CaseCloseReason;
  @Field(() => String, { nullable: true, description: 'With the reason other; stays in the own unit.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
}

@InputType({ description: 'Opens a closed case again.' })
export class ReopenCaseInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'Coded reason.' })
  @IsIn(Object.keys(CASE_REOPEN_REASONS))
  reason!: CaseReopenReason;
  @Field(() => String, { nullable: true, description: 'With the reason other; stays in the own unit.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
}

@InputType({ description: 'Names who in the unit answers for the case.' })
export class AssignResponsibleInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { description: 'A colleague’s account.' }) @IsUUID() accountId!: string;
}

@InputType({ description: 'Nobody in the unit answers for the case any more.' })
export class EndResponsibleInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
}

@InputType({ description: 'The unit’s own reference for the case.' })
export class SetOwnNumberInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { nullable: true, description: 'Empty takes it away.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(60)
  ownNumber?: string;
}

@InputType({ description: 'How one was in touch. A note that says so stays in the own unit until it is delivered.' })
export class ContactInput {
  @Field(() => String, { description: 'The list contactKind.' })
  @IsIn(Object.keys(CONTACT_KINDS))
  kind!: ContactKind;
  @Field(() => String, { nullable: true, description: 'With whom; the participant when left out.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  withWhom?: string;
  @Field(() => String, { nullable: true, description: 'Which day (YYYY-MM-DD); today when left out.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  on?: string;
}

@InputType({ description: 'A note; stays in the own unit unless a sharing decision covers its category.' })
export class AddNoteInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'Category of the content.' }) @IsIn(Object.keys(CATEGORIES)) category!: Category;
  @Field(() => String, { description: 'The note, plain text.' }) @trimmed @IsString() @Length(1, 20_000) text!: string;
  @Field(() => ContactInput, { nullable: true, description: 'Makes it a contact note.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactInput)
  contact?: ContactInput;
  @Field(() => [ID], { nullable: true, description: 'Units that are not to get this one.' })
  @IsOptional()
  @IsArray()
  @IsUUID(undefined, { each: true })
  withhold?: string[];
}
