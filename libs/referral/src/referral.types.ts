import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, Code, Message, MoveOption, NextStep, PageInfo, UnitRef, Words } from '#cases';
import { ProgrammeRef } from '#directory';

@ObjectType({ description: 'A pause; it stops no clock.' })
export class Hold {
  @Field(() => Code, { description: 'Coded reason.' }) reason!: Code;
  @Field(() => String, { nullable: true, description: 'Until (YYYY-MM-DD).' }) until?: string | null;
  @Field(() => UnitRef, { nullable: true, description: 'Who paused it; null when time did.' }) by?: UnitRef | null;
}

@ObjectType({ description: 'One’s own unit’s inner handling of a request.' })
export class Handling {
  @Field(() => AccountRef, { nullable: true, description: 'Who has it.' }) caseworker?: AccountRef | null;
  @Field(() => String, { nullable: true, description: 'The unit’s own words.' }) note?: string | null;
}

@ObjectType({ description: 'A document on a request’s checklist.' })
export class ChecklistDocument {
  @Field(() => ID, { description: 'Identity of the version.' }) id!: string;
  @Field(() => String, { description: 'What its owner calls it.' }) name!: string;
  @Field(() => Boolean, { description: 'Both parties have it.' }) shared!: boolean;
}

@ObjectType({ description: 'A kind of document that goes with a request, and whether it is there.' })
export class ChecklistItem {
  @Field(() => Code, { description: 'The list documentKind.' }) kind!: Code;
  @Field(() => Boolean, { description: 'The receiver has asked for it; otherwise it usually goes along.' })
  asked!: boolean;
  @Field(() => String, { description: 'there, have (not given yet) or missing, as far as this unit knows.' })
  state!: string;
  @Field(() => [ChecklistDocument], { description: 'What this unit holds of it.' }) documents!: ChecklistDocument[];
}

@ObjectType({ description: 'A place in a waiting list, told to both parties: numbers, and nobody.' })
export class WaitingLine {
  @Field(() => Int, { description: 'Place, in the order in which requests were sent.' }) place!: number;
  @Field(() => Int, { nullable: true, description: 'How many wait; the sender is told no number under five.' })
  inLine?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many have started in the last half-year; the sender is told no number under five.',
  })
  started?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Weeks to wait at that pace; null when too few have started to say.',
  })
  expectedWeeks?: number | null;
}

@ObjectType({ description: 'Förfrågan: one unit asks another, or a programme, to take someone on or to contribute.' })
export class Referral {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => String, { description: 'Type, as a code.' }) type!: string;
  @Field(() => Words, { description: 'What this type is called.' }) typeNoun!: Words;
  @Field(() => UnitRef, { description: 'Remittent.' }) from!: UnitRef;
  @Field(() => UnitRef, { description: 'Mottagande part.' }) to!: UnitRef;
  @Field(() => ProgrammeRef, { nullable: true, description: 'The programme asked for.' })
  programme?: ProgrammeRef | null;
  @Field(() => String, { description: 'Status.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Sent (YYYY-MM-DD).' }) sentOn?: string | null;
  @Field(() => String, { description: 'In this status since (YYYY-MM-DD).' }) since!: string;
  @Field(() => String, { nullable: true, description: 'Önskat svar senast (YYYY-MM-DD).' }) wishedBy?: string | null;
  @Field(() => Int, { nullable: true, description: 'Working days waited in this status; null when it is over.' })
  waitedWorkingDays?: number | null;
  @Field(() => Boolean, { description: 'The wished day has passed without an answer.' }) overdue!: boolean;
  @Field(() => Hold, { nullable: true, description: 'Paused.' }) hold?: Hold | null;
  @Field(() => String, { nullable: true, description: 'Planned start (YYYY-MM-DD).' }) plannedStart?: string | null;
  @Field(() => String, { nullable: true, description: 'Reached the receiving unit (YYYY-MM-DD).' }) deliveredOn?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Opened by the receiving unit, no name (YYYY-MM-DD).' })
  openedOn?: string | null;
  @Field(() => Code, { nullable: true, description: 'Outcome.' }) outcome?: Code | null;
  @Field(() => UnitRef, { nullable: true, description: 'Suggested receiver, when it belongs elsewhere.' })
  returnedTo?: UnitRef | null;
  @Field(() => String, { description: 'sender or receiver: which party this unit is.' }) party!: string;
  @Field(() => NextStep, { description: 'Whose next step it is.' }) nextStep!: NextStep;
  @Field(() => AccountRef, { nullable: true, description: 'Who has it in one’s own unit.' })
  caseworker?: AccountRef | null;
  @Field(() => WaitingLine, { nullable: true, description: 'Where it stands, while it waits for a place.' })
  waitingLine?: WaitingLine | null;
  @Field(() => [ChecklistItem], { description: 'Documents that go with it: there and missing.' })
  checklist!: ChecklistItem[];
  @Field(() => [Message], { description: 'What was said, as held here.' }) messages!: Message[];
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
  @Field(() => Handling, { nullable: true, description: 'One’s own unit’s handling.' }) handling?: Handling | null;
}

@ObjectType({ description: 'Relay edge.' })
export class ReferralEdge {
  @Field(() => String, { description: 'Place in the list.' }) cursor!: string;
  @Field(() => Referral, { description: 'The request.' }) node!: Referral;
}

@ObjectType({ description: 'Relay connection of requests, the longest waiting first.' })
export class ReferralConnection {
  @Field(() => [ReferralEdge], { description: 'Rows.' }) edges!: ReferralEdge[];
  @Field(() => PageInfo, { description: 'Page.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
}
