import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, Code, MoveOption, Receipt, UnitRef, Words } from '#cases';

@ObjectType({
  description: 'A unit in a group. Each unit agrees for itself; nobody is made a member by another authority.',
})
export class BodyMember {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => String, { description: 'proposed, active, declined or ended.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => String, { nullable: true, description: 'Member since (YYYY-MM-DD).' }) since?: string | null;
  @Field(() => String, { nullable: true, description: 'No longer, since (YYYY-MM-DD).' }) until?: string | null;
  @Field(() => Boolean, { description: 'The own unit.' }) mine!: boolean;
  @Field(() => AccountRef, { nullable: true, description: 'Whom the unit has named, inside one’s own unit.' })
  named?: AccountRef | null;
  @Field(() => [String], { description: 'What this seat may do with it now.' }) moves!: string[];
}

@ObjectType({ description: 'A point of a group’s agenda; never about a person.' })
export class BodyPoint {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => Code, { description: 'What kind of point.' }) kind!: Code;
  @Field(() => String, { description: 'What it says.' }) text!: string;
  @Field(() => UnitRef, { description: 'Whose point.' }) from!: UnitRef;
  @Field(() => Boolean, { description: 'The own unit’s.' }) mine!: boolean;
}

@ObjectType({ description: 'A day the group meets, with its agenda.' })
export class BodySitting {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Int, { description: 'Week number, as counted in Sweden.' }) week!: number;
  @Field(() => String, { description: 'Begins (HH:MM).' }) startsAt!: string;
  @Field(() => String, { nullable: true, description: 'Where.' }) place?: string | null;
  @Field(() => String, { description: 'planned, held or cancelled.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => [BodyPoint], { description: 'Points of the agenda.' }) points!: BodyPoint[];
}

@ObjectType({ description: 'One member unit’s answer to a case that was taken up. Members do not see each other’s.' })
export class Presentation {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => UnitRef, { description: 'The member unit.' }) unit!: UnitRef;
  @Field(() => String, { description: 'presented, accepted, takenOn, notAccepted or withdrawn.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Code, { nullable: true, description: 'Why not, or why withdrawn.' }) reason?: Code | null;
  @Field(() => String, { description: 'Since which day (YYYY-MM-DD).' }) since!: string;
  @Field(() => String, { description: 'presenter or member: which party this unit is.' }) party!: string;
  @Field(() => String, { nullable: true, description: 'Opened by the unit, no name (YYYY-MM-DD); to the presenter.' })
  openedOn?: string | null;
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'A case taken up in a group, as this unit holds it.' })
export class BodyCase {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => ID, { description: 'The group.' }) bodyId!: string;
  @Field(() => String, { nullable: true, description: 'Name of the group; null when one is no longer in it.' })
  bodyName?: string | null;
  @Field(() => ID, { description: 'The sitting.' }) sittingId!: string;
  @Field(() => String, { description: 'Day of the sitting (YYYY-MM-DD).' }) on!: string;
  @Field(() => String, { nullable: true, description: 'What is needed; null in a list until one has opened the case.' })
  need?: string | null;
  @Field(() => String, { nullable: true, description: 'What the group is asked; null until one has opened the case.' })
  question?: string | null;
  @Field(() => UnitRef, { description: 'The presenting unit.' }) from!: UnitRef;
  @Field(() => Boolean, { description: 'Presented by the own unit.' }) mine!: boolean;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
  @Field(() => [Presentation], { description: 'The presenter: each member’s answer. A member: its own.' })
  answers!: Presentation[];
}

@ObjectType({ description: 'A member’s reply to a question without identity.' })
export class BodyReply {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'What it says.' }) text!: string;
  @Field(() => UnitRef, { description: 'The unit that replies.' }) from!: UnitRef;
  @Field(() => Boolean, { description: 'The own unit’s.' }) mine!: boolean;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
}

@ObjectType({
  description: 'A question put to the group before there is a consent: it names nobody and leads back to no case.',
})
export class BodyQuestion {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => String, { description: 'What is asked.' }) text!: string;
  @Field(() => UnitRef, { description: 'The unit that asks.' }) from!: UnitRef;
  @Field(() => Boolean, { description: 'The own unit’s.' }) mine!: boolean;
  @Field(() => String, { description: 'Asked (YYYY-MM-DD).' }) askedOn!: string;
  @Field(() => String, { nullable: true, description: 'Closed (YYYY-MM-DD).' }) closedOn?: string | null;
  @Field(() => [BodyReply], { description: 'Replies, the first first.' }) replies!: BodyReply[];
}

@ObjectType({ description: 'A coded obstacle of a unit and quarter.' })
export class BodyObstacle {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Quarter (YYYY-Qn).' }) quarter!: string;
  @Field(() => Code, { description: 'What stood in the way.' }) obstacle!: Code;
  @Field(() => Int, { nullable: true, description: 'In how many cases, rounded to five; null: fewer than five.' })
  cases?: number | null;
  @Field(() => UnitRef, { description: 'Whose.' }) unit!: UnitRef;
}

@ObjectType({ description: 'Grupp: a standing group of units, as this unit sees it.' })
export class Body {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => Code, { description: 'What kind of group.' }) kind!: Code;
  @Field(() => Boolean, { description: 'Whether people may be taken up in it at all.' }) handlesPeople!: boolean;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'Started (YYYY-MM-DD).' }) startedOn!: string;
  @Field(() => String, { nullable: true, description: 'Ended (YYYY-MM-DD).' }) endedOn?: string | null;
  @Field(() => UnitRef, { description: 'The unit that keeps it.' }) keeper!: UnitRef;
  @Field(() => Boolean, { description: 'Kept by the own unit.' }) iKeep!: boolean;
  @Field(() => Boolean, { description: 'The own unit is in it, not only asked.' }) inside!: boolean;
  @Field(() => [BodyMember], { description: 'Who is in it, has been, or is asked.' }) members!: BodyMember[];
  @Field(() => [BodySitting], { description: 'The next first, then those that have been.' }) sittings!: BodySitting[];
  @Field(() => [BodyCase], { description: 'Cases taken up, as held here.' }) cases!: BodyCase[];
  @Field(() => [BodyQuestion], { description: 'Questions without identity.' }) questions!: BodyQuestion[];
  @Field(() => [BodyObstacle], { description: 'Coded obstacles with counts, small ones hidden.' })
  obstacles!: BodyObstacle[];
  @Field(() => [ID], { description: 'Released figures that a unit shows the group; read them in releasedFigures.' })
  figures!: string[];
}

@ObjectType({ description: 'A member unit, before a case is taken up: whether it gets it, and if not why.' })
export class PresentingMember {
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => Boolean, { description: 'A consent lets it be handed to the unit.' }) reached!: boolean;
  @Field(() => Boolean, { description: 'That consent says that it is to be taken up in a group.' })
  namesGroup!: boolean;
  @Field(() => Boolean, { description: 'The consent covers who it is; otherwise the unit gets it without a name.' })
  withName!: boolean;
  @Field(() => Code, { nullable: true, description: 'Why the unit does not get it.' }) unreached?: Code | null;
}

@ObjectType({ description: 'A sitting to come.' })
export class PresentingSitting {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Int, { description: 'Week number, as counted in Sweden.' }) week!: number;
  @Field(() => String, { description: 'Begins (HH:MM).' }) startsAt!: string;
  @Field(() => String, { nullable: true, description: 'Where.' }) place?: string | null;
}

@ObjectType({ description: 'A group in which the case may be taken up.' })
export class PresentingGroup {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => Code, { description: 'What kind of group.' }) kind!: Code;
  @Field(() => [PresentingSitting], { description: 'Sittings to come.' }) sittings!: PresentingSitting[];
  @Field(() => [PresentingMember], { description: 'Its other members.' }) members!: PresentingMember[];
}

@ObjectType({ description: 'Everything the presenter sees before anything is sent.' })
export class Presenting {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => [PresentingGroup], { description: 'Groups the unit is in that may take people up.' })
  groups!: PresentingGroup[];
  @Field(() => [BodyCase], { description: 'What of the case has been taken up before, as held here.' })
  taken!: BodyCase[];
}
