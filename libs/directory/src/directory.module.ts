import { Module } from '@nestjs/common';
import { AbsenceService } from './absence.service.js';
import { DirectoryQueries } from './directory.queries.js';
import { DirectoryResolver } from './directory.resolver.js';
import { ProgrammeLookup } from './programme-lookup.queries.js';
import { ProgrammeQueries } from './programme.queries.js';
import { UnitLookup } from './unit-lookup.queries.js';

@Module({
  providers: [UnitLookup, ProgrammeLookup, DirectoryQueries, ProgrammeQueries, AbsenceService, DirectoryResolver],
  exports: [AbsenceService, UnitLookup, ProgrammeLookup, ProgrammeQueries],
})
export class DirectoryModule {}
