import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RequestTransaction, log } from '#platform';

const NOBODY = { system: true, unitId: null } as const;
const AT_A_TIME = 20;
const ROWS_AT_A_TIME = 500;

interface Decided {
  readonly unit_id: string;
  readonly id: string;
}

/**
 * Carries out what has been decided, a batch in a transaction, in the unit's own name. Killed at any moment it goes on
 * with what is left; run twice at once, one waits for the other's batch.
 */
@Injectable()
export class ErasingService {
  constructor(private readonly dataSource: DataSource) {}

  /** Answers how many erasures came to their end. */
  async run(stop?: AbortSignal, rowsAtATime = ROWS_AT_A_TIME): Promise<number> {
    const decided = await RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<Decided & Record<string, unknown>>('select * from due_erasures($1)', [
        AT_A_TIME,
      ]),
    );
    let done = 0;
    for (const one of decided) {
      if (stop?.aborted) break;
      if (await this.carryOut(one, rowsAtATime, stop)) done++;
    }
    return done;
  }

  /** What something stops stays decided and is tried again; it never ends halfway unseen. */
  private async carryOut({ unit_id: unitId, id }: Decided, most: number, stop?: AbortSignal): Promise<boolean> {
    try {
      for (let taken = 1; taken > 0 && !stop?.aborted;) {
        taken = await RequestTransaction.within(this.dataSource, { system: true, unitId }, () =>
          RequestTransaction.current().value<number>('select relinquish($1, $2)', [id, most]),
        );
      }
      return !stop?.aborted;
    } catch (error) {
      log.warn({ err: error, unit: unitId, erasure: id }, 'an erasure could not go on');
      return false;
    }
  }
}
