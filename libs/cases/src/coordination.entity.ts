import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseStatus } from '#domain';

/** Who coordinates and whether the case is open: the coordinating unit's own row. */
@Entity('coordination')
export class Coordination {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: string;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') status!: CaseStatus;
  @Column('date', { name: 'opened_on' }) openedOn!: string;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
  @Column('text', { name: 'close_reason', nullable: true }) closeReason!: string | null;
}
