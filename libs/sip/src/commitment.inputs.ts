import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { GROUNDS } from '#domain';
import type { Ground } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[a-zA-Z]{1,40}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'One move on a commitment. Which fields a move needs is in Commitment.moves.' })
export class CommitmentMoveInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The commitment.' }) @IsUUID() commitmentId!: string;
  @Field(() => Int, { description: 'The version the reader saw; another one answers CONFLICT with the current state.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Coded reason.' }) @IsOptional() @Matches(CODE) reason?: string;
  @Field(() => String, { nullable: true, description: 'Only with the reason other; needs a ground.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
  @Field(() => String, { nullable: true, description: 'Done on (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  date?: string;
  @Field(() => String, { nullable: true, description: 'Ground for the text; CONSENT unless said.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: 'The assessment, for every ground but consent.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  assessment?: string;
}
