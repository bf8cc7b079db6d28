import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Code, Words } from '#cases';
import { PaperFile } from '#paper';

@ObjectType({ description: 'How long the own unit keeps its files, and by which law.' })
export class RetentionTerms {
  @Field(() => Code, { description: 'Whose rule it is.' }) rule!: Code;
  @Field(() => Int, { description: 'Years, as they hold today.' }) years!: number;
  @Field(() => String, { description: 'The law.' }) law!: string;
  @Field(() => Words, { description: 'What to know of it.' }) note!: Words;
  @Field(() => Boolean, { description: 'The authority may decide the years.' }) mayDecide!: boolean;
  @Field(() => String, { nullable: true, description: 'The decision behind the years; null: the table’s own.' })
  decision?: string | null;
  @Field(() => String, { nullable: true, description: 'The decision holds from (YYYY-MM-DD).' })
  decidedFrom?: string | null;
}

@ObjectType({ description: 'Gallringsstopp: why this unit keeps its file although its time may have come.' })
export class LegalHold {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Code, { description: 'Kind.' }) kind!: Code;
  @Field(() => String, { description: 'Reason in words.' }) reason!: string;
  @Field(() => String, { description: 'Set on (YYYY-MM-DD).' }) setOn!: string;
  @Field(() => Int, { description: 'Version, for expectedVersion.' }) version!: number;
}

@ObjectType({ description: 'An erasure under way.' })
export class Erasure {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Code, { description: 'Status.' }) status!: Code;
  @Field(() => Int, { description: 'Version, for expectedVersion.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Who proposed it; a colleague.' }) proposedBy?: string | null;
  @Field(() => Boolean, { description: 'The reader may decide it: she has the role and did not propose it.' })
  iMayApprove!: boolean;
}

@ObjectType({ description: 'The own unit’s file about one case, and when its time comes.' })
export class DisposalItem {
  @Field(() => ID, { description: 'The case.' }) caseId!: string;
  @Field(() => String, { description: 'Case number.' }) number!: string;
  @Field(() => String, { nullable: true, description: 'Whom it is about, as the unit knows.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'The unit’s own number.' }) ownNumber?: string | null;
  @Field(() => String, { description: 'Last entry (YYYY-MM-DD).' }) lastEntry!: string;
  @Field(() => String, { nullable: true, description: 'May be erased from (YYYY-MM-DD).' }) dueFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'Should be erased by (YYYY-MM-DD).' }) latest?: string | null;
  @Field(() => Boolean, { description: 'Its time has come and nothing stops it.' }) isDue!: boolean;
  @Field(() => Words, { nullable: true, description: 'What stops it.' }) obstacle?: Words | null;
  @Field(() => Boolean, { description: 'Born on a day whose files are kept for research.' }) inResearchSample!: boolean;
  @Field(() => [LegalHold], { description: 'Holds in force.' }) holds!: LegalHold[];
  @Field(() => Erasure, { nullable: true, description: 'Proposed or under way.' }) erasure?: Erasure | null;
}

@ObjectType({ description: 'Gallringslista: the own unit’s files whose time has come, and those that are stopped.' })
export class DisposalList {
  @Field(() => RetentionTerms, { nullable: true, description: 'The rule; null: the unit has no files about people.' })
  terms?: RetentionTerms | null;
  @Field(() => [DisposalItem], { description: 'Oldest entry first; at most two hundred.' }) items!: DisposalItem[];
}

@ObjectType({ description: 'One kind of record in an erasure: how many go, and how many others still hold.' })
export class ErasureCount {
  @Field(() => Code, { description: 'Kind of record.' }) kind!: Code;
  @Field(() => Int, { description: 'Deleted: nobody else holds them.' }) gone!: number;
  @Field(() => Int, { description: 'Leave this unit and stay with others.' }) stays!: number;
}

@ObjectType({ description: 'Proof of an erasure: kinds and numbers, rule, who decided, when. No content.' })
export class ErasureProof {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Number in the unit’s own order.' }) no!: number;
  @Field(() => String, { description: 'Case number.' }) caseNumber!: string;
  @Field(() => Code, { description: 'Rule.' }) rule!: Code;
  @Field(() => Int, { description: 'Years.' }) years!: number;
  @Field(() => String, { description: 'Law.' }) law!: string;
  @Field(() => String, { description: 'Last entry (YYYY-MM-DD).' }) lastEntry!: string;
  @Field(() => String, { nullable: true, description: 'Who proposed it.' }) proposedBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Who decided it.' }) approvedBy?: string | null;
  @Field(() => String, { description: 'Done (ISO 8601).' }) doneAt!: string;
  @Field(() => [ErasureCount], { description: 'Kinds and numbers.' }) counts!: ErasureCount[];
  @Field(() => String, { description: 'Digest of all that went, in hexadecimal.' }) digest!: string;
}

@ObjectType({ description: 'The unit’s proofs, newest first, and whether they are as they were written.' })
export class ErasureProofs {
  @Field(() => [ErasureProof], { description: 'Proofs.' }) proofs!: ErasureProof[];
  @Field(() => Int, { nullable: true, description: 'The first proof that was changed afterwards; null: none.' })
  firstBroken?: number | null;
}

@ObjectType({ description: 'A machine-readable file.' })
export class DataFile {
  @Field(() => String, { description: 'Name to save it under; says nothing about a person.' }) fileName!: string;
  @Field(() => String, { description: 'application/json.' }) mediaType!: string;
  @Field(() => String, { description: 'The file, in base64.' }) contentBase64!: string;
}

@ObjectType({ description: 'What a unit holds about one person: to be read, and to be used by a machine.' })
export class RecordsExtract {
  @Field(() => PaperFile, { description: 'Plain Swedish, PDF/A.' }) paper?: PaperFile; // made only when it is asked for
  @Field(() => DataFile, { description: 'The same as JSON.' }) data!: DataFile;
}
