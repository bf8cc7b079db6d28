import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, PlanKind, SipStatus } from '#domain';
import type { SipContent } from './sip-content.rules.js';

/** The planning unit's own working copy; what the parties get are versions. */
@Entity('sip_plan')
export class SipPlan {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') kind!: PlanKind;
  @Column('text') status!: SipStatus;
  @Column('date', { name: 'need_on' }) needOn!: string;
  @Column('text', { name: 'need_text', nullable: true }) needText!: string | null;
  @Column('date', { name: 'discharge_on', nullable: true }) dischargeOn!: string | null;
  @Column('date', { name: 'assessed_on', nullable: true }) assessedOn!: string | null;
  @Column('date', { name: 'adopted_on', nullable: true }) adoptedOn!: string | null;
  @Column('int', { name: 'meeting_no' }) meetingNo!: number;
  @Column('date', { name: 'meeting_on', nullable: true }) meetingOn!: string | null;
  /** How far the follow-up meeting has come, once the plan is adopted; null when there is none since the newest version. */
  @Column('text', { name: 'follow_up_meeting', nullable: true }) followUpMeeting!: 'called' | 'held' | null;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('date', { name: 'follow_up_on', nullable: true }) followUpOn!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') draft!: Partial<SipContent>;
}
