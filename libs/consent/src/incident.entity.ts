import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category, IncidentKeepReason, IncidentKind, IncidentStatus } from '#domain';

/** Felskickat: what the giver asks about one delivery, and what the receiver answers. */
@Entity('delivery_incident')
export class DeliveryIncident {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'association_id' }) associationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('text') category!: Category;
  @Column('uuid', { array: true }) holders!: string[];
  @Column('int') version!: number;
  @Column('uuid', { name: 'delivery_id' }) deliveryId!: string;
  @Column('uuid', { name: 'from_unit' }) fromUnit!: string;
  @Column('uuid', { name: 'to_unit' }) toUnit!: string;
  @Column('text') kind!: IncidentKind;
  @Column('text') status!: IncidentStatus;
  @Column('text', { nullable: true }) reason!: IncidentKeepReason | null;
  @Column('date') since!: string;
}
