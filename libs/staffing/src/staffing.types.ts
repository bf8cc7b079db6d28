import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, Code, UnitRef, Words } from '#cases';

@ObjectType({ description: 'When a colleague is away and who covers. Why is never asked.' })
export class StaffAbsence {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, for the next change.' }) version!: number;
  @Field(() => String, { description: 'First day away (YYYY-MM-DD).' }) from!: string;
  @Field(() => String, { description: 'Last day away (YYYY-MM-DD).' }) to!: string;
  @Field(() => AccountRef, { nullable: true, description: 'Who covers.' }) deputy?: AccountRef | null;
  @Field(() => Boolean, { description: 'Whoever covers is away too, or gone: somebody else is needed.' })
  uncovered!: boolean;
  @Field(() => Boolean, { description: 'Today is one of the days.' }) now!: boolean;
}

@ObjectType({ description: 'A colleague with what she has and when she is away.' })
export class StaffLine {
  @Field(() => AccountRef, { description: 'The colleague.' }) account!: AccountRef;
  @Field(() => Int, { description: 'Open cases she answers for in the unit.' }) cases!: number;
  @Field(() => Int, { description: 'Open requests she works on.' }) requests!: number;
  @Field(() => Int, { description: 'Open handoffs she is to receive.' }) handoffs!: number;
  @Field(() => [StaffAbsence], { description: 'Absences that last or are to come.' }) absences!: StaffAbsence[];
}

@ObjectType({ description: 'What nobody in the unit has: it is the inbox’s.' })
export class Unassigned {
  @Field(() => Int, { description: 'Open cases.' }) cases!: number;
  @Field(() => Int, { description: 'Open requests.' }) requests!: number;
  @Field(() => Int, { description: 'Open handoffs.' }) handoffs!: number;
}

@ObjectType({ description: 'A case in which something happened while its caseworker was away.' })
export class HappenedCase {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => Int, { description: 'Events that came to the unit.' }) happened!: number;
}

@ObjectType({ description: 'One is back: what happened in one’s cases meanwhile.' })
export class BackAgain {
  @Field(() => String, { description: 'First day one was away (YYYY-MM-DD).' }) from!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) to!: string;
  @Field(() => AccountRef, { nullable: true, description: 'Who covered.' }) deputy?: AccountRef | null;
  @Field(() => [HappenedCase], { description: 'Cases in which something happened, most first.' })
  cases!: HappenedCase[];
}

@ObjectType({ description: 'A colleague one covers for today.' })
export class Covered {
  @Field(() => AccountRef, { nullable: true, description: 'Who is away.' }) account?: AccountRef | null;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) to!: string;
}

@ObjectType({ description: 'Bemanning: who in the own unit has what, and who covers.' })
export class Staffing {
  @Field(() => String, { description: 'Today (YYYY-MM-DD).' }) today!: string;
  @Field(() => [StaffLine], { description: 'Colleagues by name.' }) colleagues!: StaffLine[];
  @Field(() => Unassigned, { description: 'What is the inbox’s.' }) unassigned!: Unassigned;
  @Field(() => [Covered], { description: 'Whom one covers for today.' }) covers!: Covered[];
  @Field(() => BackAgain, { nullable: true, description: 'For two weeks after an absence of one’s own.' })
  back?: BackAgain | null;
}

@ObjectType({ description: 'Something open that somebody has in her hands.' })
export class OpenStep {
  @Field(() => Code, { description: 'What it is.' }) kind!: Code;
  @Field(() => ID, { description: 'Identity of the thing.' }) id!: string;
  @Field(() => Int, { description: 'Version of what names her.' }) version!: number;
  @Field(() => Boolean, { description: 'It names her and is handed over; otherwise it follows the case.' })
  named!: boolean;
  @Field(() => Words, { nullable: true, description: 'What is to be done.' }) what?: Words | null;
  @Field(() => CaseRef, { nullable: true, description: 'The case; none for a group, or an absence she covers.' })
  case?: CaseRef | null;
  @Field(() => UnitRef, { nullable: true, description: 'The other unit.' }) other?: UnitRef | null;
  @Field(() => String, { nullable: true, description: 'The group she sits in for the unit.' }) group?: string | null;
  @Field(() => AccountRef, { nullable: true, description: 'Whom she covers for.' }) away?: AccountRef | null;
  @Field(() => String, { nullable: true, description: 'Since when (YYYY-MM-DD).' }) since?: string | null;
  @Field(() => String, { nullable: true, description: 'The day that comes next (YYYY-MM-DD).' }) on?: string | null;
}

@ObjectType({ description: 'All open steps of one colleague.' })
export class OpenSteps {
  @Field(() => AccountRef, { nullable: true, description: 'The colleague.' }) account?: AccountRef | null;
  @Field(() => [OpenStep], { description: 'Case by case.' }) steps!: OpenStep[];
}
