import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An authority's own words to the person it asks. A version that has been approved never changes. */
@Entity('consent_text')
export class ConsentText {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id', nullable: true }) agencyId!: string | null;
  @Column('text') language!: string;
  @Column('int', { name: 'version_no' }) versionNo!: number;
  @Column('text') title!: string;
  @Column('text') body!: string;
  @Column('int') version!: number;
  @Column('uuid', { name: 'drafted_by', nullable: true }) draftedBy!: string | null;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt!: Date | null;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
}
