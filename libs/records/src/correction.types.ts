import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, Code, UnitRef } from '#cases';

@ObjectType({ description: 'The own unit’s file about a person, found by a number.' })
export class RightsFile {
  @Field(() => ID, { description: 'The case.' }) caseId!: string;
  @Field(() => String, { description: 'Case number.' }) number!: string;
  @Field(() => String, { nullable: true, description: 'Whom it is about, as the unit knows.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'The unit’s own number.' }) ownNumber?: string | null;
  @Field(() => Boolean, { description: 'The reader has opened it today, or is assigned to it.' }) isOpen!: boolean;
}

@ObjectType({ description: 'A record that can be asked to be corrected.' })
export class CorrectableRecord {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Code, { description: 'Kind.' }) kind!: Code;
  @Field(() => String, { description: 'What it says.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'From when it is (YYYY-MM-DD).' }) on?: string | null;
  @Field(() => UnitRef, { description: 'Who wrote it.' }) owner!: UnitRef;
  @Field(() => Boolean, {
    description: 'The own unit wrote it, and may correct it; else only the person’s view is noted.',
  })
  own!: boolean;
}

@ObjectType({ description: 'A unit that had got what was wrong, and whether it has been told (GDPR art. 19).' })
export class ToldOfCorrection {
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => String, {
    nullable: true,
    description: 'Told this day (YYYY-MM-DD); null: not yet, no consent covers it.',
  })
  on?: string | null;
}

@ObjectType({ description: 'A request that a record be corrected, and what the unit decided.' })
export class Correction {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, for expectedVersion.' }) version!: number;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => Code, { description: 'Kind of record.' }) kind!: Code;
  @Field(() => ID, { description: 'The record.' }) recordId!: string;
  @Field(() => UnitRef, { description: 'Who wrote the record.' }) owner!: UnitRef;
  @Field(() => Boolean, { description: 'The own unit wrote it, and may correct it.' }) own!: boolean;
  @Field(() => Code, { description: 'Status.' }) status!: Code;
  @Field(() => Code, { description: 'Who asked.' }) askedBy!: Code;
  @Field(() => String, { description: 'Asked for on (YYYY-MM-DD).' }) askedOn!: string;
  @Field(() => String, { description: 'To be answered by (YYYY-MM-DD): a month (art. 12.3).' }) answerBy!: string;
  @Field(() => Boolean, { description: 'The reader has opened the case, so that she sees the words.' })
  isOpen!: boolean;
  @Field(() => String, { nullable: true, description: 'What was asked for.' }) wanted?: string | null;
  @Field(() => String, { nullable: true, description: 'What the record says; it stays as history.' }) before?:
    string | null;
  @Field(() => String, { nullable: true, description: 'What holds instead, or the person’s view.' }) after?:
    string | null;
  @Field(() => ID, { nullable: true, description: 'The record that stands beside it.' }) resultId?: string | null;
  @Field(() => String, { nullable: true, description: 'Its kind: message or person.' }) resultKind?: string | null;
  @Field(() => Code, { nullable: true, description: 'Why it was refused.' }) reason?: Code | null;
  @Field(() => String, { nullable: true, description: 'The grounds in words.' }) words?: string | null;
  @Field(() => String, { nullable: true, description: 'Decided on (YYYY-MM-DD).' }) decidedOn?: string | null;
  @Field(() => AccountRef, { nullable: true, description: 'Who decided.' }) decidedBy?: AccountRef | null;
  @Field(() => [ToldOfCorrection], { description: 'Units that had got the record, told or not.' })
  told!: ToldOfCorrection[];
  @Field(() => [String], { description: 'What may be decided now: correct, note, refuse, withdraw.' })
  decisions!: string[];
}
