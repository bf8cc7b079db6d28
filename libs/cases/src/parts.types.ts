import { AccountRef, Code, UnitRef, Words } from '#directory';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A case by its number.' })
export class CaseRef {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Random number with a check character.' }) number!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The person’s name as this unit holds it; null when it does not.',
  })
  name?: string | null;
}

@ObjectType({ description: 'One field of the form behind a button.' })
export class MoveField {
  @Field(() => String, { description: 'Name of the mutation’s input.' }) name!: string;
  @Field(() => String, {
    description: 'reason, text, date, caseworker, unit, outcome, nextStep, choice, number or yesNo.',
  })
  kind!: string;
  @Field(() => Words, { description: 'Label.' }) label!: Words;
  @Field(() => Boolean, { description: 'Whether the move needs it.' }) required!: boolean;
  @Field(() => [Code], { description: 'The closed list to choose from; empty when there is none.' }) options!: Code[];
}

@ObjectType({ description: 'A move this seat may make now: a button and its form.' })
export class MoveOption {
  @Field(() => String, { description: 'The action; the mutation is named after it.' }) action!: string;
  @Field(() => Words, { description: 'The button’s words.' }) label!: Words;
  @Field(() => [String], { description: 'What the move needs in hand, as codes.' }) needs!: string[];
  @Field(() => [MoveField], { description: 'The form’s fields.' }) fields!: MoveField[];
}

@ObjectType({ description: 'Whose next step it is.' })
export class NextStep {
  @Field(() => String, {
    description: 'me, unit, other (a party one is not told about, or told), nobody, or none: the case is closed.',
  })
  who!: string;
  @Field(() => UnitRef, { nullable: true, description: 'The unit, when known here.' }) unit?: UnitRef | null;
  @Field(() => AccountRef, { nullable: true, description: 'The caseworker, inside one’s own unit.' })
  caseworker?: AccountRef | null;
  @Field(() => AccountRef, { nullable: true, description: 'Who covers while the caseworker is away.' })
  coveredBy?: AccountRef | null;
  @Field(() => String, { nullable: true, description: 'Since which day (YYYY-MM-DD).' }) since?: string | null;
  @Field(() => String, { nullable: true, description: 'Answer wished by (YYYY-MM-DD); never a deadline.' })
  wishedBy?: string | null;
  @Field(() => Int, { nullable: true, description: 'Working days waited.' }) waitedWorkingDays?: number | null;
  @Field(() => Words, { nullable: true, description: 'What is waited for.' }) what?: Words | null;
}

@ObjectType({ description: 'How a record came here: an act of delivery with its ground.' })
export class Receipt {
  @Field(() => UnitRef, { description: 'From whom.' }) from!: UnitRef;
  @Field(() => String, { description: 'Arrival day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Code, { description: 'The ground (OSL).' }) ground!: Code;
  @Field(() => String, { nullable: true, description: 'The consent was revoked this day; what was received remains.' })
  markedRevokedOn?: string | null;
}

@ObjectType({ description: 'Something said in words. Immutable.' })
export class Message {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'question, infoRequest, info, answer, reason, note, …' }) kind!: string;
  @Field(() => String, { description: 'Category of the content.' }) category!: string;
  @Field(() => String, { description: 'Plain text.' }) text!: string;
  @Field(() => UnitRef, { description: 'Who wrote it.' }) from!: UnitRef;
  @Field(() => String, { description: 'Day it was written (YYYY-MM-DD).' }) on!: string;
  @Field(() => Boolean, { description: 'Written by one’s own unit.' }) mine!: boolean;
  @Field(() => AccountRef, { nullable: true, description: 'The writer, inside one’s own unit.' })
  author?: AccountRef | null;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
  @Field(() => ID, { nullable: true, description: 'Of a correction or an objection: the record it stands beside.' })
  corrects?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'It was wrong: what is right was written down this day (YYYY-MM-DD). The wording stays as history.',
  })
  correctedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Its unit has voided it, this day (YYYY-MM-DD).' })
  voidedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a contact note: how; the list contactKind.' })
  contact?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a contact note: with whom; the participant when null.' })
  contactWith?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a contact note: which day (YYYY-MM-DD).' })
  contactOn?: string | null;
  @Field(() => Boolean, { description: 'Came in by post, telephone or otherwise, and was registered.' })
  incoming!: boolean;
  @Field(() => Int, { description: 'One, and one for each correction since; what changeNote expects.' })
  version!: number;
}
