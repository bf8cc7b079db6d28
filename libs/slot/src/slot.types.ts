import { CaseRef, Code, MoveOption, UnitRef, Words } from '#cases';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'A place that is booked. Which unit booked it, and whom it is for as far as this unit holds it.',
})
export class SlotBooking {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => Boolean, { description: 'Booked by the own unit.' }) mine!: boolean;
  @Field(() => UnitRef, { description: 'The unit that booked.' }) unit!: UnitRef;
  @Field(() => String, { description: 'booked, unbooked, used or missed.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Code, { nullable: true, description: 'Why it was unbooked.' }) reason?: Code | null;
  @Field(() => String, { description: 'In this state since (YYYY-MM-DD).' }) since!: string;
  @Field(() => Boolean, { description: 'This unit holds whom it is for.' }) isNamed!: boolean;
  @Field(() => CaseRef, { nullable: true, description: 'The case, as this unit holds it.' }) case?: CaseRef | null;
  @Field(() => String, { nullable: true, description: 'What is to be discussed; to whoever has opened the case.' })
  need?: string | null;
  @Field(() => [MoveOption], { description: 'What this seat may do.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'One slot of a series.' })
export class Slot {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Int, { description: 'Week number, as counted in Sweden.' }) week!: number;
  @Field(() => String, { description: 'Begins (HH:MM).' }) startsAt!: string;
  @Field(() => Int, { description: 'How many minutes.' }) minutes!: number;
  @Field(() => Int, { description: 'How many places.' }) places!: number;
  @Field(() => Int, { description: 'How many of them are free.' }) free!: number;
  @Field(() => String, { description: 'open or closed.' }) status!: string;
  @Field(() => Code, { nullable: true, description: 'Why it was called off.' }) reason?: Code | null;
  @Field(() => Code, { nullable: true, description: 'A public holiday, or a time when many are on leave.' })
  warning?: Code | null;
  @Field(() => [SlotBooking], { description: 'To the keeping unit: all; to another: its own.' })
  bookings!: SlotBooking[];
  @Field(() => [MoveOption], { description: 'What this seat may do as the keeping unit.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'A recurring series of slots that a unit keeps and others book places in.' })
export class SlotSeries {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => Code, { description: 'What it is for.' }) kind!: Code;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => Boolean, { description: 'Kept by the own unit.' }) mine!: boolean;
  @Field(() => UnitRef, { description: 'The unit that keeps it.' }) host!: UnitRef;
  @Field(() => String, { nullable: true, description: 'The group whose units alone may book.' }) group?: string | null;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) firstOn!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) lastOn!: string;
  @Field(() => String, { nullable: true, description: 'Ended after this day (YYYY-MM-DD).' }) endedOn?: string | null;
  @Field(() => Int, { description: 'Every so many weeks.' }) everyWeeks!: number;
  @Field(() => String, { description: 'Begins (HH:MM).' }) startsAt!: string;
  @Field(() => Int, { description: 'How many minutes.' }) minutes!: number;
  @Field(() => Int, { description: 'How many places each time.' }) places!: number;
  @Field(() => String, { nullable: true, description: 'Where.' }) place?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'For a case: its consent reaches the keeping unit.' })
  reached?: boolean | null;
  @Field(() => [Slot], { description: 'By day.' }) slots!: Slot[];
  @Field(() => [MoveOption], { description: 'What this seat may do as the keeping unit.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'How a month’s slots were used: counts, of nobody.' })
export class SlotMonth {
  @Field(() => String, { description: 'Month (YYYY-MM).' }) month!: string;
  @Field(() => Int, { description: 'Places offered.' }) offered!: number;
  @Field(() => Int, { description: 'Booked of them.' }) booked!: number;
  @Field(() => Int, { description: 'Used.' }) used!: number;
  @Field(() => Int, { description: 'Booked, and nobody came.' }) missed!: number;
  @Field(() => Int, { description: 'Slots called off.' }) closed!: number;
  @Field(() => Int, { nullable: true, description: 'Booked of offered, in per cent; null when none were offered.' })
  percent?: number | null;
}

@ObjectType({ description: 'Bookable slots: those the unit may book in, its own, and how its own are used.' })
export class SlotPage {
  @Field(() => String, { description: 'Today (YYYY-MM-DD).' }) today!: string;
  @Field(() => [SlotSeries], { description: 'The own first.' }) series!: SlotSeries[];
  @Field(() => [SlotMonth], { description: 'The own unit’s months, the latest first; to whoever lays slots out.' })
  months!: SlotMonth[];
}
