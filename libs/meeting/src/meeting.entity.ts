import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, MeetingAttendance, MeetingKind, MeetingOther, MeetingStatus } from '#domain';

/** A called unit, and whether it was there. */
export interface UnitThere {
  readonly unitId: string;
  readonly how: MeetingAttendance;
}
/** Somebody without an account: in what capacity, and a name as far as it was needed. The name leaves the unit in no copy. */
export interface OtherThere {
  readonly role: MeetingOther;
  readonly name?: string | undefined;
}

/** A meeting as its calling unit keeps it. */
@Entity('meeting')
export class KeptMeeting {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') kind!: MeetingKind;
  @Column('text') status!: MeetingStatus;
  @Column('date', { name: 'meeting_on' }) meetingOn!: string;
  /** The plan it is a meeting of. */
  @Column('uuid', { name: 'plan_id', nullable: true }) planId!: string | null;
  @Column('jsonb') others!: OtherThere[];
  @Column('jsonb') attendance!: UnitThere[];
  @Column('text', { nullable: true }) summary!: string | null;
  @Column('uuid', { name: 'took_part', array: true }) tookPart!: string[];
}
