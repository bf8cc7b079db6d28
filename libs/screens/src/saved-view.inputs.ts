import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { LISTS, VIEW_NAME } from '#domain';
import type { ListCode } from '#domain';

const MOST_FILTERS = 10;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

@InputType({ description: 'One filter of a list, as it stands in the address.' })
export class ViewFilterInput {
  @Field(() => String, { description: 'Which filter.' }) @IsString() @Length(1, 20) name!: string;
  @Field(() => String, { description: 'A code of the list, or a number of days.' })
  @IsString()
  @Length(1, 60)
  value!: string;
}

@InputType({ description: 'Keeps the filters of a list under a name. No personal details may stand in it.' })
export class SaveViewInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => String, { description: 'cases or gaps.' }) @IsIn(Object.keys(LISTS)) list!: ListCode;
  @Field(() => String, { description: 'What it is called.' })
  @trimmed
  @IsString()
  @Length(2, VIEW_NAME)
  name!: string;
  @Field(() => [ViewFilterInput], { description: 'The filters; none is the whole list.' })
  @IsArray()
  @ArrayMaxSize(MOST_FILTERS)
  @ValidateNested({ each: true })
  @Type(() => ViewFilterInput)
  filter!: ViewFilterInput[];
  @Field(() => Boolean, { description: 'For the whole unit; else one’s own.' }) @IsBoolean() shared!: boolean;
}

@InputType({ description: 'Takes a saved view away. What it showed stays.' })
export class RemoveViewInput {
  @Field(() => ID, { description: 'Made by the client, kept over retries: the same key happens once.' })
  @IsUUID()
  key!: string;
  @Field(() => ID, { description: 'Which.' }) @IsUUID() viewId!: string;
}
