import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { CATEGORIES, GROUNDS } from '#domain';
import type { Category, Ground } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const RECORD_KINDS = ['person', 'message', 'event', 'sipVersion'] as const;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

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

@InputType({ description: 'The person takes back a part of one direction.' })
export class NarrowEdgeInput extends EdgeRefInput {
  @Field(() => [String], { description: 'Kinds of information she no longer says yes to.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.keys(CATEGORIES), { each: true })
  categories!: Category[];
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
