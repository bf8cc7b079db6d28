import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Message, MoveOption, Receipt } from '#cases';
import { ProgrammeRef, UnitRef, Words } from '#directory';

@ObjectType({ description: 'How much, from a day on.' })
export class Extent {
  @Field(() => String, { description: 'From (YYYY-MM-DD).' }) from!: string;
  @Field(() => Float, { description: 'Hours per week.' }) hoursPerWeek!: number;
}

@ObjectType({ description: 'A planned end that was moved.' })
export class Extension {
  @Field(() => String, { description: 'Decided (YYYY-MM-DD).' }) on!: string;
  @Field(() => String, { nullable: true, description: 'The end as it was (YYYY-MM-DD); null: not told.' })
  from?: string | null;
  @Field(() => String, { description: 'The end as it became (YYYY-MM-DD).' }) to!: string;
  @Field(() => String, { nullable: true, description: 'Coded reason; null: stays with the operating unit.' })
  reason?: string | null;
}

@ObjectType({ description: 'Not for a while. The reason stays with the operating unit.' })
export class Pause {
  @Field(() => String, { description: 'First paused day (YYYY-MM-DD).' }) from!: string;
  @Field(() => String, { nullable: true, description: 'Last paused day (YYYY-MM-DD).' }) to?: string | null;
  @Field(() => String, { description: 'Coded reason.' }) reason!: string;
}

@ObjectType({ description: 'How it ended.' })
export class Exit {
  @Field(() => String, { nullable: true, description: 'Avslutsanledning, coded; null: not told.' })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: 'Next step: what, who, when.' }) nextStep?: string | null;
  @Field(() => String, { nullable: true, description: 'Coded reason why nothing follows.' })
  noNextStepReason?: string | null;
  @Field(() => String, { nullable: true, description: 'Sysselsättning efter, coded.' }) occupationAfter?: string | null;
  @Field(() => String, { nullable: true, description: 'Försörjning efter, coded.' }) incomeAfter?: string | null;
}

@ObjectType({ description: 'Deltagande: this person’s time in a programme or measure.' })
export class Intervention {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => ID, { description: 'The case.' }) caseId!: string;
  @Field(() => Boolean, { description: 'One’s own unit operates it; else it is known by what was told.' })
  mine!: boolean;
  @Field(() => String, { description: 'Name; neutral when it could reveal health to others.' }) title!: string;
  @Field(() => String, { description: 'What kind.' }) kind!: string;
  @Field(() => Words, { description: 'The kind on screen.' }) kindLabel!: Words;
  @Field(() => ProgrammeRef, { nullable: true, description: 'The programme.' }) programme?: ProgrammeRef | null;
  @Field(() => UnitRef, { nullable: true, description: 'Who operates it.' }) operatingUnit?: UnitRef | null;
  @Field(() => String, { description: 'Status.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Planned start (YYYY-MM-DD).' }) plannedStart?: string | null;
  @Field(() => String, { nullable: true, description: 'First day (YYYY-MM-DD).' }) startedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Planned end (YYYY-MM-DD).' }) plannedEnd?: string | null;
  @Field(() => String, { nullable: true, description: 'Review day when there is no planned end (YYYY-MM-DD).' })
  reviewOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD).' }) endedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Phase.' }) phase?: string | null;
  @Field(() => Boolean, { description: 'A pause is going on or to come, or is told to be.' }) paused!: boolean;
  @Field(() => [Extent], { description: 'Extent over time.' }) extents!: Extent[];
  @Field(() => [Extension], { description: 'Moved ends.' }) extensions!: Extension[];
  @Field(() => [Pause], { description: 'Pauses.' }) pauses!: Pause[];
  @Field(() => Exit, { nullable: true, description: 'How it ended.' }) exit?: Exit | null;
  @Field(() => String, { nullable: true, description: 'Agreed next step: what, who, when.' })
  nextStepAgreed?: string | null;
  @Field(() => String, { nullable: true, description: 'A next step was agreed (YYYY-MM-DD).' })
  nextStepAgreedOn?: string | null;
  @Field(() => ID, { nullable: true, description: 'The request it came from.' }) referralId?: string | null;
  @Field(() => Receipt, { nullable: true, description: 'How the start came to be known here; null for one’s own.' })
  received?: Receipt | null;
  @Field(() => [Message], { description: 'The unit’s own words on it.' }) messages!: Message[];
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
}
