import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, MeetingAttendance, MeetingKind, MeetingOther } from '#domain';

/** What minutes say. Of those without an account only in what capacity they came: their names stay in the writing unit. */
export interface MinutesContent {
  readonly summary: string | null;
  readonly points: readonly { readonly text: string; readonly said: string | null }[];
  readonly decisions: readonly { readonly text: string; readonly unitId: string; readonly dueOn: string | null }[];
  readonly attendance: readonly { readonly unitId: string; readonly how: MeetingAttendance }[];
  readonly others: readonly MeetingOther[];
}

/** Minnesanteckningar: a copy made once, handed to each unit that took part. */
@Entity('meeting_minutes')
export class MeetingMinutes {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('int', { name: 'minutes_no' }) minutesNo!: number;
  @Column('int', { name: 'meeting_version' }) meetingVersion!: number;
  @Column('text') kind!: MeetingKind;
  @Column('date', { name: 'meeting_on' }) meetingOn!: string;
  @Column('date', { name: 'written_on' }) writtenOn!: string;
  @Column('jsonb') content!: MinutesContent;
}
