import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength,
  ValidateNested,
} from 'class-validator'; // prettier-ignore
import { CATEGORIES, CONSENT_FORMS, CONSENT_GRANTORS, GROUNDS } from '#domain';
import type { Category, ConsentForm, ConsentGrantor, Ground } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const RECORD_KINDS = ['person', 'message', 'event', 'sipVersion'] as const;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'One direction of a consent: which categories one unit may hand to another.' })
export class EdgeInput {
  @Field(() => ID, { description: 'Who gives.' }) @IsUUID() fromUnitId!: string;
  @Field(() => ID, { description: 'Who receives.' }) @IsUUID() toUnitId!: string;
  @Field(() => [String], { description: 'Categories of information.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.keys(CATEGORIES), { each: true })
  categories!: Category[];
}

@InputType({ description: 'A consent that secrecy is lifted (OSL 10:1, 12:2), as the asking unit writes it down.' })
export class RecordConsentInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'How it was given.' }) @IsIn(Object.keys(CONSENT_FORMS)) form!: ConsentForm;
  @Field(() => String, { description: 'Who gave it.' }) @IsIn(Object.keys(CONSENT_GRANTORS)) grantor!: ConsentGrantor;
  @Field(() => String, { description: 'What the information is for.' })
  @trimmed
  @IsString()
  @Length(3, 1000)
  purpose!: string;
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
  @Field(() => [EdgeInput], { description: 'At least one direction.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => EdgeInput)
  edges!: EdgeInput[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'Let base facts flow to the units this unit may give to; true unless said.',
  })
  @IsOptional()
  @IsBoolean()
  share?: boolean;
}

@InputType({ description: 'A unit confirms an edge for its own records.' })
export class ConfirmEdgeInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The edge.' }) @IsUUID() edgeId!: string;
  @Field(() => Boolean, { nullable: true, description: 'Let base facts flow as they happen; true unless said.' })
  @IsOptional()
  @IsBoolean()
  share?: boolean;
}

@InputType({ description: 'One edge.' })
export class EdgeRefInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The edge.' }) @IsUUID() edgeId!: string;
}

@InputType({ description: 'What the unit hands over as it happens, and to whom. No categories: nothing.' })
export class DecideSharingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { description: 'Who receives.' }) @IsUUID() toUnitId!: string;
  @Field(() => [String], { description: 'Categories of information.' })
  @IsArray()
  @ArrayUnique()
  @IsIn(Object.keys(CATEGORIES), { each: true })
  categories!: Category[];
}

@InputType({ description: 'Hands one of the unit’s own records to another unit, with its ground.' })
export class MakeDeliveryInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'What kind of record.' })
  @IsIn(RECORD_KINDS)
  recordKind!: (typeof RECORD_KINDS)[number];
  @Field(() => ID, { description: 'The record.' }) @IsUUID() recordId!: string;
  @Field(() => ID, { description: 'Who receives.' }) @IsUUID() toUnitId!: string;
  @Field(() => String, { description: 'A ground of the closed list.' }) @IsIn(Object.keys(GROUNDS)) ground!: Ground;
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
}
