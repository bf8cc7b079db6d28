import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Code, Message, MoveOption, Receipt, UnitRef, Words } from '#cases';

@ObjectType({ description: 'One unit’s call to a meeting. The units do not see each other’s.' })
export class MeetingInvitation {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => UnitRef, { description: 'The invited unit.' }) unit!: UnitRef;
  @Field(() => String, { description: 'invited, coming, notComing, otherTime, replaced, cancelled or over.' })
  status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => String, { nullable: true, description: 'Delivered (YYYY-MM-DD).' }) deliveredOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Opened by the unit, no name (YYYY-MM-DD).' })
  openedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'A day that suits the unit better (YYYY-MM-DD).' })
  otherOn?: string | null;
  @Field(() => Code, {
    nullable: true,
    description:
      'To the calling unit: how the calendar mail to the unit went, of nobody by name; the list calendarMail.',
  })
  mail?: Code | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Of a call with several times: those that suit the unit, once it has answered.',
  })
  suits?: string[] | null;
  @Field(() => Code, {
    nullable: true,
    description: 'Once held: what the meeting did for the case, as the unit sees it; the list meetingFelt.',
  })
  felt?: Code | null;
  @Field(() => [Message], { description: 'Its feedback in words, and the participant’s own, as held here.' })
  said!: Message[];
  @Field(() => [MoveOption], { description: 'The answers this seat may give.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'Somebody without an account who takes part: recorded with the meeting, sent nothing.' })
export class MeetingOther {
  @Field(() => Code, { description: 'In what capacity.' }) role!: Code;
  @Field(() => String, { nullable: true, description: 'Name, as far as it was needed.' }) name?: string | null;
}

@ObjectType({ description: 'A point of the agenda.' })
export class MeetingPoint {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'The point, in a few words.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'What was said under it.' }) said?: string | null;
}

@ObjectType({ description: 'Whether a unit was there.' })
export class MeetingAttendance {
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => Code, { description: 'In the room, from afar, or not.' }) how!: Code;
}

@ObjectType({ description: 'What was decided: who does what, and by when.' })
export class MeetingDecision {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'What is to be done.' }) text!: string;
  @Field(() => UnitRef, { description: 'The unit that does it.' }) unit!: UnitRef;
  @Field(() => String, { nullable: true, description: 'By when (YYYY-MM-DD).' }) dueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'The unit was asked to take it on (YYYY-MM-DD).' })
  proposedOn?: string | null;
}

@ObjectType({ description: 'Minutes: a copy made once, as held here.' })
export class MeetingMinutes {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Number, from 1; the newest stands.' }) no!: number;
  @Field(() => String, { description: 'Written (YYYY-MM-DD).' }) writtenOn!: string;
  @Field(() => String, { nullable: true, description: 'What the meeting arrived at.' }) summary?: string | null;
  @Field(() => [MeetingPoint], { description: 'The points, and what was said under each.' }) points!: MeetingPoint[];
  @Field(() => [MeetingDecision], { description: 'What was decided.' }) decisions!: MeetingDecision[];
  @Field(() => [MeetingAttendance], { description: 'The units that were called or came.' })
  attendance!: MeetingAttendance[];
  @Field(() => [Code], { description: 'In what capacity others came. No names.' }) others!: Code[];
  @Field(() => Receipt, { nullable: true, description: 'How they came here; null for one’s own.' })
  received?: Receipt | null;
  @Field(() => [UnitRef], { description: 'Units that took part and have not got them. To the writing unit.' })
  notDelivered!: UnitRef[];
  @Field(() => [UnitRef], { description: 'Units that have got them. To the writing unit.' })
  delivered!: UnitRef[];
}

@ObjectType({ description: 'The own unit’s side of a meeting. No other unit sees it.' })
export class MeetingSide {
  @Field(() => Int, { description: 'Version, to send back; 0 before anything was written.' }) version!: number;
  @Field(() => [Code], { description: 'What is prepared.' }) ticked!: Code[];
  @Field(() => String, { nullable: true, description: 'What the unit wants to say and ask.' }) text?: string | null;
}

@ObjectType({ description: 'A meeting in a case: the own unit’s, or one it is called to.' })
export class Meeting {
  @Field(() => ID, { description: 'Identity; the invitation’s own when another unit calls.' }) id!: string;
  @Field(() => ID, { description: 'The meeting itself, the same for every unit that has a part in it.' })
  meetingId!: string;
  @Field(() => ID, { nullable: true, description: 'The plan it is a meeting of: rebooked and called off there.' })
  planId?: string | null;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => Boolean, { description: 'Called or logged by the own unit.' }) mine!: boolean;
  @Field(() => UnitRef, { description: 'The unit that calls.' }) from!: UnitRef;
  @Field(() => Code, { description: 'What kind of meeting.' }) kind!: Code;
  @Field(() => Words, { description: 'What such a meeting should lead to.' }) result!: Words;
  @Field(() => String, { description: 'called, held or cancelled.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Int, { description: 'Week number, as counted in Sweden.' }) week!: number;
  @Field(() => String, { nullable: true, description: 'Begins (HH:MM).' }) startsAt?: string | null;
  @Field(() => [String], {
    description: 'Times to choose among (YYYY-MM-DDTHH:MM), while none is set; the first stands as its day meanwhile.',
  })
  options!: string[];
  @Field(() => Int, { nullable: true, description: 'How many minutes.' }) minutes?: number | null;
  @Field(() => String, { nullable: true, description: 'Where.' }) place?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for.' }) purpose?: string | null;
  @Field(() => String, { nullable: true, description: 'Agenda as it was sent, a point on each line.' })
  agenda?: string | null;
  @Field(() => [MeetingPoint], { description: 'The agenda as the calling unit writes under it; to that unit.' })
  points!: MeetingPoint[];
  @Field(() => [MeetingAttendance], { description: 'Who was there; to the unit that calls.' })
  attendance!: MeetingAttendance[];
  @Field(() => [MeetingDecision], { description: 'What was decided; to the unit that calls.' })
  decisions!: MeetingDecision[];
  @Field(() => Boolean, {
    description: 'Held, and something is written that is in no minutes yet; to the writing unit.',
  })
  unsent!: boolean;
  @Field(() => [MeetingMinutes], { description: 'Minutes held here, the newest first.' }) record!: MeetingMinutes[];
  @Field(() => MeetingSide, { description: 'The own unit’s side of it.' }) side!: MeetingSide;
  @Field(() => String, { nullable: true, description: 'What it arrived at; the own unit’s words, to nobody else.' })
  summary?: string | null;
  @Field(() => Code, { nullable: true, description: 'Why it was called off.' }) reason?: Code | null;
  @Field(() => [UnitRef], { description: 'Units that took part; to the unit that notes it.' }) tookPart!: UnitRef[];
  @Field(() => [MeetingOther], { description: 'Others, without an account; to the unit that calls.' })
  others!: MeetingOther[];
  @Field(() => [MeetingInvitation], {
    description: 'To the calling unit: all of this day. To an invited unit: its own.',
  })
  invitations!: MeetingInvitation[];
  @Field(() => [MoveOption], { description: 'What this seat may do as the calling unit.' }) moves!: MoveOption[];
  @Field(() => String, {
    nullable: true,
    description: 'Calendar file (iCalendar): day and time, with no name, no unit and no word of what it is about.',
  })
  calendar?: string | null;
}
