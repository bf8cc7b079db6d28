import { Module } from '@nestjs/common';
import { ProgrammeLookup } from './programme-lookup.queries.js';
import { UnitLookup } from './unit-lookup.queries.js';

@Module({
  providers: [UnitLookup, ProgrammeLookup],
  exports: [UnitLookup, ProgrammeLookup],
})
export class DirectoryModule {}
