import { AccountRef, CaseRef, Code, UnitRef, Words } from '#cases';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A public holiday or one of the eves that are not worked.' })
export class DayOff {
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => String, { description: 'Its Swedish name.' }) name!: string;
}

@ObjectType({ description: 'Something with a day in the unit’s calendar: codes, days and whom it is about.' })
export class CalendarItem {
  @Field(() => ID, { description: 'The thing itself.' }) id!: string;
  @Field(() => Code, { description: 'What it is; the list calendarKind.' }) kind!: Code;
  @Field(() => Words, { description: 'The kind of meeting or group, or what it is.' }) title!: Words;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Int, { description: 'Week number, as counted in Sweden.' }) week!: number;
  @Field(() => String, { nullable: true, description: 'Begins (HH:MM); null: the whole day.' }) startsAt?:
    string | null;
  @Field(() => Int, { nullable: true, description: 'How many minutes.' }) minutes?: number | null;
  @Field(() => String, { description: 'Its status, as its own process has it.' }) status!: string;
  @Field(() => CaseRef, { nullable: true, description: 'The case; null for what is about nobody.' })
  case?: CaseRef | null;
  @Field(() => String, { nullable: true, description: 'Of a sitting: the group’s name.' }) group?: string | null;
  @Field(() => UnitRef, { nullable: true, description: 'The other unit, when there is one.' }) party?: UnitRef | null;
  @Field(() => AccountRef, { nullable: true, description: 'The unit’s own caseworker.' })
  caseworker?: AccountRef | null;
  @Field(() => String, { nullable: true, description: 'Where, or what was promised; to whoever has opened the case.' })
  detail?: string | null;
}

@ObjectType({ description: 'The unit’s calendar between two days.' })
export class CalendarPage {
  @Field(() => String, { description: 'Today (YYYY-MM-DD).' }) today!: string;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) from!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) to!: string;
  @Field(() => [DayOff], { description: 'Public holidays and eves in it.' }) daysOff!: DayOff[];
  @Field(() => [CalendarItem], { description: 'By day and hour.' }) items!: CalendarItem[];
}
