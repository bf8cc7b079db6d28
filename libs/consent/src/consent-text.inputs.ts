import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Min } from 'class-validator';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'A draft of the authority’s own words, new or written anew.' })
export class DraftConsentTextInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { nullable: true, description: 'The draft to write anew; a new version unless said.' })
  @IsOptional()
  @IsUUID()
  textId?: string;
  @Field(() => Int, { nullable: true, description: 'The version of that draft that was read.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number;
  @Field(() => String, { description: 'Language, as an ISO 639 code.' }) @Matches(/^[a-z]{2,3}$/) language!: string;
  @Field(() => String, { description: 'Its heading.' }) @trimmed @IsString() @Length(3, 200) title!: string;
  @Field(() => String, { description: 'Its words, a paragraph a line.' })
  @trimmed
  @IsString()
  @Length(20, 8000)
  body!: string;
}

@InputType({ description: 'The jurist or data protection officer approves a draft. From then on it never changes.' })
export class ApproveConsentTextInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The draft.' }) @IsUUID() textId!: string;
  @Field(() => Int, { description: 'The version that was read.' }) @IsInt() @Min(1) expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'In use from; today unless said, never earlier.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  validFrom?: string;
}
