import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, NextStep, PageInfo, UnitRef } from '#cases';

@ObjectType({ description: 'One of the unit’s cases.' })
export class CaseRow {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Number.' }) number!: string;
  @Field(() => String, { nullable: true, description: 'The person’s name as held here.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'The unit’s own reference.' }) ownNumber?: string | null;
  @Field(() => String, { description: 'open or closed.' }) status!: string;
  @Field(() => UnitRef, { nullable: true, description: 'Who coordinates; null: not told to us.' })
  coordinator?: UnitRef | null;
  @Field(() => AccountRef, { nullable: true, description: 'The unit’s own caseworker.' })
  caseworker?: AccountRef | null;
  @Field(() => NextStep, { description: 'Whose next step it is.' }) nextStep!: NextStep;
  @Field(() => Int, { description: 'Open gaps.' }) openGaps!: number;
  @Field(() => String, { nullable: true, description: 'When this unit came to hold it (YYYY-MM-DD).' }) openedOn?:
    string | null;
}

@ObjectType({ description: 'Relay edge.' })
export class CaseEdge {
  @Field(() => String, { description: 'Place in the list.' }) cursor!: string;
  @Field(() => CaseRow, { description: 'The case.' }) node!: CaseRow;
}

@ObjectType({ description: 'Relay connection of the unit’s cases, by name.' })
export class CaseConnection {
  @Field(() => [CaseEdge], { description: 'Rows.' }) edges!: CaseEdge[];
  @Field(() => PageInfo, { description: 'Page.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
}
