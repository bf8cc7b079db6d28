import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category } from '#domain';

/** How one party handles a request inside: nobody else holds this. */
@Entity('referral_handling')
export class ReferralHandling {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { nullable: true }) caseworker!: string | null;
  @Column('text', { name: 'internal_note', nullable: true }) internalNote!: string | null;
}
