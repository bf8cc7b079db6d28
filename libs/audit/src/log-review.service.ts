import { Injectable } from '@nestjs/common';
import { uuidv7 } from '#kernel';
import { AccessLog, Once, RequestTransaction, currentActor } from '#platform';
import type { RecordLogReviewInput } from './log-review.inputs.js';

/** A review is written once and stays as it was written. */
@Injectable()
export class LogReviewService {
  constructor(
    private readonly once: Once,
    private readonly access: AccessLog,
  ) {}

  async record(input: RecordLogReviewInput): Promise<string> {
    const { unitId, accountId } = currentActor();
    this.access.nothingRead();
    return this.once.run('recordLogReview', input, async () => {
      const { kind, subject, reason, from, to, reviewed, result, measures } = input;
      await RequestTransaction.current().rows(
        `insert into log_review (unit_id, account_id, kind, subject, reason, period_from, period_to, reviewed, result, measures)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          unitId,
          accountId,
          kind,
          subject,
          reason ?? null,
          from ?? null,
          to ?? null,
          reviewed,
          result,
          measures ?? null,
        ],
      );
      return uuidv7();
    });
  }
}
