import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, Code, UnitRef } from './parts.types.js';

@ObjectType({ description: 'A place in a unit: whose eyes and hands one has, one at a time.' })
export class Seat {
  @Field(() => ID, { description: 'Identity; sent as X-Samsteg-Seat to sit here.' }) id!: string;
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => [String], { description: 'Roles in the unit; words in the list role.' }) roles!: string[];
}

@ObjectType({ description: 'How much waits in this seat. What its roles do not open counts as none.' })
export class Counts {
  @Field(() => Int, { description: 'Requests to answer.' }) inbox!: number;
  @Field(() => Int, { description: 'Requests, both ways, whose next step is this unit’s.' }) waitingOnUs!: number;
  @Field(() => Int, { description: 'Open gaps in the unit’s cases, warnings among them.' }) openGaps!: number;
  @Field(() => Int, { description: 'Consents that wait for this unit to confirm for its own records.' })
  toConfirm!: number;
  @Field(() => Int, { description: 'The unit’s own tasks that wait for oneself.' }) tasks!: number;
  @Field(() => Int, { description: 'One’s own notices that have not been seen.' }) notices!: number;
}

@ObjectType({ description: 'Who is signed in, and where she sits.' })
export class Me {
  @Field(() => AccountRef, { description: 'Oneself.' }) account!: AccountRef;
  @Field(() => String, { description: 'What one signs in with.' }) username!: string;
  @Field(() => Seat, { description: 'The seat of this request.' }) seat!: Seat;
  @Field(() => [Seat], { description: 'Every seat one may change to.' }) seats!: Seat[];
  @Field(() => String, { description: 'The product’s own day (YYYY-MM-DD).' }) today!: string;
  @Field(() => Boolean, { description: 'This is a demonstration: everything in it is invented.' }) demo!: boolean;
  @Field(() => [String], { description: 'What the seat’s roles open; words in the list permission.' })
  permissions!: string[];
  @Field(() => String, { description: 'How one signed in: local (a password, demonstrations only) or oidc.' })
  signInMethod!: string;
  @Field(() => Int, { description: 'Minutes without anything done before the session is over.' }) idleMinutes!: number;
  @Field(() => Counts, { description: 'How much waits.' }) counts!: Counts;
}

@ObjectType({ description: 'A group that starts in a programme.' })
export class OfferedStart {
  @Field(() => String, { description: 'What the group is called.' }) name!: string;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) endsOn!: string;
  @Field(() => String, { nullable: true, description: 'Where it meets.' }) place?: string | null;
}

@ObjectType({ description: 'Whom a programme is for, or not for.' })
export class EntryRule {
  @Field(() => ID, { description: 'Sent back with the answer.' }) key!: string;
  @Field(() => Code, { description: 'Whom it is for, or not for.' }) kind!: Code;
  @Field(() => String, { description: 'In words.' }) words!: string;
  @Field(() => Code, {
    description: 'What an exception from it tells of the person: it crosses on a ground that covers this.',
  })
  category!: Code;
  @Field(() => Boolean, { description: 'Who does not meet it comes in by a motivated exception alone.' })
  hard!: boolean;
  @Field(() => Int, { nullable: true, description: 'Version, when its operating unit has added it.' })
  ownVersion?: number | null;
}

@ObjectType('Programme', { description: 'Insats: what a unit offers, and whether it takes requests today.' })
export class ProgrammeView {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'individual, structural, training, screening, placement_bank or forum.' })
  kind!: string;
  @Field(() => String, { nullable: true, description: 'Who owns it, as the association writes it.' })
  owner?: string | null;
  @Field(() => UnitRef, { nullable: true, description: 'Who runs it and answers requests; null when nobody does.' })
  operatingUnit?: UnitRef | null;
  @Field(() => String, { description: 'The coordination association (samordningsförbund).' }) association!: string;
  @Field(() => [String], { description: 'Municipalities it is for.' }) municipalities!: string[];
  @Field(() => String, { nullable: true, description: 'What kind of participation it is.' })
  interventionKind?: string | null;
  @Field(() => String, { nullable: true, description: 'Open from (YYYY-MM-DD).' }) openFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'Open to and with (YYYY-MM-DD).' }) openTo?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many it has places for; null when not limited.' })
  places?: number | null;
  @Field(() => Int, { nullable: true, description: 'How many take part now; told to the operating unit alone.' })
  occupied?: number | null;
  @Field(() => Int, { nullable: true, description: 'Planned length in weeks; null when open-ended.' })
  plannedWeeks?: number | null;
  @Field(() => Boolean, { description: 'Requests may be sent to it today.' }) takesRequests!: boolean;
  @Field(() => Code, { nullable: true, description: 'Why it takes none.' }) refusal?: Code | null;
  @Field(() => Code, { nullable: true, description: 'Why the operating unit stopped the intake, or closes it.' })
  stopReason?: Code | null;
  @Field(() => String, { nullable: true, description: 'Last day of the stop, or of the programme (YYYY-MM-DD).' })
  until?: string | null;
  @Field(() => Boolean, { description: 'Every place is taken; never told of a programme with fewer than five places.' })
  isFull!: boolean;
  @Field(() => [EntryRule], { description: 'Whom it is for and not for.' }) rules!: EntryRule[];
  @Field(() => [OfferedStart], { description: 'Groups to come.' }) starts!: OfferedStart[];
  @Field(() => String, { nullable: true, description: 'Whom it is for, in the association’s words.' })
  targetGroup?: string | null;
  @Field(() => ID, { nullable: true, description: 'The programme it is a part of.' }) parentId?: string | null;
}

@ObjectType({ description: 'A closed list of codes.' })
export class VocabularyList {
  @Field(() => String, { description: 'Its name, as the fields that hold its codes are called.' }) name!: string;
  @Field(() => [Code], { description: 'Its codes with their words, in order.' }) codes!: Code[];
}

@ObjectType({ description: 'Every closed list of the product, the same for everyone.' })
export class Vocabulary {
  @Field(() => [VocabularyList], { description: 'The lists.' }) lists!: VocabularyList[];
}
