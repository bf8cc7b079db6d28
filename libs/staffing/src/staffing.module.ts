import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { DirectoryModule } from '#directory';
import { HandoffModule } from '#handoff';
import { ReferralModule } from '#referral';
import { StaffingQueries } from './staffing.queries.js';
import { StaffingResolver } from './staffing.resolver.js';
import { StaffingService } from './staffing.service.js';
import { StepGiver } from './step-giver.service.js';

const SERVICES = [StaffingQueries, StaffingService];

@Module({
  imports: [CasesModule, DirectoryModule, HandoffModule, ReferralModule],
  providers: [...SERVICES, StepGiver, StaffingResolver],
  exports: SERVICES,
})
export class StaffingModule {}
