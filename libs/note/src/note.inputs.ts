import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { ContactInput } from '#cases';
import { CATEGORIES, NOTE_ACTIONS } from '#domain';
import type { Category, NoteAction } from '#domain';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'Registers what came in by post, telephone or otherwise. It stays in the own unit.' })
export class RegisterIncomingInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { nullable: true, description: 'The request it answers. The request itself does not move.' })
  @IsOptional()
  @IsUUID()
  referralId?: string;
  @Field(() => ContactInput, { description: 'How it came, from whom (the participant when left out) and which day.' })
  @ValidateNested()
  @Type(() => ContactInput)
  contact!: ContactInput;
  @Field(() => String, { description: 'Category of the content.' }) @IsIn(Object.keys(CATEGORIES)) category!: Category;
  @Field(() => String, { description: 'What it says.' }) @trimmed @IsString() @Length(1, 20_000) text!: string;
}

@InputType({ description: 'Corrects or voids a note of the own unit. The earlier wording stays and can be read.' })
export class ChangeNoteInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The note.' }) @IsUUID() noteId!: string;
  @Field(() => Int, { description: 'The version the reader saw; another one answers CONFLICT.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => String, { description: 'The list noteAction: correct or void.' })
  @IsIn(Object.keys(NOTE_ACTIONS))
  action!: NoteAction;
  @Field(() => String, { description: 'What is right; or why it is voided.' })
  @trimmed
  @IsString()
  @Length(1, 20_000)
  text!: string;
  @Field(() => ContactInput, {
    nullable: true,
    description: 'With correct: how one was in touch, when that was wrong.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactInput)
  contact?: ContactInput;
}
