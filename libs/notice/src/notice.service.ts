import { Injectable } from '@nestjs/common';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { SeeNoticesInput } from './notice.inputs.js';

const SEE = `update notice set seen_at = app_now() where unit_id = current_unit() and account_id = current_account() and seen_at is null
  and ($1::uuid[] is null or id = any($1))`;

/** What one does with one's own notices. That something waits is not undone by seeing it. */
@Injectable()
export class NoticeService {
  constructor(private readonly once: Once) {}

  see(input: SeeNoticesInput): Promise<string> {
    return this.once.run('seeNotices', input, async () => {
      await RequestTransaction.current().rows(SEE, [input.ids ?? null]);
      return currentActor().seatId;
    });
  }
}
