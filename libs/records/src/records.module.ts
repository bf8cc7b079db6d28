import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { CorrectionAnswer } from './correction-answer.queries.js';
import { CorrectionQueries } from './correction.queries.js';
import { CorrectionResolver } from './correction.resolver.js';
import { CorrectionService } from './correction.service.js';
import { CorrectionTelling } from './correction-telling.service.js';
import { DisposalQueries } from './disposal.queries.js';
import { ErasingService } from './erasing.service.js';
import { ErasureService } from './erasure.service.js';
import { ExtractService } from './extract.service.js';
import { FigureQueries } from './figure.queries.js';
import { FigureResolver } from './figure.resolver.js';
import { FigureService } from './figure.service.js';
import { HeldQueries } from './held.queries.js';
import { HoldService } from './hold.service.js';
import { RecordsResolver } from './records.resolver.js';
import { RetentionQueries } from './retention.queries.js';

const SERVICES = [
  CorrectionAnswer,
  CorrectionQueries,
  CorrectionService,
  CorrectionTelling,
  DisposalQueries,
  ErasingService,
  ErasureService,
  ExtractService,
  FigureQueries,
  FigureService,
  HeldQueries,
  HoldService,
  RetentionQueries,
];

@Module({
  imports: [CasesModule],
  providers: [...SERVICES, RecordsResolver, CorrectionResolver, FigureResolver],
  exports: SERVICES,
})
export class RecordsModule {}
