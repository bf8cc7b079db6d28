import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category } from '#domain';

/** A point of the agenda and what was said under it, the calling unit’s own. */
@Entity('meeting_point')
export class MeetingPoint {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('int') place!: number;
  @Column('text') text!: string;
  @Column('text', { nullable: true }) said!: string | null;
}
