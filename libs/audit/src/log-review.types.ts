import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Code, PageInfo, UnitRef } from '#directory';

@ObjectType({
  description: 'One entry of the own authority’s log: who, when, what kind, which case number, why. Never content.',
})
export class AccessEntry {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'When (ISO 8601).' }) at!: string;
  @Field(() => ID, { description: 'Who, as an account.' }) accountId!: string;
  @Field(() => String, { description: 'Who, by name.' }) accountName!: string;
  @Field(() => UnitRef, { description: 'In which unit’s name.' }) unit!: UnitRef;
  @Field(() => Code, { description: 'What kind of reading.' }) kind!: Code;
  @Field(() => Code, { nullable: true, description: 'Why it was allowed, or the ground of a delivery.' })
  ground?: Code | null;
  @Field(() => [String], { description: 'Numbers of the cases, at most ten; only of cases the authority holds.' })
  numbers!: string[];
  @Field(() => Int, { description: 'How many cases it was about.' }) cases!: number;
  @Field(() => [Code], { description: 'The rules that pick it for review.' }) flags!: Code[];
}
@ObjectType({ description: 'An entry and where it stands.' })
export class AccessEntryEdge {
  @Field(() => String, { description: 'Where it stands.' }) cursor!: string;
  @Field(() => AccessEntry, { description: 'The entry.' }) node!: AccessEntry;
}
@ObjectType({ description: 'Entries of the own authority’s log, the newest first.' })
export class AccessEntryConnection {
  @Field(() => [AccessEntryEdge], { description: 'One page.' }) edges!: AccessEntryEdge[];
  @Field(() => PageInfo, { description: 'Whether there is more.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many that may be shown.' }) totalCount!: number;
  @Field(() => Int, {
    description: 'How many are about protected cases the auditor is not cleared for: counted, not shown.',
  })
  protectedCount!: number;
  @Field(() => [Code], { description: 'The rules to choose a sample by.' }) rules!: Code[];
}

@ObjectType({ description: 'A review of the log, as it was written down; never changed.' })
export class LogReview {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'When (ISO 8601).' }) at!: string;
  @Field(() => String, { description: 'Who reviewed.' }) by!: string;
  @Field(() => Code, { description: 'Systematic, on suspicion, access review or incident.' }) kind!: Code;
  @Field(() => String, { description: 'What was reviewed: a rule, a case number or an account’s name.' })
  subject!: string;
  @Field(() => String, { nullable: true, description: 'Why, when on suspicion.' }) reason?: string | null;
  @Field(() => String, { nullable: true, description: 'First day reviewed.' }) from?: string | null;
  @Field(() => String, { nullable: true, description: 'Last day reviewed.' }) to?: string | null;
  @Field(() => Int, { description: 'How many entries were looked at.' }) reviewed!: number;
  @Field(() => Code, { description: 'How it ended.' }) result!: Code;
  @Field(() => String, { nullable: true, description: 'What was done.' }) measures?: string | null;
}

@ObjectType({ description: 'A day by which an incident must be reported (cybersäkerhetslagen).' })
export class ReportDeadline {
  @Field(() => Code, { description: 'Which report.' }) what!: Code;
  @Field(() => String, { description: 'At the latest (ISO 8601).' }) by!: string;
}
@ObjectType({ description: 'Who received and who opened: the own authority’s deliveries and openings of one case.' })
export class IncidentView {
  @Field(() => String, { description: 'The case.' }) number!: string;
  @Field(() => Int, { description: 'Records handed over.' }) deliveries!: number;
  @Field(() => Int, { description: 'Own openings.' }) openings!: number;
  @Field(() => [ReportDeadline], { description: 'Report days, from when it was noticed.' })
  deadlines!: ReportDeadline[];
  @Field(() => String, { description: 'All of it as text for an incident report. No name of the person.' })
  text!: string;
}

@ObjectType({ description: 'A seat as the access review sees it.' })
export class SeatToReview {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Who.' }) name!: string;
  @Field(() => UnitRef, { description: 'Where.' }) unit!: UnitRef;
  @Field(() => [Code], { description: 'As what.' }) roles!: Code[];
  @Field(() => String, { nullable: true, description: 'Why it was given; null when nobody wrote it.' }) why?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Who gave it.' }) givenBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Given on.' }) givenOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Last used on.' }) lastUsedOn?: string | null;
  @Field(() => [Code], { description: 'What to ask about.' }) flags!: Code[];
}
