import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsUUID, Matches } from 'class-validator';
import { FIGURES, RECALL_REASONS, RELEASE_REASONS } from '#domain';
import type { FigureId, RecallReason, ReleaseReason } from '#domain';

const QUARTER = /^20\d\d-Q[1-4]$/;

@ArgsType()
export class FigureArgs {
  @Field(() => String, { description: 'Which figure.' }) @IsIn(Object.keys(FIGURES)) figure!: FigureId;
  @Field(() => String, { description: 'A quarter that is over (YYYY-Qn).' }) @Matches(QUARTER) quarter!: string;
  @Field(() => ID, { nullable: true, description: 'Needed when the unit serves several associations.' })
  @IsOptional()
  @IsUUID()
  associationId?: string;
}

@InputType({
  description: 'A decision to release a figure. It is frozen as it is now, and the quarter cannot be released again.',
})
export class ReleaseFiguresInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => String, { description: 'Which figure.' }) @IsIn(Object.keys(FIGURES)) figure!: FigureId;
  @Field(() => String, { description: 'A quarter that is over (YYYY-Qn).' }) @Matches(QUARTER) quarter!: string;
  @Field(() => ID, { nullable: true, description: 'Needed when the unit serves several associations.' })
  @IsOptional()
  @IsUUID()
  associationId?: string;
  @Field(() => String, { description: 'Why; a code.' }) @IsIn(Object.keys(RELEASE_REASONS)) reason!: ReleaseReason;
}

@InputType({ description: 'A decision that the association is to see a figure no more.' })
export class WithdrawFiguresInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The release.' }) @IsUUID() releaseId!: string;
  @Field(() => Int, { description: 'The version the reader saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'Why; a code.' }) @IsIn(Object.keys(RECALL_REASONS)) reason!: RecallReason;
}
