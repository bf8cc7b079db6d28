import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, DocumentKind } from '#domain';

/** One version of a document. Immutable: the next version is a row of its own, which needs its own delivery. */
@Entity('document')
export class Document {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  /** The first version’s id. */
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('int', { name: 'version_no' }) versionNo!: number;
  @Column('text') kind!: DocumentKind;
  @Column('text') name!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('int') size!: number;
  @Column('bytea') sha256!: Buffer;
  @Column('uuid', { name: 'message_id', nullable: true }) messageId!: string | null;
  @Column('boolean', { nullable: true }) scanned!: true | null;
  @Column('uuid', { name: 'uploaded_by', nullable: true }) uploadedBy!: string | null;
}

/** Its bytes, beside it: seen by whoever sees the version they belong to. */
@Entity('document_file')
export class DocumentFile {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @Column('bytea') content!: Buffer;
}
