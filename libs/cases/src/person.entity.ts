import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person as one unit knows her. Never changed: a correction is a new row. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: string;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text', { name: 'given_name' }) givenName!: string;
  @Column('text', { name: 'family_name' }) familyName!: string;
  @Column('int', { name: 'birth_year', nullable: true }) birthYear!: number | null;
  @Column('bytea', { name: 'pnr_cipher', nullable: true }) pnrCipher!: Buffer | null;
  @Column('bytea', { name: 'pnr_index', nullable: true }) pnrIndex!: Buffer | null;
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId!: string | null;
  /** The unit's own earlier row, which was wrong. */
  @Column('uuid', { nullable: true }) corrects!: string | null;
}
