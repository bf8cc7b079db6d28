import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { CATEGORIES, GROUNDS, HANDOFF_KINDS } from '#domain';
import type { Category, Ground, HandoffKind } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[a-zA-Z]{1,40}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Why words may be handed to another unit. Not needed inside one's own. */
@InputType({ isAbstract: true })
abstract class WithGround {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => String, { nullable: true, description: 'Category of the words; plan unless said.' })
  @IsOptional()
  @IsIn(Object.keys(CATEGORIES))
  category?: Category;
  @Field(() => String, { nullable: true, description: 'Ground for handing words over; CONSENT unless said.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
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
}

@InputType({
  description: 'Offers to hand over who coordinates, or who handles. Until it is completed the giver keeps it.',
})
export class OfferHandoffInput extends WithGround {
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'What is handed over.' }) @IsIn(Object.keys(HANDOFF_KINDS)) kind!: HandoffKind;
  @Field(() => ID, { description: 'To which unit; one’s own for a change of caseworker.' }) @IsUUID() toUnitId!: string;
  @Field(() => ID, { nullable: true, description: 'A colleague; inside one’s own unit only.' })
  @IsOptional()
  @IsUUID()
  toCaseworkerId?: string;
  @Field(() => String, { description: 'Läget nu.' }) @trimmed @IsString() @Length(1, 20_000) situation!: string;
  @Field(() => String, { description: 'Planering.' }) @trimmed @IsString() @Length(1, 20_000) plan!: string;
  @Field(() => String, { description: 'Nästa datum (YYYY-MM-DD).' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  nextDate!: string;
  @Field(() => String, { description: 'Öppna löften; empty: there are none.' })
  @trimmed
  @IsString()
  @MaxLength(20_000)
  openPromises!: string;
  @Field(() => Boolean, { description: 'The participant is informed.' }) @IsBoolean() participantInformed!: boolean;
  @Field(() => [ID], { nullable: true, description: 'Units to tell when the coordination has moved.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  tellUnitIds?: string[];
  @Field(() => ID, { nullable: true, description: 'The request that carries it.' })
  @IsOptional()
  @IsUUID()
  referralId?: string;
}

@InputType({ description: 'One move on a handoff. Which fields a move needs is in Handoff.moves.' })
export class HandoffMoveInput extends WithGround {
  @Field(() => ID, { description: 'The handoff.' }) @IsUUID() handoffId!: string;
  @Field(() => Int, { description: 'The version the reader saw; another one answers CONFLICT with the current state.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Question or answer; needs a ground between units.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(20_000)
  text?: string;
  @Field(() => String, { nullable: true, description: 'Coded reason.' }) @IsOptional() @Matches(CODE) reason?: string;
  @Field(() => String, { nullable: true, description: 'Only with the reason other; needs a ground between units.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
  @Field(() => ID, { nullable: true, description: 'Responsible caseworker; oneself unless said.' })
  @IsOptional()
  @IsUUID()
  caseworkerId?: string;
  @Field(() => String, { nullable: true, description: 'First contact: planned, or made (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  date?: string;
}
