import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator'; // prettier-ignore
import { NOTICE_CHOICES, NOTICE_KINDS } from '#domain';
import type { NoticeChoice, NoticeKind } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

@InputType({ description: 'How one wishes to be told of one kind.' })
export class NoticeChoiceInput {
  @Field(() => String, { description: 'The kind.' }) @IsIn(Object.keys(NOTICE_KINDS)) kind!: NoticeKind;
  @Field(() => String, { description: 'immediate, digest or none.' })
  @IsIn(Object.keys(NOTICE_CHOICES))
  choice!: NoticeChoice;
}

@InputType({ description: 'How one wishes to be told, over all one’s seats.' })
export class SetNoticeSettingsInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => Int, { description: 'The version that was seen; 0 when nothing has been chosen.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => String, { description: 'No mail from (HH:MM).' }) @Matches(TIME) quietFrom!: string;
  @Field(() => String, { description: 'No mail until (HH:MM).' }) @Matches(TIME) quietTo!: string;
  @Field(() => String, { description: 'The digest not before (HH:MM).' }) @Matches(TIME) digestAt!: string;
  @Field(() => Boolean, { description: 'Mail on working days only.' }) @IsBoolean() workingDays!: boolean;
  @Field(() => [NoticeChoiceInput], { description: 'Those chosen; the rest are as the product has them.' })
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => NoticeChoiceInput)
  choices!: NoticeChoiceInput[];
}

@InputType({ description: 'Says where one’s mail goes, or nowhere. A code is sent there to confirm it.' })
export class SetNoticeAddressInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => String, { nullable: true, description: 'The address; left out to have no mail any more.' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  address?: string | null;
}

@InputType({ description: 'Confirms the address with the code that was sent there.' })
export class ConfirmNoticeAddressInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => String, { description: 'Six digits.' }) @Matches(/^\d{6}$/) code!: string;
}
