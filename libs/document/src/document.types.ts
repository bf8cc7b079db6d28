import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, Code, Receipt, UnitRef } from '#cases';

@ObjectType({ description: 'That a document was handed to a unit.' })
export class DocumentGiven {
  @Field(() => UnitRef, { description: 'To whom.' }) to!: UnitRef;
  @Field(() => String, { description: 'Arrival day (YYYY-MM-DD).' }) on!: string;
  @Field(() => String, { nullable: true, description: 'Opened by the receiving unit, no name (YYYY-MM-DD).' })
  openedOn?: string | null;
}

@ObjectType({
  description: 'Handling: one version of a document, as this unit holds it. A version is never written over.',
})
export class CaseDocument {
  @Field(() => ID, { description: 'Identity of the version.' }) id!: string;
  @Field(() => ID, { description: 'What all versions have in common.' }) documentId!: string;
  @Field(() => Int, { description: 'One for the first.' }) versionNo!: number;
  @Field(() => Code, { description: 'The list documentKind.' }) kind!: Code;
  @Field(() => String, { description: 'Category of the content.' }) category!: string;
  @Field(() => String, { description: 'What its owner calls it.' }) name!: string;
  @Field(() => String, { description: 'By its content.' }) mediaType!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String, { description: 'SHA-256 of the bytes, in hexadecimal.' }) sha256!: string;
  @Field(() => Boolean, { description: 'Whether a virus scanner has passed it.' }) scanned!: boolean;
  @Field(() => String, { description: 'Day it was added (YYYY-MM-DD).' }) on!: string;
  @Field(() => Boolean, { description: 'Of the own unit.' }) mine!: boolean;
  @Field(() => UnitRef, { description: 'Whose it is.' }) from!: UnitRef;
  @Field(() => AccountRef, { nullable: true, description: 'Who added it, inside one’s own unit.' })
  author?: AccountRef | null;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
  @Field(() => [DocumentGiven], { description: 'Who has got it from this unit.' }) given!: DocumentGiven[];
  @Field(() => ID, { nullable: true, description: 'What came in with it.' }) messageId?: string | null;
  @Field(() => String, { nullable: true, description: 'Its unit has voided it, this day (YYYY-MM-DD).' })
  voidedOn?: string | null;
}

@ObjectType({ description: 'A file, as it was added.' })
export class CaseFileContent {
  @Field(() => String, { description: 'Name to save it under; says nothing about a person.' }) fileName!: string;
  @Field(() => String, { description: 'By its content.' }) mediaType!: string;
  @Field(() => String, { description: 'The file, in base64.' }) contentBase64!: string;
}
