import { Module } from '@nestjs/common';
import { BodyModule } from '#body';
import { CasesModule } from '#cases';
import { DirectoryModule } from '#directory';
import { HandoffModule } from '#handoff';
import { NoteModule } from '#note';
import { ReferralModule } from '#referral';
import { StaffingQueries } from './staffing.queries.js';
import { StaffingResolver } from './staffing.resolver.js';
import { StaffingService } from './staffing.service.js';
import { StepGiver } from './step-giver.service.js';
import { UnitStepGiver } from './unit-step-giver.service.js';

const SERVICES = [StaffingQueries, StaffingService];

@Module({
  imports: [BodyModule, CasesModule, DirectoryModule, HandoffModule, NoteModule, ReferralModule],
  providers: [...SERVICES, StepGiver, UnitStepGiver, StaffingResolver],
  exports: SERVICES,
})
export class StaffingModule {}
