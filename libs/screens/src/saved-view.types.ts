import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One filter of a list, as it stands in the address.' })
export class ViewFilter {
  @Field(() => String, { description: 'Which filter.' }) name!: string;
  @Field(() => String, { description: 'A code of the list, or a number of days.' }) value!: string;
}

@ObjectType({ description: 'The filters of a list under a name: one’s own, or the unit’s. About nobody.' })
export class SavedView {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'cases or gaps.' }) list!: string;
  @Field(() => String, { description: 'What it is called.' }) name!: string;
  @Field(() => [ViewFilter], { description: 'The filters.' }) filter!: ViewFilter[];
  @Field(() => Boolean, { description: 'The whole unit’s; else one’s own.' }) shared!: boolean;
  @Field(() => Boolean, { description: 'This seat may take it away.' }) mayRemove!: boolean;
}
