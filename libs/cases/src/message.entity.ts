import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactKind } from '#domain';

/** What the words are about. */
export type MessageAbout = 'case' | 'referral' | 'handoff' | 'sip' | 'intervention' | 'meeting';
export type MessageKind =
  | 'question'
  | 'infoRequest'
  | 'info'
  | 'answer'
  | 'reason'
  | 'note'
  | 'situation'
  | 'plan'
  | 'openPromises'
  | 'invitation'
  | 'outcome'
  | 'ownWords'
  | 'correction'
  | 'objection'
  | 'voided';

/** What was said in words: immutable, owned by who wrote it. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: string;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('text', { name: 'about_kind' }) aboutKind!: MessageAbout;
  @Column('uuid', { name: 'about_id' }) aboutId!: string;
  @Column('text') kind!: MessageKind;
  @Column('text') text!: string;
  @Column('uuid', { name: 'written_by', nullable: true }) writtenBy!: string | null;
  /** The record that is wrong, or that the person objects to. */
  @Column('uuid', { nullable: true }) corrects!: string | null;
  /** Of a contact note: how, with whom (the participant unless said), which day; whether it came in by itself. */
  @Column('text', { nullable: true }) contact!: ContactKind | null;
  @Column('text', { name: 'contact_with', nullable: true }) contactWith!: string | null;
  @Column('date', { name: 'contact_on', nullable: true }) contactOn!: string | null;
  @Column('boolean', { nullable: true }) incoming!: true | null;
}
