import { Code } from '#cases';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How one wishes to be told of one kind of notice.' })
export class NoticeChoiceRow {
  @Field(() => Code, { description: 'The kind; the list noticeKind.' }) kind!: Code;
  @Field(() => String, { description: 'immediate, digest or none; words in the list noticeChoice.' }) choice!: string;
}

@ObjectType({ description: 'A mail that went to oneself, and how it went. Not what it was about.' })
export class NoticeMail {
  @Field(() => ID, { description: 'Identity; its Message-ID is made of it.' }) id!: string;
  @Field(() => String, { description: 'immediate, digest, address, calendar or calendarEnd.' }) kind!: string;
  @Field(() => Code, { description: 'The list mailState.' }) state!: Code;
  @Field(() => Code, { nullable: true, description: 'Why it was not sent; the list mailReason.' }) reason?: Code | null;
  @Field(() => String, { description: 'When it was made.' }) at!: string;
  @Field(() => String, { nullable: true, description: 'When it was sent.' }) sentAt?: string | null;
}

@ObjectType({ description: 'How one wishes to be told, over all one’s seats.' })
export class NoticeSettings {
  @Field(() => Int, { description: 'Version; 0 when nothing has been chosen.' }) version!: number;
  @Field(() => Boolean, { description: 'There is a mail server; otherwise all is told in the product alone.' })
  mailIsOn!: boolean;
  @Field(() => String, { nullable: true, description: 'One’s own address.' }) address?: string | null;
  @Field(() => Boolean, { description: 'The address is confirmed; nothing is sent to one that is not.' })
  isConfirmed!: boolean;
  @Field(() => String, { description: 'No mail from (HH:MM).' }) quietFrom!: string;
  @Field(() => String, { description: 'No mail until (HH:MM).' }) quietTo!: string;
  @Field(() => String, { description: 'The digest not before (HH:MM).' }) digestAt!: string;
  @Field(() => Boolean, { description: 'Mail on working days only.' }) workingDays!: boolean;
  @Field(() => [NoticeChoiceRow], { description: 'Kind by kind.' }) choices!: NoticeChoiceRow[];
  @Field(() => [NoticeMail], { description: 'The latest mails to oneself, the newest first.' }) mails!: NoticeMail[];
}
