import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  CLEARANCE_REASONS,
  CONFLICT_END_REASONS,
  CONFLICT_REASONS,
  PROTECTION_LEVELS,
  PROTECT_REASONS,
  UNPROTECT_REASONS,
} from '#domain';
import type {
  ClearanceReason,
  ConflictEndReason,
  ConflictReason,
  ProtectReason,
  ProtectionLevel,
  UnprotectReason,
} from '#domain';

const KEY = 'Made by the client, kept over retries: the same key happens once.';
const MOST = 50;

@InputType({
  description: 'Raises the flag of protected identity. Applies to every unit that holds the case, at once.',
})
export class ProtectCaseInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case; it need not be opened first.' }) @IsUUID() caseId!: string;
  @Field(() => String, {
    description:
      'sekretessmarkering or skyddadFolkbokforing. There is no code for fingerade personuppgifter, and there must be none: such a person looks like anybody, and a mark would give her away.',
  })
  @IsIn(Object.keys(PROTECTION_LEVELS))
  level!: ProtectionLevel;
  @Field(() => String, { description: 'How it became known, as a code.' })
  @IsIn(Object.keys(PROTECT_REASONS))
  reason!: ProtectReason;
  @Field(() => [ID], {
    nullable: true,
    description: 'Cleared colleagues who are to see the case; all of the unit’s cleared staff when left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  clearedIds?: string[];
}

@InputType({ description: 'Takes the flag away. The small group of the unit that raised it only.' })
export class UnprotectCaseInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => String, { description: 'Coded reason.' })
  @IsIn(Object.keys(UNPROTECT_REASONS))
  reason!: UnprotectReason;
}

@InputType({ description: 'Names who in the own unit may see a protected case. Somebody must always remain.' })
export class SetClearanceInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => [ID], { description: 'Colleagues with the role protectedClearance who are to see it.' })
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  addIds!: string[];
  @Field(() => [ID], { description: 'Colleagues who are not to see it any more; oneself too.' })
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  removeIds!: string[];
  @Field(() => String, { description: 'Coded reason.' })
  @IsIn(Object.keys(CLEARANCE_REASONS))
  reason!: ClearanceReason;
}

@InputType({
  description: 'The case is the reader’s own or a relative’s. Why is not asked; it is closed to her at once.',
})
export class DeclareConflictInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case; it need not be opened first.' }) @IsUUID() caseId!: string;
}

@InputType({ description: 'A manager keeps somebody of her unit away from a case.' })
export class SetConflictInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { description: 'The colleague’s account.' }) @IsUUID() accountId!: string;
  @Field(() => String, { description: 'How it became known, as a code; never what the relation is.' })
  @IsIn(Object.keys(CONFLICT_REASONS))
  reason!: ConflictReason;
}

@InputType({ description: 'A manager lets a colleague back. Nobody ends her own.' })
export class EndConflictInput {
  @Field(() => ID, { description: KEY }) @IsUUID() key!: string;
  @Field(() => ID, { description: 'The case.' }) @IsUUID() caseId!: string;
  @Field(() => ID, { description: 'The colleague’s account.' }) @IsUUID() accountId!: string;
  @Field(() => String, { description: 'Coded reason.' })
  @IsIn(Object.keys(CONFLICT_END_REASONS))
  reason!: ConflictEndReason;
}
