import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What one has begun to write in one place on the screen. Nobody else ever sees it.' })
export class Draft {
  @Field(() => String, { description: 'The place, as the screen names it.' }) place!: string;
  @Field(() => ID, { nullable: true, description: 'The case it is about.' }) caseId?: string | null;
  @Field(() => String, { description: 'What was typed: the form’s own values, as JSON.' }) text!: string;
  @Field(() => Int, { description: 'Another for each save, and for each draft begun; the next save expects it.' })
  version!: number;
  @Field(() => String, { description: 'When the server last took it (ISO time).' }) savedAt!: string;
  @Field(() => String, { description: 'The browser that saved it last, as it names itself.' }) device!: string;
}
