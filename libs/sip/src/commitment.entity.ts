import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, CommitmentReason, CommitmentStatus, HoldReason } from '#domain';

/** Åtagande: one unit's promise. The planning unit and the responsible one share its state. */
@Entity('sip_commitment')
export class Commitment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'plan_id' }) planId!: string;
  @Column('int', { name: 'version_no' }) versionNo!: number;
  @Column('uuid', { name: 'responsible_unit' }) responsibleUnit!: string;
  @Column('text') text!: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text') status!: CommitmentStatus;
  @Column('text', { nullable: true }) reason!: CommitmentReason | null;
  @Column({ type: 'text', name: 'hold_reason', nullable: true, update: false }) holdReason!: HoldReason | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
