import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CaseRef, Code, Message, MoveOption, Receipt, UnitRef, Words } from '#cases';
import { Commitment } from './commitment.types.js';

@ObjectType({ description: 'What somebody does in a plan.' })
export class SipAction {
  @Field(() => String, { description: 'What.' }) text!: string;
  @Field(() => String, { description: 'insats (kommun or region) or measure (anyone else).' }) kind!: string;
  @Field(() => UnitRef, { nullable: true, description: 'The unit that answers for it.' }) responsible?: UnitRef | null;
  @Field(() => String, { nullable: true, description: 'Who, when it is nobody with a unit.' })
  responsibleName?: string | null;
  @Field(() => String, { nullable: true, description: 'From (YYYY-MM-DD).' }) from?: string | null;
  @Field(() => String, { nullable: true, description: 'To (YYYY-MM-DD).' }) to?: string | null;
}

@ObjectType({ description: 'A goal (delmål) and what is done to reach it.' })
export class SipGoal {
  @Field(() => String, { description: 'The goal.' }) text!: string;
  @Field(() => [SipAction], { description: 'What is done.' }) actions!: SipAction[];
}

@ObjectType({ description: 'What a plan says: HSL 16:4, SoL 10:8 and the practice around them.' })
export class SipContent {
  @Field(() => String, { nullable: true, description: 'Vad är viktigt för mig: the participant’s own words.' })
  participantWords?: string | null;
  @Field(() => String, { nullable: true, description: 'Långsiktigt mål.' }) longTermGoal?: string | null;
  @Field(() => [SipGoal], { description: 'Goals.' }) goals!: SipGoal[];
  @Field(() => String, { nullable: true, description: 'What the participant does herself.' })
  participantDoes?: string | null;
  @Field(() => Boolean, { description: 'Said outright: nobody else needs to take any measure.' })
  noOtherMeasures!: boolean;
  @Field(() => UnitRef, { nullable: true, description: 'Övergripande ansvarig huvudman.' })
  overallResponsible?: UnitRef | null;
  @Field(() => String, { nullable: true, description: 'Follow-up (YYYY-MM-DD).' }) followUpOn?: string | null;
  @Field(() => String, { nullable: true, description: 'How it will be followed up.' }) followUpMethod?: string | null;
  @Field(() => Boolean, { description: 'The participant has been told what the plan says.' })
  participantInformed!: boolean;
}

@ObjectType({ description: 'A plan as adopted on a day. Immutable.' })
export class SipVersion {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Number, from 1.' }) no!: number;
  @Field(() => String, { description: 'sip or jointPlanning.' }) kind!: string;
  @Field(() => String, { description: 'Adopted (YYYY-MM-DD).' }) adoptedOn!: string;
  @Field(() => SipContent, { description: 'What it says.' }) content!: SipContent;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
  @Field(() => [UnitRef], { description: 'The parties, the planning unit included.' }) parties!: UnitRef[];
  @Field(() => [UnitRef], { description: 'Parties that have not got it. Told to the planning unit only.' })
  notDelivered!: UnitRef[];
}

@ObjectType({ description: 'Kallelse (kommun, region) or inbjudan (others) to a planning meeting.' })
export class SipInvitation {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => UnitRef, { description: 'Whom.' }) unit!: UnitRef;
  @Field(() => Boolean, { description: 'Called (kallad); else invited (inbjuden).' }) called!: boolean;
  @Field(() => String, { description: 'Day of the meeting (YYYY-MM-DD).' }) meetingOn!: string;
  @Field(() => String, { nullable: true, description: 'Where.' }) place?: string | null;
  @Field(() => String, { description: 'What the meeting is for.' }) purpose!: string;
  @Field(() => String, { description: 'The long-term goal.' }) longTermGoal!: string;
  @Field(() => String, { nullable: true, description: 'Reached the unit (YYYY-MM-DD).' }) deliveredOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Opened by the unit, no name (YYYY-MM-DD).' })
  openedOn?: string | null;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
}

@ObjectType({ description: 'A coordinated individual plan, or a joint planning, as this unit holds it.' })
export class SipPlan {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => String, { description: 'sip (with kommun and region) or jointPlanning.' }) kind!: string;
  @Field(() => String, { description: 'Status, as far as this unit has been told.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => UnitRef, { description: 'The planning unit.' }) owner!: UnitRef;
  @Field(() => String, { description: 'planner or party: what this unit is in it.' }) party!: string;
  @Field(() => String, { nullable: true, description: 'Need noted (YYYY-MM-DD). The planning unit’s.' })
  needOn?: string | null;
  @Field(() => String, { nullable: true, description: 'What needs coordination. The planning unit’s.' })
  needText?: string | null;
  @Field(() => Code, { nullable: true, description: 'Why it is not needed, or is closed. The planning unit’s.' })
  reason?: Code | null;
  @Field(() => String, { nullable: true, description: 'Day of the meeting (YYYY-MM-DD).' }) meetingOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the meeting is.' }) place?: string | null;
  @Field(() => String, { nullable: true, description: 'Follow-up (YYYY-MM-DD).' }) followUpOn?: string | null;
  @Field(() => String, { nullable: true, description: 'This unit is no longer in the plan, since (YYYY-MM-DD).' })
  leftOn?: string | null;
  @Field(() => SipContent, { nullable: true, description: 'The planning unit’s working text; null for others.' })
  draft?: SipContent | null;
  @Field(() => [Code], { description: 'What adopting still lacks, in the words of the law. The planning unit’s.' })
  missing!: Code[];
  @Field(() => [SipVersion], { description: 'Adopted versions held here, the first first.' }) versions!: SipVersion[];
  @Field(() => [SipInvitation], {
    description: 'The planning unit: all of this meeting. Others: their own, the latest.',
  })
  invitations!: SipInvitation[];
  @Field(() => [Commitment], { description: 'Commitments held here.' }) commitments!: Commitment[];
  @Field(() => [Message], { description: 'What was said, as held here.' }) messages!: Message[];
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
}
