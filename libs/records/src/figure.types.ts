import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, Code, UnitRef, Words } from '#cases';

@ObjectType({ description: 'A row of a figure, or its last row: the totals of the columns.' })
export class FigureLine {
  @Field(() => Words, { description: 'On screen.' }) label!: Words;
  @Field(() => [Int], {
    nullable: 'items',
    description:
      'Numbers of people rounded to five, the row’s total last; null: not shown, as small or so that no small one can be worked out.',
  })
  cells!: (number | null)[];
}

@ObjectType({
  description: 'A figure of one unit and quarter, as it may be shown outside: small numbers hidden, others rounded.',
})
export class FigureTable {
  @Field(() => Code, { description: 'Which figure.' }) figure!: Code;
  @Field(() => Words, { description: 'What it counts.' }) counts!: Words;
  @Field(() => UnitRef, { description: 'Whose.' }) unit!: UnitRef;
  @Field(() => String, { description: 'The association it is about.' }) association!: string;
  @Field(() => String, { description: 'Quarter (YYYY-Qn).' }) quarter!: string;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) from!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) to!: string;
  @Field(() => [Words], { description: 'Columns; the total comes after them.' }) columns!: Words[];
  @Field(() => [FigureLine], { description: 'Rows, the totals last.' }) lines!: FigureLine[];
  @Field(() => Int, { description: 'How many numbers are not shown.' }) hidden!: number;
  @Field(() => [Words], { description: 'What was done to the numbers before they were shown.' }) rules!: Words[];
}

@ObjectType({
  description:
    'Frisläppta siffror: a unit’s decision that an association may see a figure, and the figure as it was then.',
})
export class FigureRelease {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, for expectedVersion.' }) version!: number;
  @Field(() => FigureTable, { description: 'What is shown; frozen.' }) table!: FigureTable;
  @Field(() => Code, { description: 'Why it was released.' }) reason!: Code;
  @Field(() => AccountRef, { nullable: true, description: 'Who decided; null outside her unit.' })
  decidedBy?: AccountRef | null;
  @Field(() => String, { description: 'Decided (YYYY-MM-DD).' }) decidedOn!: string;
  @Field(() => Code, { nullable: true, description: 'Why it was withdrawn.' }) recallReason?: Code | null;
  @Field(() => String, { nullable: true, description: 'Withdrawn (YYYY-MM-DD); the association sees it no more.' })
  recalledOn?: string | null;
  @Field(() => Boolean, { description: 'The own unit’s decision.' }) own!: boolean;
}

@ObjectType({ description: 'An association the own unit serves.' })
export class FigureAssociation {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
}

@ObjectType({ description: 'What there is to choose among when figures are released.' })
export class FigureChoices {
  @Field(() => [Code], { description: 'Figures.' }) figures!: Code[];
  @Field(() => [String], { description: 'Quarters that are over, the latest first.' }) quarters!: string[];
  @Field(() => [FigureAssociation], { description: 'Associations.' }) associations!: FigureAssociation[];
  @Field(() => [Code], { description: 'Why they are released.' }) reasons!: Code[];
  @Field(() => [Code], { description: 'Why they are withdrawn.' }) recallReasons!: Code[];
}
