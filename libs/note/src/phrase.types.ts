import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A standing text to begin a text with: the unit’s, or one’s own. About nobody.' })
export class Phrase {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'One more for each change.' }) version!: number;
  @Field(() => String, { description: 'What it is called in the menu.' }) title!: string;
  @Field(() => String, { description: 'What is put into the text.' }) text!: string;
  @Field(() => Boolean, { description: 'The whole unit’s; else one’s own.' }) shared!: boolean;
  @Field(() => Boolean, { description: 'This seat may change it and take it away.' }) mayChange!: boolean;
}
