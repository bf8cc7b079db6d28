import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A unit's own side of a case: its caseworker and its own reference number. */
@Entity('unit_case')
export class UnitCase {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: string;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text', { name: 'own_number', nullable: true }) ownNumber!: string | null;
  @Column('uuid', { nullable: true }) caseworker!: string | null;
  @Column('date', { name: 'caseworker_since', nullable: true }) caseworkerSince!: string | null;
}
