import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Min } from 'class-validator';
import { DRAFT_LENGTH } from '#domain';

@InputType({ description: 'Keeps what is being written; or, without text, throws it away.' })
export class SaveDraftInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => String, { description: 'The place on the screen: letters, digits, dots and hyphens.' })
  @Matches(/^[A-Za-z][A-Za-z0-9.-]{0,119}$/)
  place!: string;
  @Field(() => ID, { nullable: true, description: 'The case it is about, if it is about one.' })
  @IsOptional()
  @IsUUID()
  caseId?: string;
  @Field(() => String, { nullable: true, description: 'The form’s values, as JSON; none throws the draft away.' })
  @IsOptional()
  @IsString()
  @Length(1, DRAFT_LENGTH)
  text?: string;
  @Field(() => String, { description: 'What this browser calls itself.' })
  @Matches(/^[A-Za-z0-9-]{1,40}$/)
  device!: string;
  @Field(() => Int, {
    description:
      'The version this browser knows; 0 for none. Another one answers CONFLICT, and is neither written over nor thrown away.',
  })
  @IsInt()
  @Min(0)
  expectedVersion!: number;
}
