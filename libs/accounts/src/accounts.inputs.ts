import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayNotEmpty, ArrayUnique, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength, ValidateIf,
} from 'class-validator'; // prettier-ignore
import { ROLES } from '#domain';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const USERNAME = /^[\p{L}\d][\p{L}\d._@+-]{1,119}$/u;
const KEY = 'Made by the client, kept over retries: the same key happens once.';
const WHY = 'Why, in a sentence; kept with what was done.';

@InputType({ description: 'Gives somebody of the own agency a seat in one of its units.' })
export class GrantSeatInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { nullable: true, description: 'Who; left out for somebody new, who is then named.' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
  @Field(() => String, { nullable: true, description: 'Name of somebody new.' })
  @ValidateIf(({ accountId }: GrantSeatInput) => !accountId)
  @IsString()
  @MinLength(2)
  @MaxLength(120)
  name?: string;
  @Field(() => String, { nullable: true, description: 'What somebody new signs in with.' })
  @ValidateIf(({ accountId }: GrantSeatInput) => !accountId)
  @Matches(USERNAME)
  username?: string;
  @Field(() => ID, { description: 'A unit of the own agency.' }) @IsUUID() unitId!: string;
  @Field(() => [String], { description: 'Roles; words in the list role.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(Object.keys(ROLES), { each: true })
  roles!: string[];
  @Field(() => String, { description: WHY }) @IsString() @MinLength(3) @MaxLength(400) reason!: string;
  @Field(() => String, { nullable: true, description: 'First day (YYYY-MM-DD); today unless said.' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from?: string;
  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD); until ended unless said.' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;
}

@InputType({ description: 'Ends a seat, from this moment on.' })
export class EndSeatInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The seat.' }) @IsUUID() seatId!: string;
  @Field(() => Int, { description: 'The version that was seen.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: WHY }) @IsString() @MinLength(3) @MaxLength(400) reason!: string;
}

@InputType({ description: 'Locks an account, or opens it again.' })
export class AccountLockInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The account.' }) @IsUUID() accountId!: string;
  @Field(() => String, { description: WHY }) @IsString() @MinLength(3) @MaxLength(400) reason!: string;
}

@InputType({ description: 'Ends one of one’s own sessions.' })
export class EndSessionInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The session.' }) @IsUUID() sessionId!: string;
}

@InputType({ description: 'Ends all of one’s own sessions but this.' })
export class EndOtherSessionsInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
}
