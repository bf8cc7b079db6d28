import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { CATEGORIES, DOCUMENT_KINDS } from '#domain';
import type { Category, DocumentKind } from '#domain';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** What goes with the bytes, in the address: codes and ids, never a name. */
export class UploadInput {
  @IsIn(Object.keys(DOCUMENT_KINDS)) kind!: DocumentKind;
  @IsIn(Object.keys(CATEGORIES)) category!: Category;
  /** The version it comes after. */
  @IsOptional() @IsUUID() follows?: string;
  /** What was registered as come in, when the file came with it. */
  @IsOptional() @IsUUID() message?: string;
}

@InputType({ description: 'Voids a document of the own unit; it stays, marked, and whoever was given it is told.' })
export class VoidDocumentInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'The version.' }) @IsUUID() documentId!: string;
  @Field(() => String, { description: 'Why.' }) @trimmed @IsString() @Length(1, 2000) text!: string;
}
