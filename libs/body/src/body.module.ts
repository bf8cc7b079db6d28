import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { BodyQueries } from './body.queries.js';
import { BodyResolver } from './body.resolver.js';
import { BodyService } from './body.service.js';
import { GroupActs } from './group-acts.service.js';
import { PresentationService } from './presentation.service.js';
import { PresentingService } from './presenting.service.js';
import { QuestionService } from './question.service.js';
import { SittingService } from './sitting.service.js';
import { TellingService } from './telling.service.js';

const SERVICES = [
  BodyQueries,
  BodyService,
  GroupActs,
  PresentationService,
  PresentingService,
  QuestionService,
  SittingService,
  TellingService,
];

@Module({
  imports: [CasesModule, ConsentModule],
  providers: [...SERVICES, BodyResolver],
  exports: SERVICES,
})
export class BodyModule {}
