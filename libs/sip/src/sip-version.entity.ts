import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, PlanKind } from '#domain';
import type { SipContent } from './sip-content.rules.js';

/** A plan as adopted on a day: never changed, delivered to its parties. */
@Entity('sip_version')
export class SipVersion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'plan_id' }) planId!: string;
  @Column('int', { name: 'version_no' }) versionNo!: number;
  @Column('date', { name: 'adopted_on' }) adoptedOn!: string;
  @Column('text') kind!: PlanKind;
  @Column('jsonb') content!: SipContent;
  @Column('uuid', { array: true }) parties!: string[];
}
