import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  Category, ConsentForm, ConsentGrantor, ConsentInterpreter, ConsentPurpose, ConsentStatus, Direction, RenewalDecline,
} from '#domain'; // prettier-ignore

/** What the person said, as the unit that asked her wrote it down. Only that unit holds it. */
@Entity('consent')
export class Consent {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') status!: ConsentStatus;
  @Column('text') form!: ConsentForm;
  @Column('text') grantor!: ConsentGrantor;
  @Column('text', { name: 'grantor_name', nullable: true }) grantorName!: string | null;
  @Column('text', { name: 'grantor_role', nullable: true }) grantorRole!: string | null;
  @Column('date', { name: 'given_on', nullable: true }) givenOn!: string | null;
  @Column('text', { name: 'taken_by', nullable: true }) takenBy!: string | null;
  @Column('text') purpose!: string;
  @Column('text', { name: 'purpose_code' }) purposeCode!: ConsentPurpose;
  @Column('text') language!: string;
  @Column('text') interpreter!: ConsentInterpreter;
  @Column('daterange') during!: string;
  @Column('text', { nullable: true }) exclusions!: string | null;
  @Column('uuid', { name: 'text_id', nullable: true }) textId!: string | null;
  @Column('jsonb') directions!: readonly Direction[];
  @Column('int', { name: 'consent_no' }) consentNo!: number;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column('date', { name: 'renewal_declined_on', nullable: true }) renewalDeclinedOn!: string | null;
  @Column('uuid', { name: 'renewal_declined_by', nullable: true }) renewalDeclinedBy!: string | null;
  @Column('text', { name: 'renewal_reason', nullable: true }) renewalReason!: RenewalDecline | null;
}
