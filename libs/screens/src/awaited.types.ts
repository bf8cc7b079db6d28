import { CaseRef, Code, MoveOption, NextStep, UnitRef } from '#cases';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'Something in a meeting, a group or a plan that waits for an answer: codes and days, no words.',
})
export class Awaited {
  @Field(() => ID, { description: 'The thing itself: the invitation, the presentation or the commitment.' })
  id!: string;
  @Field(() => Int, { description: 'Its version, to send back with an answer.' }) version!: number;
  @Field(() => Code, { description: 'What it is.' }) kind!: Code;
  @Field(() => String, { description: 'Where it is answered: meeting, presentation or commitment.' }) source!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => UnitRef, { description: 'The other party.' }) party!: UnitRef;
  @Field(() => String, { nullable: true, description: 'The day of the meeting, or of the promise (YYYY-MM-DD).' })
  on?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a meeting: begins (HH:MM).' }) startsAt?: string | null;
  @Field(() => NextStep, { description: 'Whom it waits for.' }) nextStep!: NextStep;
  @Field(() => [MoveOption], {
    description: 'The answers to a call this seat may give here and now; none where the case must be opened first.',
  })
  moves!: MoveOption[];
}
