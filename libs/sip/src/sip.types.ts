import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, Code, Message, MoveOption, Receipt, UnitRef, Words } from '#cases';
import { Commitment } from './commitment.types.js';

@ObjectType({ description: 'What somebody does in a plan.' })
export class SipAction {
  @Field(() => String, { description: 'What.' }) text!: string;
  @Field(() => String, { description: 'insats (kommun or region) or measure (anyone else).' }) kind!: string;
  @Field(() => UnitRef, { nullable: true, description: 'The unit that answers for it.' }) responsible?: UnitRef | null;
  @Field(() => String, { nullable: true, description: 'Who, when it is nobody with a unit.' })
  responsibleName?: string | null;
  @Field(() => String, { nullable: true, description: 'Whom to ask about it there.' }) contact?: string | null;
  @Field(() => String, { nullable: true, description: 'From (YYYY-MM-DD).' }) from?: string | null;
  @Field(() => String, { nullable: true, description: 'To (YYYY-MM-DD).' }) to?: string | null;
}

@ObjectType({ description: 'A goal (delmål) and what is done to reach it.' })
export class SipGoal {
  @Field(() => String, { description: 'The goal.' }) text!: string;
  @Field(() => [SipAction], { description: 'What is done.' }) actions!: SipAction[];
}

@ObjectType({ description: 'A goal of the version before, and how it went.' })
export class EarlierGoal {
  @Field(() => String, { description: 'The goal, as it was written.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'How it went; see the list sipGoalResult.' })
  result?: string | null;
  @Field(() => String, { nullable: true, description: 'In a few words.' }) note?: string | null;
}

@ObjectType({ description: 'What a plan says: HSL 16:4, SoL 10:8 and the practice around them.' })
export class SipContent {
  @Field(() => String, { nullable: true, description: 'Vad är viktigt för mig: the participant’s own words.' })
  participantWords?: string | null;
  @Field(() => String, { nullable: true, description: 'Behov och nuläge.' }) situation?: string | null;
  @Field(() => [EarlierGoal], { description: 'How the goals of the version before went.' })
  earlierGoals!: EarlierGoal[];
  @Field(() => String, { nullable: true, description: 'Långsiktigt mål.' }) longTermGoal?: string | null;
  @Field(() => [SipGoal], { description: 'Goals.' }) goals!: SipGoal[];
  @Field(() => String, { nullable: true, description: 'What the participant does herself.' })
  participantDoes?: string | null;
  @Field(() => String, { nullable: true, description: 'Children in the household, and what they need.' })
  children?: string | null;
  @Field(() => String, { nullable: true, description: 'Krisplan: health. Null to those it has not been handed to.' })
  crisisPlan?: string | null;
  @Field(() => String, { nullable: true, description: 'Huvudansvarig för planen: name and how she is reached.' })
  keeper?: string | null;
  @Field(() => Boolean, { description: 'Said outright: nobody else needs to take any measure.' })
  noOtherMeasures!: boolean;
  @Field(() => UnitRef, { nullable: true, description: 'Övergripande ansvarig huvudman.' })
  overallResponsible?: UnitRef | null;
  @Field(() => String, { nullable: true, description: 'Follow-up (YYYY-MM-DD).' }) followUpOn?: string | null;
  @Field(() => String, { nullable: true, description: 'How it will be followed up.' }) followUpMethod?: string | null;
  @Field(() => Boolean, { description: 'The participant has been told what the plan says.' })
  participantInformed!: boolean;
}

@ObjectType({ description: 'What the participant said of a version: how, who, when, and who wrote it down.' })
export class SipApproval {
  @Field(() => Code, { description: 'How: signed on paper, spoken, with objections, or not approved.' }) form!: Code;
  @Field(() => Code, { description: 'Who: she, or who stands for her.' }) by!: Code;
  @Field(() => String, { description: 'On (YYYY-MM-DD).' }) on!: string;
  @Field(() => UnitRef, { description: 'The unit that wrote it down.' }) unit!: UnitRef;
  @Field(() => AccountRef, { nullable: true, description: 'Who wrote it down; only within that unit.' })
  recordedBy?: AccountRef | null;
}

@ObjectType({ description: 'One thing that is new, changed or gone since the version this unit held before.' })
export class SipChange {
  @Field(() => Code, { description: 'added, changed or removed.' }) kind!: Code;
  @Field(() => Words, { description: 'What part of the plan.' }) what!: Words;
  @Field(() => String, { nullable: true, description: 'How it read.' }) before?: string | null;
  @Field(() => String, { nullable: true, description: 'How it reads.' }) after?: string | null;
}

@ObjectType({ description: 'A plan as adopted on a day. Immutable.' })
export class SipVersion {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Number, from 1.' }) no!: number;
  @Field(() => String, { description: 'What kind of plan; see the list sipKind.' }) kind!: string;
  @Field(() => String, { description: 'Adopted (YYYY-MM-DD).' }) adoptedOn!: string;
  @Field(() => SipContent, { description: 'What it says.' }) content!: SipContent;
  @Field(() => SipApproval, { nullable: true, description: 'What the participant said of it; null when nobody knows.' })
  approval?: SipApproval | null;
  @Field(() => Int, { nullable: true, description: 'The version held here before it, which changes speak of.' })
  comparedWith?: number | null;
  @Field(() => [SipChange], { description: 'What is different from that version.' }) changes!: SipChange[];
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
  @Field(() => String, { nullable: true, description: 'Begins (HH:MM).' }) startsAt?: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' }) place?: string | null;
  @Field(() => String, { description: 'What the meeting is for.' }) purpose!: string;
  @Field(() => String, { description: 'The long-term goal.' }) longTermGoal!: string;
  @Field(() => String, { nullable: true, description: 'Reached the unit (YYYY-MM-DD).' }) deliveredOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Opened by the unit, no name (YYYY-MM-DD).' })
  openedOn?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'An answer is wished for by (YYYY-MM-DD), by the association’s custom.',
  })
  answerBy?: string | null;
  @Field(() => Receipt, { nullable: true, description: 'How it came here; null for one’s own.' })
  received?: Receipt | null;
}

@ObjectType({ description: 'One time limit of a plan: the law’s, or the association’s own custom.' })
export class PlanDeadline {
  @Field(() => String, { description: 'Which; see the list planDeadline.' }) code!: string;
  @Field(() => Words, { description: 'What is to be done.' }) label!: Words;
  @Field(() => Words, { description: 'What the days are counted from.' }) from!: Words;
  @Field(() => String, { description: 'The day they are counted from (YYYY-MM-DD).' }) fromOn!: string;
  @Field(() => String, { description: 'The last day in time (YYYY-MM-DD).' }) dueOn!: string;
  @Field(() => String, { nullable: true, description: 'Done on (YYYY-MM-DD).' }) doneOn?: string | null;
  @Field(() => Code, { description: 'met, missed, open or passed.' }) state!: Code;
  @Field(() => String, {
    nullable: true,
    description: 'Its place in the law; null when it is the association’s custom.',
  })
  law?: string | null;
}

@ObjectType({ description: 'A coordinated individual plan, or a joint planning, as this unit holds it.' })
export class SipPlan {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => String, {
    description: 'What kind of plan; see the list sipKind. A joint one is a SIP with kommun and region.',
  })
  kind!: string;
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
  @Field(() => [Code], { description: 'The parts a plan of its kind has, in order, as they are called in it.' })
  sections!: Code[];
  @Field(() => [PlanDeadline], { description: 'Time limits of the plan, the first first. The planning unit’s.' })
  deadlines!: PlanDeadline[];
  @Field(() => [SipVersion], { description: 'Adopted versions held here, the first first.' }) versions!: SipVersion[];
  @Field(() => [SipInvitation], {
    description: 'The planning unit: all of this meeting. Others: their own, the latest.',
  })
  invitations!: SipInvitation[];
  @Field(() => [Commitment], { description: 'Commitments held here.' }) commitments!: Commitment[];
  @Field(() => [Message], { description: 'What was said, as held here.' }) messages!: Message[];
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
}
