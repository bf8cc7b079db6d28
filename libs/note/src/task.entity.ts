import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, TaskStatus } from '#domain';

/** A unit's own task of a case: what, who of the unit, by when. */
@Entity('task')
export class KeptTask {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') status!: TaskStatus;
  @Column('text') text!: string;
  @Column('uuid', { nullable: true }) assignee!: string | null;
  @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
