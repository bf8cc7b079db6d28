import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsISO8601, IsIn, IsInt, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { HOLD_KINDS } from '#domain';
import type { HoldKind } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ description: 'One act on one case.' })
export class CaseActInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
}

@InputType({ description: 'A decision about an erasure that has been proposed.' })
export class ErasureActInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The erasure.' }) @IsUUID() erasureId!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() expectedVersion!: number;
}

@InputType({ description: 'Gallringsstopp.' })
export class PlaceHoldInput extends CaseActInput {
  @Field(() => String, { description: 'research, dispute or archive.' })
  @IsIn(Object.keys(HOLD_KINDS))
  kind!: HoldKind;
  @Field(() => String, { description: 'Why, in the unit’s own file.' }) @Length(5, 1000) reason!: string;
}

@InputType({ description: 'Lifts a hold.' })
export class LiftHoldInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The hold.' }) @IsUUID() holdId!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() expectedVersion!: number;
}

@InputType({ description: 'Years as the authority has decided them.' })
export class DecideRetentionInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => Int, { description: 'Years.' }) @IsInt() @Min(0) @Max(100) years!: number;
  @Field(() => String, { description: 'The decision, such as a number in the diary.' })
  @Length(3, 200)
  decision!: string;
  @Field(() => String, { description: 'Holds from (YYYY-MM-DD).' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validFrom!: string;
}
