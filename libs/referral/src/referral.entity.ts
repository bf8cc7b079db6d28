import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, DocumentKind, HoldReason, ReferralStatus, ReferralType } from '#domain';

/** Förfrågan: the state both parties share. Words are messages; inner handling has its own row. */
@Entity('referral')
export class Referral {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text') type!: ReferralType;
  @Column('uuid', { name: 'from_unit' }) fromUnit!: string;
  @Column('uuid', { name: 'to_unit' }) toUnit!: string;
  @Column('text', { name: 'programme_id', nullable: true }) programmeId!: string | null;
  @Column('text') status!: ReferralStatus;
  @Column('date') since!: string;
  @Column('date', { name: 'sent_on', nullable: true }) sentOn!: string | null;
  @Column('date', { name: 'wished_by', nullable: true }) wishedBy!: string | null;
  @Column('date', { name: 'planned_start', nullable: true }) plannedStart!: string | null;
  @Column('uuid', { name: 'returned_to', nullable: true }) returnedTo!: string | null;
  @Column('text', { name: 'hold_reason', nullable: true }) holdReason!: HoldReason | null;
  @Column('date', { name: 'hold_until', nullable: true }) holdUntil!: string | null;
  @Column('uuid', { name: 'hold_by', nullable: true }) holdBy!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  /** Which kinds of documents the receiver has asked for, last. */
  @Column('text', { array: true, name: 'asked_documents', nullable: true }) askedDocuments!: DocumentKind[] | null;
  /** Where the last move came from, since when, and who made it: the database's own memory, never written here. */
  @Column('text', { name: 'came_from', nullable: true }) cameFrom!: ReferralStatus | null;
  @Column('date', { name: 'came_since', nullable: true }) cameSince!: string | null;
  @Column('uuid', { name: 'came_by', nullable: true }) cameBy!: string | null;
}
