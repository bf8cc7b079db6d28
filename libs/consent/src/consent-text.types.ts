import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef } from '#cases';

@ObjectType({ description: 'What an authority says to the person it asks for consent, in one language and version.' })
export class ConsentText {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Language, as an ISO 639 code.' }) language!: string;
  @Field(() => Int, {
    description: 'The authority’s first, second, … in this language; 0 for the one that is shipped.',
  })
  versionNo!: number;
  @Field(() => String, { description: 'Its heading.' }) title!: string;
  @Field(() => String, { description: 'Its words, a paragraph a line.' }) body!: string;
  @Field(() => Boolean, { description: 'Shipped with the product: a proposal, approved by nobody.' }) shipped!: boolean;
  @Field(() => AccountRef, { nullable: true, description: 'Who approved it, when that is a colleague of this unit.' })
  approvedBy?: AccountRef | null;
  @Field(() => String, { nullable: true, description: 'Approved (YYYY-MM-DD); null: a draft.' }) approvedOn?:
    string | null;
  @Field(() => String, { nullable: true, description: 'In use from (YYYY-MM-DD).' }) validFrom?: string | null;
  @Field(() => Boolean, { description: 'New consents in its language are given under it today.' }) inUse!: boolean;
  @Field(() => Int, { description: 'Consents of this unit that were given under it.' }) used!: number;
  @Field(() => Int, { description: 'Version of the draft.' }) version!: number;
}
