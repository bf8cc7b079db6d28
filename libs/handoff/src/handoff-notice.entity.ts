import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category } from '#domain';

/** A unit the giver has chosen to tell when the coordination moves: her own decision, unseen by the receiver. */
@Entity('handoff_notice')
export class HandoffNotice {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'handoff_id' }) handoffId!: string;
  @Column('uuid', { name: 'tell_unit' }) tellUnit!: string;
}
