import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  EXIT_REASONS,
  EXTENSION_REASONS,
  INCOME_SOURCES,
  INTERVENTION_KINDS,
  NO_NEXT_STEP_REASONS,
  OCCUPATIONS,
  PAUSE_REASONS,
} from '#domain';
import type {
  ExitReason,
  ExtensionReason,
  IncomeSource,
  InterventionKind,
  NoNextStepReason,
  Occupation,
  PauseReason,
} from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const KIND = 'What kind of intervention; the programme says it when there is one.';
const TITLE = 'Name of a measure of the unit’s own; stays with the unit.';
const OTHER = 'Only with the reason other; stays with the unit.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A day that exists, YYYY-MM-DD. */
function IsDay(): PropertyDecorator {
  return (target, name) => {
    Matches(DAY)(target, name);
    IsISO8601({ strict: true })(target, name);
  };
}

/** What a participation is of: a programme the unit operates, or a measure of its own. */
@InputType({ isAbstract: true })
export abstract class MeasureInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { nullable: true, description: 'A programme this unit operates.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  programmeId?: string;
  @Field(() => String, { nullable: true, description: KIND })
  @IsOptional()
  @IsIn(Object.keys(INTERVENTION_KINDS))
  kind?: InterventionKind;
  @Field(() => String, { nullable: true, description: TITLE })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 200)
  title?: string;
  @Field(() => String, { description: 'Start date (YYYY-MM-DD).' }) @IsDay() date!: string;
  @Field(() => String, { nullable: true, description: 'Planned end (YYYY-MM-DD).' })
  @IsOptional()
  @IsDay()
  plannedEnd?: string;
}

@InputType({ description: 'Plans a participation with the actor’s own unit.' })
export class PlanInterventionInput extends MeasureInput {
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
}

@InputType({ description: 'Starts a participation: a planned one by its id, or a new one in a case.' })
export class StartInterventionInput extends MeasureInput {
  @Field(() => ID, { nullable: true, description: 'The case, for a new one.' }) @IsOptional() @IsUUID() caseId?: string;
  @Field(() => ID, { nullable: true, description: 'A planned participation.' })
  @IsOptional()
  @IsUUID()
  interventionId?: string;
  @Field(() => Int, { nullable: true, description: 'The version of the planned one that the reader saw.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Review day, when there is no planned end (YYYY-MM-DD).' })
  @IsOptional()
  @IsDay()
  reviewOn?: string;
  @Field(() => Float, { nullable: true, description: 'Extent, hours per week.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(60)
  hoursPerWeek?: number;
}

/** What every move on a participation carries. */
@InputType({ isAbstract: true })
export abstract class InterventionMoveInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The participation.' }) @IsUUID() interventionId!: string;
  @Field(() => Int, { description: 'The version the reader saw; another one answers CONFLICT with the current state.' })
  @IsInt()
  expectedVersion!: number;
}

@InputType({ description: 'Changes how much, from a day.' })
export class ChangeExtentInput extends InterventionMoveInput {
  @Field(() => String, { description: 'From (YYYY-MM-DD).' }) @IsDay() date!: string;
  @Field(() => Float, { description: 'Hours per week.' }) @IsNumber() @Min(0) @Max(60) hoursPerWeek!: number;
}

@InputType({ description: 'Notes that a phase of the programme begins; the aftercare is number 0.' })
export class EnterPhaseInput extends InterventionMoveInput {
  @Field(() => Int, { description: 'Its place in the programme’s order.' }) @IsInt() @Min(0) @Max(50) phase!: number;
  @Field(() => String, { description: 'From (YYYY-MM-DD).' }) @IsDay() date!: string;
}

@InputType({ description: 'Pauses the participation. Others learn that it is paused, never why.' })
export class PauseInterventionInput extends InterventionMoveInput {
  @Field(() => String, { description: 'Coded reason; stays with the unit.' })
  @IsIn(Object.keys(PAUSE_REASONS))
  reason!: PauseReason;
  @Field(() => String, { nullable: true, description: OTHER })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
  @Field(() => String, { description: 'From (YYYY-MM-DD).' }) @IsDay() date!: string;
  @Field(() => String, { nullable: true, description: 'Last paused day, when it is known (YYYY-MM-DD).' })
  @IsOptional()
  @IsDay()
  until?: string;
}

@InputType({ description: 'The participation goes on.' })
export class ResumeInterventionInput extends InterventionMoveInput {
  @Field(() => String, { description: 'First day back (YYYY-MM-DD).' }) @IsDay() date!: string;
}

@InputType({ description: 'Förläng: a later planned end, and why.' })
export class ExtendInterventionInput extends InterventionMoveInput {
  @Field(() => String, { description: 'New planned end (YYYY-MM-DD).' }) @IsDay() plannedEnd!: string;
  @Field(() => String, { description: 'Coded reason; stays with the unit.' })
  @IsIn(Object.keys(EXTENSION_REASONS))
  reason!: ExtensionReason;
}

@InputType({ description: 'Avtala nästa steg: what, who and when. Others learn that one is agreed.' })
export class AgreeNextStepInput extends InterventionMoveInput {
  @Field(() => String, { description: 'What, who, when.' }) @trimmed @IsString() @Length(1, 80) nextStep!: string;
}

@InputType({ description: 'Ends the participation: with a next step, or with the reason why none follows.' })
export class EndInterventionInput extends InterventionMoveInput {
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) @IsDay() date!: string;
  @Field(() => String, { description: 'Avslutsanledning, coded.' })
  @IsIn(Object.keys(EXIT_REASONS))
  reason!: ExitReason;
  @Field(() => String, { nullable: true, description: OTHER })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
  @Field(() => String, { nullable: true, description: 'What, who, when.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(80)
  nextStep?: string;
  @Field(() => String, { nullable: true, description: 'Coded reason why nothing follows.' })
  @IsOptional()
  @IsIn(Object.keys(NO_NEXT_STEP_REASONS))
  noNextStepReason?: NoNextStepReason;
  @Field(() => String, { nullable: true, description: 'Sysselsättning efter, coded.' })
  @IsOptional()
  @IsIn(Object.keys(OCCUPATIONS))
  occupationAfter?: Occupation;
  @Field(() => String, { nullable: true, description: 'Försörjning efter, coded; stays with the unit.' })
  @IsOptional()
  @IsIn(Object.keys(INCOME_SOURCES))
  incomeAfter?: IncomeSource;
}

@InputType({ description: 'Ställ in: a planned participation never starts.' })
export class CancelInterventionInput extends InterventionMoveInput {
  @Field(() => String, { description: 'Coded reason.' })
  @IsIn(Object.keys(NO_NEXT_STEP_REASONS))
  reason!: NoNextStepReason;
  @Field(() => String, { nullable: true, description: OTHER })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(4000)
  otherText?: string;
}
