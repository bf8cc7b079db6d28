import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { HandoffModule } from '#handoff';
import { ReferralModule } from '#referral';
import { StaffingQueries } from './staffing.queries.js';
import { StaffingResolver } from './staffing.resolver.js';
import { StaffingService } from './staffing.service.js';

const SERVICES = [StaffingQueries, StaffingService];

@Module({
  imports: [CasesModule, HandoffModule, ReferralModule],
  providers: [...SERVICES, StaffingResolver],
  exports: SERVICES,
})
export class StaffingModule {}
