import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { DirectoryModule } from '#directory';
import { InterventionCorrection } from './intervention-correct.service.js';
import { InterventionCourse } from './intervention-course.service.js';
import { InterventionEnding } from './intervention-ending.service.js';
import { InterventionEntry } from './intervention-entry.service.js';
import { InterventionExit } from './intervention-exit.service.js';
import { InterventionOpening } from './intervention-opening.service.js';
import { InterventionPauses } from './intervention-pause.service.js';
import { InterventionPhases } from './intervention-phase.service.js';
import { InterventionPeriod } from './intervention-period.entity.js';
import { Intervention } from './intervention.entity.js';
import { InterventionQueries } from './intervention.queries.js';
import { InterventionResolver } from './intervention.resolver.js';
import { MeasureLookup } from './measure.queries.js';
import { Ready } from './ready.entity.js';
import { ReadyService } from './ready.service.js';

@Module({
  imports: [CasesModule, DirectoryModule, TypeOrmModule.forFeature([Intervention, InterventionPeriod, Ready])],
  providers: [
    InterventionEntry,
    InterventionPauses,
    InterventionExit,
    MeasureLookup,
    InterventionOpening,
    InterventionCourse,
    InterventionEnding,
    InterventionPhases,
    InterventionCorrection,
    ReadyService,
    InterventionQueries,
    InterventionResolver,
  ],
  exports: [
    InterventionOpening,
    InterventionCourse,
    InterventionEnding,
    InterventionPhases,
    InterventionCorrection,
    ReadyService,
    InterventionQueries,
  ],
})
export class InterventionModule {}
