import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, PlanKind } from '#domain';

/** Kallelse or inbjudan: one unit's, to one meeting. A new day is a new invitation. */
@Entity('sip_invitation')
export class SipInvitation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'plan_id' }) planId!: string;
  @Column('uuid', { name: 'to_unit' }) toUnit!: string;
  @Column('int', { name: 'meeting_no' }) meetingNo!: number;
  @Column('text') kind!: PlanKind;
  @Column('boolean') called!: boolean;
  @Column('date', { name: 'meeting_on' }) meetingOn!: string;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('text') purpose!: string;
  @Column('text', { name: 'long_term_goal' }) longTermGoal!: string;
}
