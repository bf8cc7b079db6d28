import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DirectoryModule } from '#directory';
import { HandoffConsequences } from './handoff-consequences.service.js';
import { HandoffNotice } from './handoff-notice.entity.js';
import { HandoffOffering } from './handoff-offer.service.js';
import { HandoffWords } from './handoff-words.service.js';
import { Handoff } from './handoff.entity.js';
import { HandoffQueries } from './handoff.queries.js';
import { HandoffStaffing } from './handoff-staffing.service.js';
import { HandoffResolver } from './handoff.resolver.js';
import { HandoffService } from './handoff.service.js';

@Module({
  imports: [CasesModule, ConsentModule, DirectoryModule, TypeOrmModule.forFeature([Handoff, HandoffNotice])],
  providers: [
    HandoffService,
    HandoffOffering,
    HandoffWords,
    HandoffConsequences,
    HandoffStaffing,
    HandoffQueries,
    HandoffResolver,
  ],
  exports: [HandoffService, HandoffStaffing, HandoffQueries],
})
export class HandoffModule {}
