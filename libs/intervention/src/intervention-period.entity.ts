import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category } from '#domain';

/** How much, how much longer, and not for a while: each stretch a row of its own. Days are inclusive. */
@Entity('intervention_period')
export class InterventionPeriod {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'intervention_id' }) interventionId!: string;
  @Column('text') kind!: 'extent' | 'extension' | 'pause' | 'phase' | 'check';
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('numeric', { name: 'hours_per_week', nullable: true }) hoursPerWeek!: number | null;
  /** Which phase, in the programme's order; 0 is the aftercare. */
  @Column('int', { name: 'phase_no', nullable: true }) phaseNo!: number | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
