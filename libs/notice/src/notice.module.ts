import { Module } from '@nestjs/common';
import { DerivingService } from './notice-deriving.service.js';
import { NoticeQueries } from './notice.queries.js';
import { NoticeResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';

@Module({
  providers: [DerivingService, NoticeQueries, NoticeService, NoticeResolver],
  exports: [DerivingService],
})
export class NoticeModule {}
