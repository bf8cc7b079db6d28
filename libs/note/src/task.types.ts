import { AccountRef, CaseRef, Code, MoveOption, Words } from '#cases';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A unit’s own task of a case. No other unit ever sees it.' })
export class Task {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'One more for each change.' }) version!: number;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => String, { nullable: true, description: 'What is to be done; null until the case has been opened.' })
  text?: string | null;
  @Field(() => String, { description: 'open, done or calledOff.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Code, { nullable: true, description: 'Why it was called off; the list taskReason.' })
  reason?: Code | null;
  @Field(() => String, { description: 'By when (YYYY-MM-DD).' }) dueOn!: string;
  @Field(() => Boolean, { description: 'Its day has passed and it is still to do.' }) isLate!: boolean;
  @Field(() => String, { description: 'Since when it has been as it is (YYYY-MM-DD).' }) since!: string;
  @Field(() => AccountRef, { nullable: true, description: 'Who of the unit was named.' })
  assignee?: AccountRef | null;
  @Field(() => Boolean, { description: 'It is the inbox’s: nobody is named, or who was can do it no more.' })
  isInboxs!: boolean;
  @Field(() => AccountRef, { nullable: true, description: 'Who gave it.' }) setBy?: AccountRef | null;
  @Field(() => ID, { nullable: true, description: 'The note it came out of.' }) noteId?: string | null;
  @Field(() => [MoveOption], { description: 'What this seat may do with it now.' }) moves!: MoveOption[];
}
