import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { GROUNDS, SLOT_CLOSINGS, SLOT_KINDS, UNBOOK_REASONS } from '#domain';
import type { Ground, SlotClosing, SlotKind, UnbookReason } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const KEY = 'Made by the client, kept over retries: the same key happens once.';
const VERSION = 'The version the reader saw; another one answers CONFLICT with the current state.';
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'Lays out a series of slots, kept by the own unit.' })
export class OpenSlotsInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => String, { description: 'What it is for; the list slotKind.' })
  @IsIn(Object.keys(SLOT_KINDS))
  kind!: SlotKind;
  @Field(() => String, { description: 'Name.' }) @trimmed @IsString() @MinLength(3) @MaxLength(120) name!: string;
  @Field(() => ID, { nullable: true, description: 'A group whose units alone may book; else the whole association.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string;
  @Field(() => ID, { nullable: true, description: 'Needed when the unit serves several associations.' })
  @IsOptional()
  @IsUUID()
  associationId?: string;
  @Field(() => String, { description: 'First day (YYYY-MM-DD); its weekday is the series’.' })
  @Matches(DAY)
  firstOn!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD), at most 400 days later.' }) @Matches(DAY) lastOn!: string;
  @Field(() => Int, { description: 'Every so many weeks, 1 to 8.' }) @IsInt() @Min(1) @Max(8) everyWeeks!: number;
  @Field(() => String, { description: 'Begins (HH:MM).' }) @Matches(TIME) startsAt!: string;
  @Field(() => Int, { description: 'How many minutes.' }) @IsInt() @Min(10) @Max(480) minutes!: number;
  @Field(() => Int, { description: 'How many places each time.' }) @IsInt() @Min(1) @Max(30) places!: number;
  @Field(() => String, { nullable: true, description: 'Where.' }) @IsOptional() @trimmed @MaxLength(200) place?: string;
  @Field(() => Boolean, { description: 'Leaves out public holidays. The other days keep their turn.' })
  @IsBoolean()
  skipDaysOff!: boolean;
}

@InputType({ description: 'Calls one slot off, with a reason, or ends a series after a day.' })
export class MoveSlotInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => String, { description: 'close (a slot) or end (a series).' }) @IsIn(['close', 'end']) action!:
    'close' | 'end';
  @Field(() => ID, { description: 'The slot, or the series.' }) @IsUUID() id!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Of close: coded reason.' })
  @IsOptional()
  @IsIn(Object.keys(SLOT_CLOSINGS))
  reason?: SlotClosing;
  @Field(() => String, { nullable: true, description: 'Of end: the last day (YYYY-MM-DD).' })
  @IsOptional()
  @Matches(DAY)
  date?: string;
}

@InputType({
  description:
    'Books a place: for a case, which goes to the keeping unit by its ground, or for somebody not yet named.',
})
export class BookSlotInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { nullable: true, description: 'The slot; of a booking already made, leave it out.' })
  @IsOptional()
  @IsUUID()
  slotId?: string;
  @Field(() => ID, { nullable: true, description: 'An own booking that is told whom it is for.' })
  @IsOptional()
  @IsUUID()
  bookingId?: string;
  @Field(() => ID, { nullable: true, description: 'The case; none: the place is for somebody not named.' })
  @IsOptional()
  @IsUUID()
  caseId?: string;
  @Field(() => String, { nullable: true, description: 'What is to be discussed. Needed with a case, refused without.' })
  @IsOptional()
  @trimmed
  @MinLength(3)
  @MaxLength(2000)
  need?: string;
  @Field(() => String, { nullable: true, description: 'A ground with an assessment, where no consent reaches.' })
  @IsOptional()
  @IsIn(Object.keys(GROUNDS))
  ground?: Ground;
  @Field(() => String, { nullable: true, description: 'The assessment of that ground.' })
  @IsOptional()
  @trimmed
  @MaxLength(4000)
  assessment?: string;
}

@InputType({ description: 'A move on a booking: unbooked by either unit, moved to another slot, used or missed.' })
export class MoveBookingInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The booking.' }) @IsUUID() bookingId!: string;
  @Field(() => Int, { description: VERSION }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'unbook, use or miss.' })
  @IsIn(['unbook', 'use', 'miss'])
  action!: 'unbook' | 'use' | 'miss';
  @Field(() => String, { nullable: true, description: 'Of unbook: coded reason.' })
  @IsOptional()
  @IsIn(Object.keys(UNBOOK_REASONS))
  reason?: UnbookReason;
  @Field(() => ID, { nullable: true, description: 'Of unbook: the slot the booking moves to, in the same act.' })
  @IsOptional()
  @IsUUID()
  toSlotId?: string;
}
