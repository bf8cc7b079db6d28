import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, Code, Message, MoveOption, NextStep, Protection, Receipt, UnitRef, Words } from '#cases';
import { Handoff } from '#handoff';
import { Intervention } from '#intervention';
import { Referral } from '#referral';
import { Commitment, SipPlan } from '#sip';
import { Consent, ConsentEdge } from './consent.types.js';
import { Incident } from './arrival.types.js';
import { Gap } from './gap.types.js';

@ObjectType({ description: 'The person, as this unit holds her.' })
export class Person {
  @Field(() => ID, { description: 'Identity of the row about her.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => Int, { nullable: true, description: 'Year of birth.' }) birthYear?: number | null;
  @Field(() => String, { nullable: true, description: 'Number with all but the year hidden.' }) personnummerMasked?:
    string | null;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
}

@ObjectType({ description: 'A unit that is party to a base consent.' })
export class Member {
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => String, { description: 'Since (YYYY-MM-DD).' }) since!: string;
  @Field(() => String, { nullable: true, description: 'Until (YYYY-MM-DD).' }) until?: string | null;
  @Field(() => Boolean, { description: 'It coordinates.' }) coordinator!: boolean;
}

@ObjectType({ description: 'What this unit has decided to tell another as it happens.' })
export class Sharing {
  @Field(() => UnitRef, { description: 'To whom.' }) toUnit!: UnitRef;
  @Field(() => [String], { description: 'Categories.' }) categories!: string[];
  @Field(() => ID, { nullable: true, description: 'The edge it rests on today.' }) edgeId?: string | null;
  @Field(() => Boolean, { description: 'An edge lets it through today.' }) active!: boolean;
}

@ObjectType({ description: 'A unit the next save of a category goes to.' })
export class Receiver {
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => ID, { nullable: true, description: 'The edge it rests on; null: nothing goes today.' }) edgeId?:
    string | null;
  @Field(() => String, { description: 'The category asked about.' }) category!: string;
  @Field(() => Boolean, { description: 'It gets the next save unless switched off.' }) on!: boolean;
}

@ObjectType({ description: 'One fact of an event.' })
export class Detail {
  @Field(() => Words, { description: 'What it is.' }) label!: Words;
  @Field(() => Words, { description: 'Its value.' }) value!: Words;
}

@ObjectType({ description: 'What happened, as this unit holds it.' })
export class TimelineEvent {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Type.' }) type!: string;
  @Field(() => Words, { description: 'Type on screen.' }) label!: Words;
  @Field(() => String, { description: 'When it was true (YYYY-MM-DD).' }) occurredOn!: string;
  @Field(() => String, { description: 'When this unit learned of it (YYYY-MM-DD).' }) recordedOn!: string;
  @Field(() => UnitRef, { description: 'Whose event.' }) owner!: UnitRef;
  @Field(() => Boolean, { description: 'One’s own unit’s.' }) mine!: boolean;
  @Field(() => Receipt, { nullable: true, description: 'How it came here.' }) received?: Receipt | null;
  @Field(() => Boolean, { description: 'Voided by a later correction.' }) voided!: boolean;
  @Field(() => [Detail], { description: 'Codes and dates in words.' }) details!: Detail[];
  @Field(() => String, { description: 'Category.' }) category!: string;
}

@ObjectType({ description: 'A stretch of time in a lane.' })
export class Bar {
  @Field(() => String, { description: 'intervention, gap, waiting, forecast or noCaseworker.' }) kind!: string;
  @Field(() => Words, { description: 'Words on it.' }) label!: Words;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) from!: string;
  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD); null: still going on.' }) to?:
    string | null;
  @Field(() => Boolean, { description: 'Not yet.' }) planned!: boolean;
  @Field(() => Boolean, { description: 'Still going on.' }) open!: boolean;
  @Field(() => Int, { description: 'Days.' }) days!: number;
  @Field(() => ID, { nullable: true, description: 'The gap it draws.' }) gapId?: string | null;
}

@ObjectType({ description: 'One row of the drawn timeline; the first is the whole case.' })
export class Lane {
  @Field(() => UnitRef, { nullable: true, description: 'Whose; null for the whole case.' }) unit?: UnitRef | null;
  @Field(() => Words, { description: 'Name of the row.' }) label!: Words;
  @Field(() => [Bar], { description: 'Its stretches, by first day.' }) bars!: Bar[];
}

@ObjectType({ description: 'Ready for a kind of next step, and waiting for a place.' })
export class Ready {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Kind of intervention.' }) kind!: string;
  @Field(() => String, { description: 'Since (YYYY-MM-DD).' }) since!: string;
  @Field(() => String, { nullable: true, description: 'Until (YYYY-MM-DD).' }) until?: string | null;
  @Field(() => Int, { description: 'Version.' }) version!: number;
  @Field(() => UnitRef, { description: 'Who declared it.' }) owner!: UnitRef;
}

@ObjectType({ description: 'A record handed over: what, from whom, to whom, when and on which ground.' })
export class Arrival {
  @Field(() => ID, { description: 'Identity of the delivery.' }) id!: string;
  @Field(() => Words, { description: 'What kind of record.' }) what!: Words;
  @Field(() => String, { description: 'Category.' }) category!: string;
  @Field(() => UnitRef, { description: 'From.' }) from!: UnitRef;
  @Field(() => UnitRef, { description: 'To.' }) to!: UnitRef;
  @Field(() => String, { description: 'Arrival day (YYYY-MM-DD).' }) on!: string;
  @Field(() => Code, { description: 'Ground.' }) ground!: Code;
  @Field(() => ID, { nullable: true, description: 'The edge it rested on.' }) edgeId?: string | null;
  @Field(() => String, { nullable: true, description: 'The assessment.' }) assessment?: string | null;
  @Field(() => String, { nullable: true, description: 'Opened by the receiving unit (YYYY-MM-DD).' }) openedOn?:
    string | null;
  @Field(() => String, { description: 'in or out.' }) direction!: string;
  @Field(() => ID, { description: 'The record.' }) recordId!: string;
  @Field(() => String, { description: 'Arrival, to the second (ISO 8601).' }) at!: string;
  @Field(() => String, { description: 'The law the giver’s records are secret under.' }) secrecyRule!: string;
  @Field(() => Words, { description: 'The giver’s requisite.' }) requisite!: Words;
  @Field(() => String, { description: 'The ground’s section of law.' }) legalBasis!: string;
  @Field(() => String, { nullable: true, description: 'Förbehåll.' }) reservation?: string | null;
  @Field(() => AccountRef, { nullable: true, description: 'Who decided, inside one’s own unit.' })
  decidedBy?: AccountRef | null;
  @Field(() => Incident, { nullable: true, description: 'Sent by mistake: what is asked and answered.' })
  incident?: Incident | null;
}

@ObjectType({ description: 'Everything a unit holds in one case.' })
export class CasePage {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Random number with a check character.' }) number!: string;
  @Field(() => String, { description: 'open or closed, as far as this unit has been told.' }) status!: string;
  @Field(() => Int, { description: 'Version of the coordination; 0 when another unit coordinates.' }) version!: number;
  @Field(() => String, { description: 'The association.' }) association!: string;
  @Field(() => Protection, {
    nullable: true,
    description: 'Protected identity; only the small group ever sees a page that has it.',
  })
  protection?: Protection | null;
  @Field(() => Person, { nullable: true, description: 'The person.' }) person?: Person | null;
  @Field(() => String, { nullable: true, description: 'The unit’s own reference.' }) ownNumber?: string | null;
  @Field(() => UnitRef, { nullable: true, description: 'Who coordinates; null: not told to us.' })
  coordinator?: UnitRef | null;
  @Field(() => Boolean, { description: 'This unit coordinates.' }) iCoordinate!: boolean;
  @Field(() => AccountRef, { nullable: true, description: 'The unit’s own responsible caseworker.' })
  caseworker?: AccountRef | null;
  @Field(() => String, { nullable: true, description: 'When this unit came to hold it (YYYY-MM-DD).' }) openedOn?:
    string | null;
  @Field(() => NextStep, { description: 'Whose next step it is.' }) nextStep!: NextStep;
  @Field(() => [Member], { description: 'Members one has been told of.' }) members!: Member[];
  @Field(() => [Consent], { description: 'Consents this unit has written down.' }) consents!: Consent[];
  @Field(() => [ConsentEdge], { description: 'Every edge this unit may see.' }) edges!: ConsentEdge[];
  @Field(() => [Sharing], { description: 'What this unit tells others as it happens.' }) sharing!: Sharing[];
  @Field(() => [TimelineEvent], { description: 'Events, newest first.' }) timeline!: TimelineEvent[];
  @Field(() => [Lane], { description: 'The drawn timeline.' }) lanes!: Lane[];
  @Field(() => [Gap], { description: 'Findings, open first.' }) gaps!: Gap[];
  @Field(() => [Referral], { description: 'Requests.' }) referrals!: Referral[];
  @Field(() => [Handoff], { description: 'Handoffs.' }) handoffs!: Handoff[];
  @Field(() => [SipPlan], { description: 'Plans.' }) sipPlans!: SipPlan[];
  @Field(() => [Commitment], { description: 'What was promised in meetings, as held here.' }) promises!: Commitment[];
  @Field(() => [Intervention], { description: 'Participation.' }) interventions!: Intervention[];
  @Field(() => [Ready], { description: 'Readiness.' }) ready!: Ready[];
  @Field(() => [Message], { description: 'Notes, newest first.' }) notes!: Message[];
  @Field(() => [Arrival], { description: 'What was handed over, in and out.' }) arrivals!: Arrival[];
  @Field(() => [MoveOption], { description: 'What this seat may do with the case.' }) moves!: MoveOption[];
}
