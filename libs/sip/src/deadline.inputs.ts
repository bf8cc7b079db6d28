import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { DEADLINES } from '#domain';
import type { DeadlineCode } from '#domain';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'An association decides how many days hold, from a day on.' })
export class SetPlanDeadlineInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The association, one’s own.' }) @IsUUID() associationId!: string;
  @Field(() => String, { description: 'Which; see the list planDeadline.' })
  @IsIn(Object.keys(DEADLINES))
  deadline!: DeadlineCode;
  @Field(() => Int, { description: 'How many days; a legal one never more than the law says.' })
  @IsInt()
  @Min(0)
  @Max(365)
  days!: number;
  @Field(() => String, { description: 'From (YYYY-MM-DD), today at the earliest.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  validFrom!: string;
  @Field(() => String, { nullable: true, description: 'Why, for those who come after.' })
  @IsOptional()
  @trimmed
  @Length(3, 500)
  reason?: string;
}
