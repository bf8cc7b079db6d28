import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isDay, Refusal } from '#kernel';
import { May } from '#platform';
import { PaperFile } from '#paper';
import { ExtractQueries } from './extract.queries.js';
import { AccessLogInput, RecordLogReviewInput } from './log-review.inputs.js';
import { LogReviewQueries } from './log-review.queries.js';
import { LogReviewService } from './log-review.service.js';
import { AccessEntryConnection, IncidentView, LogReview, SeatToReview } from './log-review.types.js';

@Resolver(() => LogReview)
export class LogReviewResolver {
  constructor(
    private readonly queries: LogReviewQueries,
    private readonly extracts: ExtractQueries,
    private readonly service: LogReviewService,
  ) {}

  @May('audit.read')
  @Query(() => AccessEntryConnection, {
    description: 'The own authority’s access log, the newest first, with the rules that pick each entry.',
  })
  accessLog(
    @Args('input') input: AccessLogInput,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<AccessEntryConnection> {
    return this.queries.list(input, first, after);
  }

  @May('audit.read')
  @Query(() => [LogReview], { description: 'Reviews of the own authority’s log, the newest first.' })
  logReviews(): Promise<LogReview[]> {
    return this.queries.reviews();
  }

  @May('audit.read')
  @Query(() => [SeatToReview], {
    description: 'Who has which seat in the own authority and why, last use, and what to ask about.',
  })
  seatsToReview(): Promise<SeatToReview[]> {
    return this.queries.seats();
  }

  @May('audit.incident')
  @Query(() => IncidentView, {
    description: 'Who received and who opened a case of the own authority, with the days of reporting.',
  })
  incidentView(
    @Args('caseNumber', { type: () => String }) caseNumber: string,
    @Args('noticedAt', { type: () => String, description: 'ISO 8601.' }) noticedAt: string,
    @Args('recordId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) recordId?: string,
  ): Promise<IncidentView> {
    const noticed = new Date(noticedAt);
    if (Number.isNaN(noticed.getTime())) throw new Refusal('BAD_INPUT', undefined, { field: 'noticedAt' });
    return this.extracts.incident(caseNumber, noticed, recordId);
  }

  @May('audit.extract')
  @Query(() => PaperFile, {
    description: 'Vem har läst: the participant’s extract of the own authority’s log, as PDF. No names of staff.',
  })
  accessExtract(
    @Args('caseNumber', { type: () => String }) caseNumber: string,
    @Args('from', { type: () => String }) from: string,
    @Args('to', { type: () => String }) to: string,
  ): Promise<PaperFile> {
    if (!isDay(from) || !isDay(to)) throw new Refusal('BAD_INPUT', undefined, { field: isDay(from) ? 'to' : 'from' });
    return this.extracts.extract(caseNumber, from, to);
  }

  @May('audit.read')
  @Mutation(() => [LogReview], {
    description: 'Writes down a review: what was looked at and how it ended. Answers the reviews.',
  })
  async recordLogReview(@Args('input') input: RecordLogReviewInput): Promise<LogReview[]> {
    await this.service.record(input);
    return this.queries.reviews();
  }
}
