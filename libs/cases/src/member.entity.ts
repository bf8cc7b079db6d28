import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A unit that is party to a base consent; known to the coordinator and to itself. */
@Entity('member')
export class Member {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: string;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('date') since!: string;
  @Column('date', { nullable: true }) until!: string | null;
}
