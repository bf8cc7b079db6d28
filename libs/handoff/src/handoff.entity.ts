import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, HoldReason, HandoffKind, HandoffStatus } from '#domain';

/** Överlämning: the state both parties share. The checklist's words and the answers are messages. */
@Entity('handoff')
export class Handoff {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') kind!: HandoffKind;
  @Column('uuid', { name: 'from_unit' }) fromUnit!: string;
  @Column('uuid', { name: 'to_unit' }) toUnit!: string;
  @Column('uuid', { name: 'from_caseworker', nullable: true }) fromCaseworker!: string | null;
  @Column('uuid', { name: 'to_caseworker', nullable: true }) toCaseworker!: string | null;
  @Column('text') status!: HandoffStatus;
  @Column('date') since!: string;
  @Column('date', { name: 'next_date', nullable: true }) nextDate!: string | null;
  @Column('date', { name: 'first_contact_on', nullable: true }) firstContactOn!: string | null;
  @Column('boolean', { name: 'participant_informed' }) participantInformed!: boolean;
  @Column({ type: 'text', name: 'hold_reason', nullable: true, update: false }) holdReason!: HoldReason | null;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
}
