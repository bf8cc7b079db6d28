import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, InterventionKind } from '#domain';

/** Redo för nästa steg: ready for a kind of intervention, and waiting for a place. */
@Entity('ready')
export class Ready {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') kind!: InterventionKind;
  @Column('date') since!: string;
  @Column('date', { nullable: true }) until!: string | null;
}
