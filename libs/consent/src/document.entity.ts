import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category } from '#domain';

/** The signed paper, scanned or photographed: a record of the unit that asked, and never delivered. */
@Entity('consent_document')
export class ConsentDocument {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'consent_id' }) consentId!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('bytea') content!: Buffer;
  @Column('bytea') sha256!: Buffer;
  @Column('uuid', { name: 'uploaded_by', nullable: true }) uploadedBy!: string | null;
}
