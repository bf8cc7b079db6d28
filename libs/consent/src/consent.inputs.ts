import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { CATEGORIES } from '#domain';
import type { Category } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';

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
