import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category } from '#domain';

/** What was decided: who does what, and by when. The unit named is asked to take it on; nobody binds another. */
@Entity('meeting_decision')
export class MeetingDecision {
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
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('date', { name: 'dropped_on', nullable: true }) droppedOn!: string | null;
  @Column('date', { name: 'proposed_on', nullable: true }) proposedOn!: string | null;
}
