import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, NextStep, PageInfo, UnitRef, Words } from '#cases';

@ObjectType({ description: 'Glapp: time when nobody moves the case on, as this unit can tell from what it holds.' })
export class Gap {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => String, { description: 'Rule.' }) rule!: string;
  @Field(() => Words, { description: 'Rule on screen.' }) label!: Words;
  @Field(() => Words, { description: 'What started the clock, the limit and what would stop it.' }) explanation!: Words;
  @Field(() => String, { description: 'The clock started (YYYY-MM-DD).' }) since!: string;
  @Field(() => String, { description: 'A gap from (YYYY-MM-DD).' }) breachOn!: string;
  @Field(() => String, { nullable: true, description: 'Last day in time (YYYY-MM-DD).' }) dueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Closed (YYYY-MM-DD).' }) until?: string | null;
  @Field(() => String, { nullable: true, description: 'What closed it.' }) stopReason?: string | null;
  @Field(() => Int, { description: 'Calendar days since the clock started.' }) days!: number;
  @Field(() => Boolean, { description: 'Still open.' }) open!: boolean;
  @Field(() => Boolean, { description: 'A warning of what will come.' }) forecast!: boolean;
  @Field(() => UnitRef, { nullable: true, description: 'Who has the next step.' }) holder?: UnitRef | null;
  @Field(() => String, { nullable: true, description: 'What it is about.' }) subject?: string | null;
  @Field(() => AccountRef, { nullable: true, description: 'The unit’s own caseworker.' })
  caseworker?: AccountRef | null;
  @Field(() => NextStep, { nullable: true, description: 'The case’s next step.' }) nextStep?: NextStep | null;
}

@ObjectType({ description: 'Relay edge.' })
export class GapEdge {
  @Field(() => String, { description: 'Place in the list.' }) cursor!: string;
  @Field(() => Gap, { description: 'The gap.' }) node!: Gap;
}

@ObjectType({ description: 'Relay connection of open gaps, the oldest first.' })
export class GapConnection {
  @Field(() => [GapEdge], { description: 'Rows.' }) edges!: GapEdge[];
  @Field(() => PageInfo, { description: 'Page.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
}

@ObjectType({ description: 'An age class, in days since the gap opened.' })
export class BoardAge {
  @Field(() => Int, { description: 'From, days.' }) from!: number;
  @Field(() => Int, { nullable: true, description: 'To, days; null: and longer.' }) to?: number | null;
  @Field(() => Words, { description: 'On screen.' }) label!: Words;
}

@ObjectType({ description: 'One rule’s open findings by age.' })
export class BoardRule {
  @Field(() => String, { description: 'Rule.' }) rule!: string;
  @Field(() => Words, { description: 'Rule on screen.' }) label!: Words;
  @Field(() => Int, { description: 'All ages.' }) total!: number;
  @Field(() => [Int], { description: 'By age, aligned with Board.ages.' }) byAge!: number[];
}

@ObjectType({
  description: 'Tavlan: where the unit’s own cases stand still. Every number is the length of the list behind it.',
})
export class Board {
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => String, { description: 'Today (YYYY-MM-DD).' }) today!: string;
  @Field(() => Int, { description: 'Open cases.' }) openCases!: number;
  @Field(() => Int, { description: 'Of these, with an open gap.' }) withOpenGap!: number;
  @Field(() => [BoardRule], { description: 'Rules.' }) rules!: BoardRule[];
  @Field(() => [BoardAge], { description: 'Age classes.' }) ages!: BoardAge[];
  @Field(() => [Gap], { description: 'The ten that have stood still longest.' }) oldest!: Gap[];
}
