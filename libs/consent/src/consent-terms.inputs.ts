import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength,
  Min, ValidateNested,
} from 'class-validator'; // prettier-ignore
import {
  CATEGORIES, CONSENT_FORMS, CONSENT_GRANTORS, CONSENT_INTERPRETERS, CONSENT_PURPOSES, RENEWAL_DECLINES,
} from '#domain'; // prettier-ignore
import type {
  Category, ConsentForm, ConsentGrantor, ConsentInterpreter, ConsentPurpose, RenewalDecline,
} from '#domain'; // prettier-ignore

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version that was read.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'One direction of a consent: which categories one unit may hand to another, and which not.' })
export class EdgeInput {
  @Field(() => ID, { description: 'Who gives.' }) @IsUUID() fromUnitId!: string;
  @Field(() => ID, { description: 'Who receives.' }) @IsUUID() toUnitId!: string;
  @Field(() => [String], { description: 'Categories of information.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.keys(CATEGORIES), { each: true })
  categories!: Category[];
  @Field(() => [String], {
    nullable: true,
    description: 'Categories she said no to in this direction. Stays with the asking unit.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(Object.keys(CATEGORIES), { each: true })
  excludedCategories?: Category[];
  @Field(() => String, {
    nullable: true,
    description: 'What this direction must not cover, in the person’s words. Stays with the asking unit.',
  })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(1000)
  exclusion?: string;
}

@InputType({ isAbstract: true })
export abstract class ConsentTermsInput {
  @Field(() => String, { description: 'How it was given.' }) @IsIn(Object.keys(CONSENT_FORMS)) form!: ConsentForm;
  @Field(() => String, { description: 'Who gave it.' }) @IsIn(Object.keys(CONSENT_GRANTORS)) grantor!: ConsentGrantor;
  @Field(() => String, { nullable: true, description: 'Name of the one who gave it; needed when it was not the person alone.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  grantorName?: string; // prettier-ignore
  @Field(() => String, { nullable: true, description: 'In what capacity, for example “god man, beslut 2025-03-01”.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  grantorRole?: string;
  @Field(() => String, { nullable: true, description: 'The day it was given; today unless said.' })
  @IsOptional()
  @Matches(DAY)
  givenOn?: string;
  @Field(() => String, { nullable: true, description: 'Who in the unit heard it; the one who writes unless said.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  takenBy?: string;
  @Field(() => String, { description: 'What the information is for. Stays with the asking unit.' })
  @trimmed
  @IsString()
  @Length(3, 1000)
  purpose!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The same as a code, which is all that others learn of it; coordination unless said.',
  })
  @IsOptional()
  @IsIn(Object.keys(CONSENT_PURPOSES))
  purposeCode?: ConsentPurpose;
  @Field(() => String, { description: 'First day.' }) @Matches(DAY) validFrom!: string;
  @Field(() => String, { description: 'Last day; at most twelve months after the first.' })
  @Matches(DAY)
  validTo!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What it must not cover, in the person’s words. Stays with the asking unit.',
  })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  exclusions?: string;
  @Field(() => String, { nullable: true, description: 'Language it was given in; sv unless said.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  language?: string;
  @Field(() => String, { nullable: true, description: 'Interpreter; none unless said.' })
  @IsOptional()
  @IsIn(Object.keys(CONSENT_INTERPRETERS))
  interpreter?: ConsentInterpreter;
  @Field(() => ID, { nullable: true, description: 'The text it was given under; the newest approved one unless said.' })
  @IsOptional()
  @IsUUID()
  textId?: string;
  @Field(() => [EdgeInput], { description: 'At least one direction.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => EdgeInput)
  edges!: EdgeInput[];
}

@InputType({ isAbstract: true })
export abstract class ConsentWrittenInput extends ConsentTermsInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { nullable: true, description: 'The draft it was prepared as.' })
  @IsOptional()
  @IsUUID()
  consentId?: string;
  @Field(() => Int, { nullable: true, description: 'The version of that draft that was read.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number;
  @Field(() => ID, { nullable: true, description: 'The consent it takes the place of: a renewal or a new version.' })
  @IsOptional()
  @IsUUID()
  supersedesId?: string;
}

@InputType({ description: 'A consent that secrecy is lifted (OSL 10:1, 12:2), as the asking unit writes it down.' })
export class RecordConsentInput extends ConsentWrittenInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Let base facts flow to the units this unit may give to; true unless said.',
  })
  @IsOptional()
  @IsBoolean()
  share?: boolean;
}

@InputType({ description: 'A consent being prepared: nothing goes anywhere on it.' })
export class DraftConsentInput extends ConsentWrittenInput {}

@InputType({ description: 'What a consent would say, before anything is written.' })
export class PreviewConsentInput extends ConsentTermsInput {}

@InputType({ description: 'One consent of this unit.' })
export class ConsentRefInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The consent.' }) @IsUUID() consentId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() @Min(1) expectedVersion!: number;
}

@InputType({ description: 'The signed paper, or the spoken yes, to what was printed.' })
export class SignConsentInput extends ConsentRefInput {
  @Field(() => String, { description: 'How it was given.' }) @IsIn(Object.keys(CONSENT_FORMS)) form!: ConsentForm;
  @Field(() => String, { nullable: true, description: 'The day it was given; today unless said.' })
  @IsOptional()
  @Matches(DAY)
  givenOn?: string;
  @Field(() => String, { nullable: true, description: 'Who in the unit heard it; the one who writes unless said.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  takenBy?: string;
  @Field(() => String, { nullable: true, description: 'Interpreter; as prepared unless said.' })
  @IsOptional()
  @IsIn(Object.keys(CONSENT_INTERPRETERS))
  interpreter?: ConsentInterpreter;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Let base facts flow to the units this unit may give to; true unless said.',
  })
  @IsOptional()
  @IsBoolean()
  share?: boolean;
}

@InputType({ description: 'Asked, and the answer was no. Nobody but this unit learns that the question was asked.' })
export class RefuseConsentInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { nullable: true, description: 'The draft she said no to.' })
  @IsOptional()
  @IsUUID()
  consentId?: string;
  @Field(() => Int, { nullable: true, description: 'The version of that draft that was read.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number;
  @Field(() => [EdgeInput], { nullable: true, description: 'The directions she said no to, when there was no draft.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => EdgeInput)
  edges?: EdgeInput[];
}

@InputType({ description: 'The person takes a whole consent back.' })
export class RevokeConsentInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The consent.' }) @IsUUID() consentId!: string;
}

@InputType({ description: 'A decision not to renew a consent that runs out.' })
export class DeclineRenewalInput extends ConsentRefInput {
  @Field(() => String, { description: 'Why.' }) @IsIn(Object.keys(RENEWAL_DECLINES)) reason!: RenewalDecline;
}
