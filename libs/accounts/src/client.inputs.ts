import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { OVERLAP_HOURS, SCOPES, SECRET_DAYS } from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const WHY = 'Why, in a sentence; kept with what was done.';

@InputType({ description: 'Lets another system read for one unit of the own agency.' })
export class RegisterClientInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'A unit of the own agency.' }) @IsUUID() unitId!: string;
  @Field(() => String, { description: 'What the system is called.' })
  @IsString()
  @MinLength(3)
  @MaxLength(120)
  name!: string;
  @Field(() => [String], { description: 'What it may read; codes of the list clientScope.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(Object.keys(SCOPES), { each: true })
  scopes!: string[];
  @Field(() => Int, { defaultValue: SECRET_DAYS, description: 'How many days its secret is good; 365 at most.' })
  @IsInt()
  @Min(1)
  @Max(SECRET_DAYS)
  days!: number;
  @Field(() => String, { description: WHY }) @IsString() @MinLength(3) @MaxLength(400) reason!: string;
}

@InputType({ description: 'Gives a system a new secret.' })
export class ChangeClientSecretInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The system.' }) @IsUUID() clientId!: string;
  @Field(() => Int, { description: 'The version that was seen.' }) @IsInt() expectedVersion!: number;
  @Field(() => Int, {
    defaultValue: 24,
    description: 'How many hours the present secret goes on; 0: it and its tokens end now. 720 at most.',
  })
  @IsInt()
  @Min(0)
  @Max(OVERLAP_HOURS)
  overlapHours!: number;
  @Field(() => Int, { defaultValue: SECRET_DAYS, description: 'How many days the new secret is good; 365 at most.' })
  @IsInt()
  @Min(1)
  @Max(SECRET_DAYS)
  days!: number;
  @Field(() => String, { description: WHY }) @IsString() @MinLength(3) @MaxLength(400) reason!: string;
}

@InputType({ description: 'Shuts a system out, at once and for good.' })
export class RevokeClientInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The system.' }) @IsUUID() clientId!: string;
  @Field(() => String, { description: WHY }) @IsString() @MinLength(3) @MaxLength(400) reason!: string;
}
