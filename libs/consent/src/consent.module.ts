import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ActivationService } from './activation.service.js';
import { ConsentEdge } from './consent-edge.entity.js';
import { ConsentText } from './consent-text.entity.js';
import { ConsentTextQueries } from './consent-text.queries.js';
import { ConsentTextResolver } from './consent-text.resolver.js';
import { ConsentTextService } from './consent-text.service.js';
import { Consent } from './consent.entity.js';
import { ConsentService } from './consent.service.js';
import { DeliveryService } from './delivery.service.js';
import { DocumentController } from './document.controller.js';
import { ConsentDocument } from './document.entity.js';
import { DocumentService } from './document.service.js';
import { EdgeService } from './edge.service.js';
import { DeliveryIncident } from './incident.entity.js';
import { IncidentService } from './incident.service.js';
import { IntroductionService } from './introduction.service.js';
import { RenewalService } from './renewal.service.js';
import { RevocationService } from './revocation.service.js';
import { SharingService } from './sharing.service.js';

const SERVICES = [
  ConsentService, ConsentTextQueries, DocumentService, EdgeService, RenewalService, RevocationService, IntroductionService, DeliveryService, IncidentService, SharingService,
]; // prettier-ignore

@Module({
  imports: [
    CasesModule,
    TypeOrmModule.forFeature([Consent, ConsentDocument, ConsentEdge, ConsentText, DeliveryIncident]),
  ],
  controllers: [DocumentController],
  providers: [...SERVICES, ActivationService, ConsentTextService, ConsentTextResolver],
  exports: SERVICES,
})
export class ConsentModule {}
