import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { RunQueries } from './run.queries.js';
import { RunResolver } from './run.resolver.js';
import { RunService } from './run.service.js';

@Module({ imports: [CasesModule], providers: [RunQueries, RunService, RunResolver], exports: [RunQueries, RunService] })
export class ProgrammeModule {}
