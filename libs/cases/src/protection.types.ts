import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, Code } from '#directory';
import { CaseRef } from './parts.types.js';

@ObjectType({ description: 'Protected identity, as the small group of one unit sees it. Nobody else is told of it.' })
export class Protection {
  @Field(() => Code, {
    description:
      'sekretessmarkering or skyddadFolkbokforing; never fingerade personuppgifter, which are not to be marked.',
  })
  level!: Code;
  @Field(() => String, { description: 'Since (YYYY-MM-DD).' }) since!: string;
  @Field(() => Boolean, { description: 'Raised by one’s own unit, which alone can take it away.' })
  raisedByUs!: boolean;
  @Field(() => [AccountRef], { description: 'Who in one’s own unit may see the case.' }) group!: AccountRef[];
}

@ObjectType({
  description: 'What became of a move that may close the case to the one who made it. Says nothing of it.',
})
export class ClosedTo {
  @Field(() => ID, { description: 'The case as it was named by the caller.' }) caseId!: string;
  @Field(() => Boolean, { description: 'The caller may still see the case.' }) stillMine!: boolean;
}

@ObjectType({ description: 'Somebody in the unit who is not to handle a case. What the relation is, nobody is asked.' })
export class Conflict {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => AccountRef, { nullable: true, description: 'The colleague; null when she has left the unit.' })
  colleague?: AccountRef | null;
  @Field(() => ID, { description: 'The colleague’s account.' }) accountId!: string;
  @Field(() => String, { description: 'declared (by herself) or set (by a manager).' }) how!: string;
  @Field(() => String, { description: 'Since (YYYY-MM-DD).' }) since!: string;
}

@ObjectType({ description: 'Öppnat med skäl: one opening by somebody in the unit who was not assigned.' })
export class Opening {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => AccountRef, { nullable: true, description: 'Who opened; null when she has left the unit.' })
  by?: AccountRef | null;
  @Field(() => Code, { description: 'The reason given.' }) reason!: Code;
  @Field(() => String, { nullable: true, description: 'Her own words, with the reason other.' }) words?: string | null;
  @Field(() => String, { description: 'When (ISO 8601).' }) at!: string;
  @Field(() => Boolean, { description: 'Still open; ends with the day.' }) open!: boolean;
}

@ObjectType({ description: 'What a manager looks at about the inner secrecy of her unit.' })
export class InnerSecrecy {
  @Field(() => Int, {
    description: 'How many cases the unit holds that nobody in it is cleared to see. Never which.',
  })
  clearanceWanted!: number;
  @Field(() => [Opening], { description: 'Opened with a reason in the last days, the latest first.' })
  openings!: Opening[];
  @Field(() => [Conflict], { description: 'Who is not to handle which case.' }) conflicts!: Conflict[];
}
