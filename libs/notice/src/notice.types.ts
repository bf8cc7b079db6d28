import { CaseRef, Code, PageInfo } from '#cases';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One thing that waits for its reader, or that another party has done: told once.' })
export class Notice {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Code, { description: 'What it is about; the list noticeKind.' }) kind!: Code;
  @Field(() => Code, { description: 'Why just she is told; the list noticeWhy.' }) why!: Code;
  @Field(() => CaseRef, {
    description: 'The case. Without a name for who is told only because others have not answered.',
  })
  case!: CaseRef;
  @Field(() => String, { description: 'What the thing is: referral, handoff, commitment, edge, …' }) source!: string;
  @Field(() => ID, { description: 'The thing itself.' }) thingId!: string;
  @Field(() => String, { description: 'Since which day it waits (YYYY-MM-DD).' }) since!: string;
  @Field(() => String, { nullable: true, description: 'The day it is wished by, or happens (YYYY-MM-DD).' })
  dueOn?: string | null;
  @Field(() => Boolean, { description: 'It is her turn and the day is near.' }) near!: boolean;
  @Field(() => String, { description: 'When she was told.' }) at!: string;
  @Field(() => Boolean, { description: 'She has seen it.' }) seen!: boolean;
  @Field(() => Boolean, { description: 'It waits for her no more.' }) ended!: boolean;
  @Field(() => Code, { nullable: true, description: 'How the mail about it went; null when none was made.' })
  mail?: Code | null;
}

@ObjectType({ description: 'A notice and its place in the list.' })
export class NoticeEdge {
  @Field(() => String, { description: 'Place.' }) cursor!: string;
  @Field(() => Notice, { description: 'The notice.' }) node!: Notice;
}

@ObjectType({ description: 'One’s own notices in this seat, the newest first.' })
export class NoticeConnection {
  @Field(() => [NoticeEdge], { description: 'One page.' }) edges!: NoticeEdge[];
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
  @Field(() => Int, { description: 'How many of those that still stand have not been seen.' }) unseen!: number;
  @Field(() => PageInfo, { description: 'Whether there are more.' }) pageInfo!: PageInfo;
}
