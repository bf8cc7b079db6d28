import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CaseRef, Code, Message, MoveOption, Receipt, UnitRef, Words } from '#cases';

@ObjectType({
  description: 'Åtagande: one unit’s promise in a plan or from a meeting. Nobody binds another authority.',
})
export class Commitment {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'The plan it belongs to; null when a meeting decided it.' })
  planId?: string | null;
  @Field(() => Int, { nullable: true, description: 'The version of the plan it came with.' }) versionNo?: number | null;
  @Field(() => ID, { nullable: true, description: 'The meeting that decided it; null when it belongs to a plan.' })
  meetingId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What is to be done; null in a list until one has opened the case.',
  })
  text?: string | null;
  @Field(() => UnitRef, { description: 'The planning unit.' }) planner!: UnitRef;
  @Field(() => UnitRef, { description: 'The responsible unit.' }) responsible!: UnitRef;
  @Field(() => String, { nullable: true, description: 'To be done by (YYYY-MM-DD).' }) dueOn?: string | null;
  @Field(() => String, { description: 'Status.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Code, {
    nullable: true,
    description: 'It rests for want of a consent; only declining and cancelling go.',
  })
  hold?: Code | null;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => Code, { nullable: true, description: 'Why it is not taken on, or was cancelled.' }) reason?: Code | null;
  @Field(() => String, { nullable: true, description: 'Done, declined or cancelled on (YYYY-MM-DD).' })
  endedOn?: string | null;
  @Field(() => String, {
    description: 'planner or responsible: which party this unit is; its own promise is responsible.',
  })
  party!: string;
  @Field(() => Boolean, { description: 'The responsible unit has been asked; no while the plan has not reached it.' })
  asked!: boolean;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
  @Field(() => [Message], { description: 'What was said, as held here.' }) messages!: Message[];
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'A commitment that waits for one’s own unit, with its case.' })
export class CommitmentDue {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => Commitment, { description: 'The commitment.' }) commitment!: Commitment;
}
