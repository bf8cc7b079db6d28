import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CaseRef, Code, MoveOption, PageInfo, UnitRef, Words } from '#cases';

@ObjectType({
  description: 'Felskickat: what the giver asks about a delivery, and what the receiver answers. Codes only.',
})
export class Incident {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => ID, { description: 'The delivery it is about.' }) deliveryId!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => UnitRef, { description: 'Who handed over.' }) from!: UnitRef;
  @Field(() => UnitRef, { description: 'Who got it.' }) to!: UnitRef;
  @Field(() => Words, { description: 'What kind of record it was.' }) what!: Words;
  @Field(() => String, { description: 'When it arrived (YYYY-MM-DD).' }) arrivedOn!: string;
  @Field(() => Code, { description: 'What went wrong.' }) kind!: Code;
  @Field(() => String, { description: 'reported, erased, returned, kept or withdrawn.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Code, { nullable: true, description: 'Why it remains with the receiver.' }) reason?: Code | null;
  @Field(() => String, { description: 'In this state since (YYYY-MM-DD).' }) since!: string;
  @Field(() => Int, { description: 'Version, to send back with an answer.' }) version!: number;
  @Field(() => String, { description: 'giver or receiver: which party this unit is.' }) party!: string;
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
}

@ObjectType({ description: 'Something handed to this unit, as a list may show it: codes and dates, no words.' })
export class ArrivalRow {
  @Field(() => ID, { description: 'Identity of the delivery.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => Words, { description: 'What kind of record.' }) what!: Words;
  @Field(() => String, { description: 'Category.' }) category!: string;
  @Field(() => UnitRef, { description: 'From.' }) from!: UnitRef;
  @Field(() => String, { description: 'Arrival, to the second (ISO 8601).' }) at!: string;
  @Field(() => String, { description: 'Arrival day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Code, { description: 'Ground.' }) ground!: Code;
  @Field(() => String, { description: 'The ground’s section of law.' }) legalBasis!: string;
  @Field(() => String, { nullable: true, description: 'Opened by this unit (YYYY-MM-DD); null: not yet.' })
  openedOn?: string | null;
  @Field(() => Words, { nullable: true, description: 'The giver says it was sent by mistake: how that stands.' })
  incident?: Words | null;
}

@ObjectType({ description: 'Relay edge.' })
export class ArrivalEdge {
  @Field(() => String, { description: 'Place in the list.' }) cursor!: string;
  @Field(() => ArrivalRow, { description: 'The arrival.' }) node!: ArrivalRow;
}

@ObjectType({ description: 'Relay connection of what has been handed to this unit, the newest first.' })
export class ArrivalConnection {
  @Field(() => [ArrivalEdge], { description: 'Rows.' }) edges!: ArrivalEdge[];
  @Field(() => PageInfo, { description: 'Page.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
}

@ObjectType({ description: 'The consent that covers a record to a receiver, as far as this unit knows it.' })
export class CoveringConsent {
  @Field(() => ID, { description: 'The edge.' }) edgeId!: string;
  @Field(() => Int, { nullable: true, description: 'The consent’s number, when this unit wrote it down.' })
  consentNo?: number | null;
  @Field(() => String, { nullable: true, description: 'Day it was given, or confirmed here (YYYY-MM-DD).' })
  on?: string | null;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) until!: string;
  @Field(() => Boolean, { description: 'The person has made exceptions.' }) hasExclusions!: boolean;
}

@ObjectType({ description: 'One of the unit’s own records, and what covers it to the chosen receiver.' })
export class DeliverableRecord {
  @Field(() => String, { description: 'Kind.' }) kind!: string;
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Words, { description: 'Kind on screen.' }) what!: Words;
  @Field(() => String, { description: 'Category.' }) category!: string;
  @Field(() => String, { description: 'Day (YYYY-MM-DD).' }) on!: string;
  @Field(() => String, { nullable: true, description: 'Its words, for a text.' }) text?: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of the plan’s version.' }) versionNo?: number | null;
  @Field(() => Boolean, { description: 'The receiver holds it already.' }) held!: boolean;
  @Field(() => CoveringConsent, { nullable: true, description: 'Null: no confirmed consent covers it today.' })
  covering?: CoveringConsent | null;
}

@ObjectType({ description: 'A unit that a confirmed consent reaches from here today.' })
export class CoveredReceiver {
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => [String], { description: 'Categories covered.' }) categories!: string[];
}

@ObjectType({ description: 'A ground that is open between the two units.' })
export class OpenGround {
  @Field(() => String, { description: 'Code.' }) code!: string;
  @Field(() => Words, { description: 'Name.' }) label!: Words;
  @Field(() => String, { description: 'Section of law.' }) law!: string;
  @Field(() => Words, { description: 'The rule in words.' }) rule!: Words;
  @Field(() => Boolean, { description: 'It rests on a consent, not on an assessment.' }) byConsent!: boolean;
}

@ObjectType({ description: 'The form for handing over: own records, receivers, and on what it may rest.' })
export class DeliveryForm {
  @Field(() => ID, { description: 'The case.' }) caseId!: string;
  @Field(() => String, { description: 'The law this unit’s records are secret under.' }) secrecyRule!: string;
  @Field(() => Words, { description: 'That secrecy, in words.' }) secrecy!: Words;
  @Field(() => Words, { description: 'Its requisite: straight (rakt) or reversed (omvänt).' }) requisite!: Words;
  @Field(() => UnitRef, { nullable: true, description: 'The chosen receiver.' }) to?: UnitRef | null;
  @Field(() => [CoveredReceiver], { description: 'Whom a confirmed consent reaches.' }) receivers!: CoveredReceiver[];
  @Field(() => [DeliverableRecord], { description: 'Own records, the newest first.' }) records!: DeliverableRecord[];
  @Field(() => [OpenGround], { description: 'Grounds open to the chosen receiver; empty when none is chosen.' })
  grounds!: OpenGround[];
}
