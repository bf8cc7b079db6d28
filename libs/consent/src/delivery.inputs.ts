import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { GROUNDS, PICKED_KINDS } from '#domain';
import type { Ground, PickedKind } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'One of the unit’s own records.' })
export class PickedRecordInput {
  @Field(() => String, { description: 'What kind of record.' }) @IsIn(PICKED_KINDS) kind!: PickedKind;
  @Field(() => ID, { description: 'The record.' }) @IsUUID() id!: string;
}

@InputType({ description: 'Hands records of the unit’s own to another unit, with their ground.' })
export class MakeDeliveryInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'What kind of record.' }) @IsIn(PICKED_KINDS) recordKind!: PickedKind;
  @Field(() => ID, { description: 'The record.' }) @IsUUID() recordId!: string;
  @Field(() => [PickedRecordInput], { nullable: true, description: 'Further records of the same act.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PickedRecordInput)
  more?: PickedRecordInput[];
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
  @Field(() => String, { nullable: true, description: 'Förbehåll: what the receiver may not do with it.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(1000)
  reservation?: string;
}
