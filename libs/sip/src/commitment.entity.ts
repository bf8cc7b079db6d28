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
  /** The plan it belongs to and the version it came with; or the meeting that decided it. */
  @Column('uuid', { name: 'plan_id', nullable: true }) planId!: string | null;
  @Column('int', { name: 'version_no', nullable: true }) versionNo!: number | null;
  @Column('uuid', { name: 'meeting_id', nullable: true }) meetingId!: string | null;
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId!: string | null;
  @Column('uuid', { name: 'responsible_unit' }) responsibleUnit!: string;
  @Column('text') text!: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text') status!: CommitmentStatus;
  @Column('text', { nullable: true }) reason!: CommitmentReason | null;
  @Column({ type: 'text', name: 'hold_reason', nullable: true, update: false }) holdReason!: HoldReason | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
