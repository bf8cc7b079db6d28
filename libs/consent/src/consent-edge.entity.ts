import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, ConsentPurpose } from '#domain';

/** En riktning: from whom, to whom, which kinds of information, until when. A ground for acts, never a window. No words in it: others hold it. */
@Entity('consent_edge')
export class ConsentEdge {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'consent_id' }) consentId!: string;
  @Column('uuid', { name: 'from_unit' }) fromUnit!: string;
  @Column('uuid', { name: 'to_unit' }) toUnit!: string;
  @Column('text', { array: true }) categories!: Category[];
  @Column('text', { name: 'purpose_code' }) purposeCode!: ConsentPurpose;
  @Column('daterange') during!: string;
  @Column('boolean', { name: 'has_exclusions' }) hasExclusions!: boolean;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('uuid', { name: 'superseded_by', nullable: true }) supersededBy!: string | null;
}
