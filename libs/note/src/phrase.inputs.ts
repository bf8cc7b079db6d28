import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { PHRASE_LENGTH, PHRASE_TITLE } from '#domain';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'Writes a standing text, or changes one. No personal details may stand in it.' })
export class SavePhraseInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { nullable: true, description: 'Which; a new one when left out.' })
  @IsOptional()
  @IsUUID()
  phraseId?: string;
  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version the reader saw.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
  @Field(() => String, { description: 'What it is called in the menu.' })
  @trimmed
  @IsString()
  @Length(2, PHRASE_TITLE)
  title!: string;
  @Field(() => String, { description: 'What is put into the text.' })
  @trimmed
  @IsString()
  @Length(2, PHRASE_LENGTH)
  text!: string;
  @Field(() => Boolean, { description: 'Of a new one: for the whole unit; else one’s own.' })
  @IsBoolean()
  shared!: boolean;
}

@InputType({ description: 'Takes a standing text away. What was written with it stays.' })
export class RemovePhraseInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'Which.' }) @IsUUID() phraseId!: string;
  @Field(() => Int, { description: 'The version the reader saw; another one answers CONFLICT.' })
  @IsInt()
  expectedVersion!: number;
}
