import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ConsentEdge } from './consent-edge.entity.js';
import { Consent } from './consent.entity.js';
import { ConsentService } from './consent.service.js';
import { DeliveryService } from './delivery.service.js';
import { EdgeService } from './edge.service.js';
import { IntroductionService } from './introduction.service.js';
import { RevocationService } from './revocation.service.js';
import { SharingService } from './sharing.service.js';

const SERVICES = [ConsentService, EdgeService, RevocationService, IntroductionService, DeliveryService, SharingService];

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([Consent, ConsentEdge])],
  providers: SERVICES,
  exports: SERVICES,
})
export class ConsentModule {}
