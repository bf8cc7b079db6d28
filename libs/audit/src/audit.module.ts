import { Module } from '@nestjs/common';
import { ExtractQueries } from './extract.queries.js';
import { LogReviewQueries } from './log-review.queries.js';
import { LogReviewResolver } from './log-review.resolver.js';
import { LogReviewService } from './log-review.service.js';

@Module({ providers: [ExtractQueries, LogReviewQueries, LogReviewService, LogReviewResolver] })
export class AuditModule {}
