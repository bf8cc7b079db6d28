import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, InterventionKind, InterventionPhase, InterventionStatus } from '#domain';

/** Deltagande: this person's time in a programme or measure. The operating unit's own row; nobody else holds it. */
@Entity('intervention')
export class Intervention {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text', { name: 'programme_id', nullable: true }) programmeId!: string | null;
  @Column('text') kind!: InterventionKind;
  @Column('text') title!: string;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  @Column('text') status!: InterventionStatus;
  @Column('date', { name: 'planned_start', nullable: true }) plannedStart!: string | null;
  @Column('date', { name: 'started_on', nullable: true }) startedOn!: string | null;
  @Column('date', { name: 'planned_end', nullable: true }) plannedEnd!: string | null;
  @Column('date', { name: 'review_on', nullable: true }) reviewOn!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) phase!: InterventionPhase | null;
  @Column('text', { name: 'exit_reason', nullable: true }) exitReason!: string | null;
  @Column('text', { name: 'next_step', nullable: true }) nextStep!: string | null;
  @Column('text', { name: 'no_next_step_reason', nullable: true }) noNextStepReason!: string | null;
  @Column('text', { name: 'occupation_after', nullable: true }) occupationAfter!: string | null;
  @Column('text', { name: 'income_after', nullable: true }) incomeAfter!: string | null;
  @Column('date', { name: 'next_step_agreed_on', nullable: true }) nextStepAgreedOn!: string | null;
  @Column('text', { name: 'next_step_agreed', nullable: true }) nextStepAgreed!: string | null;
}
