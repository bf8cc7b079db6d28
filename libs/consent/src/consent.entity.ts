import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, ConsentForm, ConsentGrantor, ConsentStatus } from '#domain';

/** What the person said, as the unit that asked her wrote it down. */
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
  @Column('text') purpose!: string;
  @Column('text') language!: string;
  @Column('daterange') during!: string;
  @Column('text', { nullable: true }) exclusions!: string | null;
  @Column('int', { name: 'consent_no' }) consentNo!: number;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
}
