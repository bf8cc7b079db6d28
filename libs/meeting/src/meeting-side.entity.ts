import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, MeetingPreparation } from '#domain';

/** One unit's own side of a meeting: how it has prepared. No other unit ever sees it. */
@Entity('meeting_side')
export class MeetingSide {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text', { array: true }) ticked!: MeetingPreparation[];
  @Column('text', { nullable: true }) text!: string | null;
}
