import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A text on screen in both languages.' })
export class Words {
  @Field(() => String, { description: 'Swedish.' }) sv!: string;
  @Field(() => String, { description: 'English.' }) en!: string;
}

@ObjectType({ description: 'A code of a closed list with its words.' })
export class Code {
  @Field(() => String, { description: 'The code as kept.' }) code!: string;
  @Field(() => Words, { description: 'The code on screen.' }) label!: Words;
}

@ObjectType({ description: 'A unit (verksamhetsgren) as anyone in the directory may see it.' })
export class UnitRef {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Short code.' }) code!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'The authority or provider it belongs to.' }) agencyName!: string;
  @Field(() => String, { description: 'kommun, region, fk, af, provider or association.' }) agencyKind!: string;
}

@ObjectType({ description: 'A colleague. Shown inside one’s own unit only.' })
export class AccountRef {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
}

@ObjectType({ description: 'A programme by name.' })
export class ProgrammeRef {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
}

@ObjectType({ description: 'Relay page information.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More follow.' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Where to go on.' }) endCursor?: string | null;
}
