import { CaseRef, Code, MoveOption, Words } from '#cases';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A phase of a programme, in order; the aftercare is number 0 and comes last.' })
export class ProgrammePhase {
  @Field(() => Int, { description: 'Its place in the order.' }) no!: number;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'What it is for.' }) purpose?: string | null;
  @Field(() => Int, { nullable: true, description: 'Planned length in weeks.' }) plannedWeeks?: number | null;
  @Field(() => Int, { description: 'How many are in it now.' }) there!: number;
}

@ObjectType({ description: 'A stretch in which the programme was open, stopped or closing.' })
export class ProgrammePeriod {
  @Field(() => Code, { description: 'State.' }) state!: Code;
  @Field(() => String, { description: 'From (YYYY-MM-DD).' }) from!: string;
  @Field(() => String, { nullable: true, description: 'Until (YYYY-MM-DD).' }) until?: string | null;
  @Field(() => Code, { nullable: true, description: 'Why.' }) reason?: Code | null;
}

@ObjectType({ description: 'First and last day of a group.' })
export class GroupDays {
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) endsOn!: string;
}

@ObjectType({ description: 'A group start: when it begins and ends, and how full it is.' })
export class GroupStart {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) endsOn!: string;
  @Field(() => Int, { description: 'Places in the group.' }) places!: number;
  @Field(() => String, { nullable: true, description: 'Where it meets.' }) place?: string | null;
  @Field(() => String, { description: 'planned or calledOff.' }) status!: string;
  @Field(() => Code, { nullable: true, description: 'Why it was called off.' }) reason?: Code | null;
  @Field(() => Int, { description: 'How many of the programme are there on the first day, as planned now.' })
  there!: number;
  @Field(() => Int, { nullable: true, description: 'How many the programme has room for that day.' })
  room?: number | null;
  @Field(() => [Code], { description: 'What is wrong with its days.' }) warnings!: Code[];
  @Field(() => [GroupDays], { description: 'The nearest days with nothing to warn of.' }) better!: GroupDays[];
  @Field(() => [MoveOption], { description: 'What this seat may do.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'How many there is room for, and how many there are.' })
export class ProgrammeRoom {
  @Field(() => Int, { description: 'Version, to send back with a change.' }) version!: number;
  @Field(() => Int, { nullable: true, description: 'Places in all.' }) places?: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of the staff take participants.' })
  workers?: number | null;
  @Field(() => Int, { nullable: true, description: 'How many each can take.' }) perWorker?: number | null;
  @Field(() => Int, { description: 'More than there are places, until a day.' }) extra!: number;
  @Field(() => String, { nullable: true, description: 'Last day of that (YYYY-MM-DD).' }) extraUntil?: string | null;
  @Field(() => Code, { nullable: true, description: 'Why.' }) extraReason?: Code | null;
  @Field(() => Int, { nullable: true, description: 'Room today, all told; null when not limited.' })
  room?: number | null;
  @Field(() => Int, { description: 'Take part now.' }) taken!: number;
  @Field(() => Int, { description: 'Have a planned start.' }) promised!: number;
  @Field(() => Int, { description: 'Wait for a place.' }) waiting!: number;
  @Field(() => Int, { description: 'Asked, and not yet started, waiting or declined.' }) unanswered!: number;
}

@ObjectType({ description: 'A programme that is a part of another.' })
export class ProgrammePart {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
}

@ObjectType({ description: 'Which phase somebody is in, and since when.' })
export class ParticipantPhase {
  @Field(() => Int, { description: 'Its place in the order; 0 is the aftercare.' }) no!: number;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'Since (YYYY-MM-DD).' }) since!: string;
}

@ObjectType({ description: 'How somebody came one day.' })
export class Attended {
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Code, { description: 'Present, absent with or without notice, or cancelled by us.' }) mark!: Code;
}

@ObjectType({ description: 'A try to reach somebody who did not come, or a check with whoever sent her.' })
export class Tried {
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Code, { nullable: true, description: 'How; null for a check.' }) way?: Code | null;
  @Field(() => Code, { description: 'What came of it.' }) result!: Code;
}

@ObjectType({ description: 'What stands in the way, and what is done about it.' })
export class Barrier {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back when it is removed.' }) version!: number;
  @Field(() => Code, { description: 'What it is.' }) kind!: Code;
  @Field(() => String, { description: 'What is done.' }) action!: string;
  @Field(() => String, { description: 'By when (YYYY-MM-DD).' }) dueOn!: string;
  @Field(() => String, { nullable: true, description: 'Removed (YYYY-MM-DD).' }) removedOn?: string | null;
}

@ObjectType({ description: 'A benefit and when it ends.' })
export class BenefitEnd {
  @Field(() => Code, { description: 'Which benefit.' }) kind!: Code;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) endsOn!: string;
}

@ObjectType({ description: 'What has been noted while somebody takes part.' })
export class FollowedUp {
  @Field(() => [Attended], { description: 'How she came, the latest first, four months back.' }) came!: Attended[];
  @Field(() => [Tried], { description: 'Tries to reach her, the latest first.' }) tries!: Tried[];
  @Field(() => [Tried], { description: 'Checks with whoever sent her, the latest first.' }) checks!: Tried[];
  @Field(() => String, { nullable: true, description: 'The next check is due (YYYY-MM-DD).' }) checkDueOn?:
    string | null;
  @Field(() => [Barrier], { description: 'Barriers, those that remain first.' }) barriers!: Barrier[];
  @Field(() => BenefitEnd, { nullable: true, description: 'The benefit.' })
  benefit?: BenefitEnd | null;
}

@ObjectType({ description: 'One who takes part in the own programme, is about to, or has lately ended.' })
export class Participant {
  @Field(() => ID, { description: 'The participation.' }) interventionId!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => CaseRef, { description: 'The case, as this unit holds it.' }) case!: CaseRef;
  @Field(() => String, { description: 'planned, active or ended.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => String, { nullable: true, description: 'First day (YYYY-MM-DD).' }) startedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Planned first day (YYYY-MM-DD).' })
  plannedStart?: string | null;
  @Field(() => String, { nullable: true, description: 'Planned end (YYYY-MM-DD).' }) plannedEnd?: string | null;
  @Field(() => String, { nullable: true, description: 'Looked at again (YYYY-MM-DD).' }) reviewOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD).' }) endedOn?: string | null;
  @Field(() => ParticipantPhase, { nullable: true, description: 'The phase.' }) phase?: ParticipantPhase | null;
  @Field(() => Float, { nullable: true, description: 'Hours a week now; to whoever has the case open.' })
  hoursPerWeek?: number | null;
  @Field(() => Boolean, { description: 'Paused today.' }) paused!: boolean;
  @Field(() => Boolean, { description: 'The reader has the case open: what is noted is hers to read and write.' })
  opened!: boolean;
  @Field(() => Code, { nullable: true, description: 'How she came the day that is asked about.' }) mark?: Code | null;
  @Field(() => FollowedUp, {
    nullable: true,
    description:
      'Attendance, outreach, checks, barriers and benefit. Null in a list: read by participant, which opens the case.',
  })
  followed?: FollowedUp | null;
  @Field(() => [Code], { description: 'What to look at, the weightiest first.' }) warnings!: Code[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'A next step is agreed, or why none follows is said; null until the case is opened.',
  })
  hasNextStep?: boolean | null;
  @Field(() => String, { nullable: true, description: 'When it was agreed (YYYY-MM-DD).' }) nextStepOn?: string | null;
  @Field(() => Int, { description: 'Other participations of the unit’s that run at the same time.' }) others!: number;
  @Field(() => ID, { nullable: true, description: 'The group start somebody belongs to by her first day.' })
  startId?: string | null;
}

@ObjectType({ description: 'A programme as its operating unit runs it.' })
export class ProgrammeRun {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'The product’s own day (YYYY-MM-DD).' }) today!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => Code, { description: 'Open, stopped, closing or closed.' }) state!: Code;
  @Field(() => [ProgrammePeriod], { description: 'How it has been, the latest first.' }) periods!: ProgrammePeriod[];
  @Field(() => [MoveOption], { description: 'What this seat may do.' }) moves!: MoveOption[];
  @Field(() => [ProgrammePhase], { description: 'Its phases in order.' }) phases!: ProgrammePhase[];
  @Field(() => [GroupStart], { description: 'Group starts, the next first.' }) starts!: GroupStart[];
  @Field(() => ProgrammeRoom, { description: 'Places.' }) capacity!: ProgrammeRoom;
  @Field(() => [ProgrammePart], { description: 'Programmes that are parts of this one.' }) children!: ProgrammePart[];
  @Field(() => Int, { description: 'Persons in this and in its parts that this unit runs, each counted once.' })
  allTaken!: number;
  @Field(() => [Participant], { description: 'Those who take part.' }) participants!: Participant[];
}
