import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';

@InputType({ description: 'Överförd: these records have been taken over into the unit’s own system.' })
export class MarkTransferredInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => [ID], { description: 'Those that were in the text.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  recordIds!: string[];
}
