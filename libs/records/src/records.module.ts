import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { DisposalQueries } from './disposal.queries.js';
import { ErasingService } from './erasing.service.js';
import { ErasureService } from './erasure.service.js';
import { ExtractService } from './extract.service.js';
import { HeldQueries } from './held.queries.js';
import { HoldService } from './hold.service.js';
import { RecordsResolver } from './records.resolver.js';
import { RetentionQueries } from './retention.queries.js';

const SERVICES = [
  DisposalQueries,
  ErasingService,
  ErasureService,
  ExtractService,
  HeldQueries,
  HoldService,
  RetentionQueries,
];

@Module({ imports: [CasesModule], providers: [...SERVICES, RecordsResolver], exports: SERVICES })
export class RecordsModule {}
