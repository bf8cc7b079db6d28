import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, Words } from '#cases';

@ObjectType({ description: 'An association’s decision about one time limit, from a day on.' })
export class DeadlineDecision {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'How many days.' }) days!: number;
  @Field(() => String, { description: 'From (YYYY-MM-DD).' }) validFrom!: string;
  @Field(() => String, { description: 'Decided on (YYYY-MM-DD).' }) setOn!: string;
  @Field(() => AccountRef, { nullable: true, description: 'By whom; told within the association’s own office.' })
  setBy?: AccountRef | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) reason?: string | null;
}

@ObjectType({ description: 'One time limit of plans, as it holds today in one association.' })
export class DeadlineSetting {
  @Field(() => ID, { description: 'The association and the limit, as one.' }) id!: string;
  @Field(() => ID, { description: 'The association.' }) associationId!: string;
  @Field(() => String, { description: 'Its name.' }) association!: string;
  @Field(() => String, { description: 'Which; see the list planDeadline.' }) code!: string;
  @Field(() => Words, { description: 'What is to be done.' }) label!: Words;
  @Field(() => Words, { description: 'What the days are counted from.' }) from!: Words;
  @Field(() => Int, { description: 'How many days hold today.' }) days!: number;
  @Field(() => Int, { description: 'The product’s own number, until the association decides.' }) usual!: number;
  @Field(() => String, { description: 'calendar or working.' }) unit!: string;
  @Field(() => Int, { description: 'The fewest it may be.' }) least!: number;
  @Field(() => Int, { description: 'The most it may be: of a legal one the law’s number.' }) most!: number;
  @Field(() => String, { nullable: true, description: 'Its place in the law; null when it is custom.' })
  law?: string | null;
  @Field(() => Boolean, { description: 'This seat may decide.' }) iMayDecide!: boolean;
  @Field(() => [DeadlineDecision], { description: 'What has been decided, the latest first.' })
  decisions!: DeadlineDecision[];
}
