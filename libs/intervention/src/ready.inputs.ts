import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { INTERVENTION_KINDS } from '#domain';
import type { InterventionKind } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ description: 'Redo för nästa steg: ready for a kind of intervention, and waiting for a place.' })
export class DeclareReadyInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'Kind of intervention.' })
  @IsIn(Object.keys(INTERVENTION_KINDS))
  kind!: InterventionKind;
  @Field(() => String, { description: 'Ready from (YYYY-MM-DD).' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from!: string;
}

@InputType({ description: 'No longer ready, or no longer waiting.' })
export class WithdrawReadyInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The declaration.' }) @IsUUID() readyId!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'From which day; today unless said (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  date?: string;
}
