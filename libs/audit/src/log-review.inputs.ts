import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, MaxLength, Min, MinLength } from 'class-validator';
import { ACCESS_KINDS, REVIEW_KINDS, REVIEW_RESULTS, REVIEW_RULES } from '#domain';

@InputType({ description: 'Which part of the log. By account or case number only with a reason, which is kept.' })
export class AccessLogInput {
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' })
  @IsISO8601({ strict: true })
  @MaxLength(10)
  from!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' })
  @IsISO8601({ strict: true })
  @MaxLength(10)
  to!: string;
  @Field(() => String, { nullable: true, description: 'A rule that picks a sample.' })
  @IsOptional() @IsIn(Object.keys(REVIEW_RULES)) rule?: string | null; // prettier-ignore
  @Field(() => String, { nullable: true, description: 'A kind of reading.' })
  @IsOptional() @IsIn(Object.keys(ACCESS_KINDS)) kind?: string | null; // prettier-ignore
  @Field(() => ID, { nullable: true, description: 'Somebody’s reading: on suspicion.' })
  @IsOptional() @IsUUID() accountId?: string | null; // prettier-ignore
  @Field(() => String, { nullable: true, description: 'Reading of one case: on suspicion.' })
  @IsOptional() @IsString() @MaxLength(40) caseNumber?: string | null; // prettier-ignore
  @Field(() => String, { nullable: true, description: 'Why, when by account or case number.' })
  @IsOptional() @IsString() @MinLength(5) @MaxLength(1000) reason?: string | null; // prettier-ignore
}

@InputType({ description: 'Writes down a review: what was looked at and how it ended. Never changed afterwards.' })
export class RecordLogReviewInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => String, { description: 'systematic, suspicion, access or incident.' })
  @IsIn(Object.keys(REVIEW_KINDS))
  kind!: string;
  @Field(() => String, { description: 'What was reviewed.' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  subject!: string;
  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional() @IsString() @MinLength(5) @MaxLength(1000) reason?: string | null; // prettier-ignore
  @Field(() => String, { nullable: true, description: 'First day.' })
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(10) from?: string | null; // prettier-ignore
  @Field(() => String, { nullable: true, description: 'Last day.' })
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(10) to?: string | null; // prettier-ignore
  @Field(() => Int, { description: 'How many entries or seats were looked at.' }) @IsInt() @Min(0) reviewed!: number;
  @Field(() => String, { description: 'noRemark, explained, reported or incident.' })
  @IsIn(Object.keys(REVIEW_RESULTS))
  result!: string;
  @Field(() => String, { nullable: true, description: 'What was done.' })
  @IsOptional() @IsString() @MaxLength(2000) measures?: string | null; // prettier-ignore
}
