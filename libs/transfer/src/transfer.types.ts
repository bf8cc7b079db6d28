import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, PageInfo, Words } from '#cases';

@ObjectType({ description: 'One thing that is not yet in the unit’s own system.' })
export class TransferItem {
  @Field(() => ID, { description: 'The record.' }) id!: string;
  @Field(() => Words, { description: 'What kind of record.' }) what!: Words;
  @Field(() => String, { description: 'Category.' }) category!: string;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Boolean, { description: 'The unit’s own; else received.' }) own!: boolean;
}

@ObjectType({ description: 'When something was last marked as transferred here. The unit’s own; told to nobody.' })
export class LastTransfer {
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => AccountRef, { nullable: true, description: 'Who marked it.' }) by?: AccountRef | null;
}

@ObjectType({
  description: 'Everything new since the last transfer to the unit’s own journal or file: own and received.',
})
export class TransferPackage {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
  @Field(() => [TransferItem], { description: 'Those in the text, the oldest first.' }) items!: TransferItem[];
  @Field(() => String, { description: 'Plain text to paste into the journal or file.' }) text!: string;
  @Field(() => LastTransfer, { nullable: true, description: 'The last time something was transferred.' })
  lastMark?: LastTransfer | null;
}

@ObjectType({ description: 'A case in which something is not transferred: counts and days, no words.' })
export class NotTransferredRow {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => AccountRef, { nullable: true, description: 'The unit’s own caseworker.' })
  caseworker?: AccountRef | null;
  @Field(() => Int, { description: 'Own records.' }) own!: number;
  @Field(() => Int, { description: 'Received records.' }) received!: number;
  @Field(() => String, { description: 'Since when the oldest is here (YYYY-MM-DD).' }) oldestOn!: string;
}

@ObjectType({ description: 'Relay edge.' })
export class NotTransferredEdge {
  @Field(() => String, { description: 'Place in the list.' }) cursor!: string;
  @Field(() => NotTransferredRow, { description: 'The case.' }) node!: NotTransferredRow;
}

@ObjectType({
  description: 'Inte överfört: cases in which something is not in the unit’s own system, the oldest first.',
})
export class NotTransferredConnection {
  @Field(() => [NotTransferredEdge], { description: 'Rows.' }) edges!: NotTransferredEdge[];
  @Field(() => PageInfo, { description: 'Page.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many cases in all.' }) totalCount!: number;
  @Field(() => Int, { description: 'How many records in all.' }) records!: number;
}
