import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ description: 'Somebody in the unit is away and a colleague covers. Why is never asked.' })
export class SetAbsenceInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { nullable: true, description: 'Who is away; oneself unless said. For others: the manager.' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
  @Field(() => String, { description: 'First day away (YYYY-MM-DD).' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from!: string;
  @Field(() => String, { description: 'Last day away (YYYY-MM-DD).' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  to!: string;
  @Field(() => ID, { description: 'The colleague who covers.' }) @IsUUID() deputyId!: string;
}

@InputType({ description: 'An absence becomes shorter or longer, is called off, or is covered by somebody else.' })
export class ChangeAbsenceInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The absence.' }) @IsUUID() absenceId!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, {
    nullable: true,
    description: 'New last day (YYYY-MM-DD). One before the first day calls it off; yesterday ends one that lasts.',
  })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  to?: string;
  @Field(() => ID, { nullable: true, description: 'Another colleague who covers.' })
  @IsOptional()
  @IsUUID()
  deputyId?: string;
}
