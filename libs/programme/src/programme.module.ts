import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { AttendanceService } from './attendance.service.js';
import { FollowService } from './follow.service.js';
import { RunQueries } from './run.queries.js';
import { RunResolver } from './run.resolver.js';
import { RunService } from './run.service.js';

@Module({
  imports: [CasesModule],
  providers: [RunQueries, RunService, AttendanceService, FollowService, RunResolver],
  exports: [RunQueries, RunService, AttendanceService, FollowService],
})
export class ProgrammeModule {}
