import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { TransferQueries } from './transfer.queries.js';
import { TransferResolver } from './transfer.resolver.js';
import { TransferService } from './transfer.service.js';

@Module({
  imports: [CasesModule],
  providers: [TransferQueries, TransferService, TransferResolver],
  exports: [TransferQueries, TransferService],
})
export class TransferModule {}
