import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONSENT_REMINDERS, noticeChanges, noticesOf } from '#domain';
import type { NoticeGround, StandingNotice } from '#domain';
import type { Day } from '#kernel';
import { RequestTransaction, log } from '#platform';

interface Ground extends NoticeGround {
  readonly association: string | null;
  readonly consentOn: Day | null;
  readonly standing: readonly StandingNotice[];
}
interface Due extends Record<string, unknown> {
  readonly unitId: string;
  readonly caseId: string;
}

const AT_A_TIME = 200;
const REST_MS = 60_000;
const NOBODY = { system: true, unitId: null } as const;
const DUE = `select unit_id as "unitId", case_id as "caseId" from due_notices($1)`;

/** From what a unit's feed has brought to who in the unit is told of it: under the receiving unit's own identity, never the sender's. */
@Injectable()
export class DerivingService {
  private readonly resting = new Map<string, number>();
  private days?: Promise<ReadonlySet<Day>>;

  constructor(private readonly dataSource: DataSource) {}

  /** Looks at everything that is due, and answers how many it looked at; stops between two when told to. */
  async run(stop?: AbortSignal): Promise<number> {
    for (const [key, until] of this.resting) if (until <= Date.now()) this.resting.delete(key);
    let looked = 0;
    for (let isMore = true; isMore && !stop?.aborted;) {
      const most = AT_A_TIME + this.resting.size;
      const due = await this.due(most);
      isMore = due.length === most;
      for (const one of due) {
        if (stop?.aborted || this.resting.has(keyOf(one))) continue;
        if (await this.look(one)) looked++;
      }
    }
    return looked;
  }

  private due(most: number): Promise<Due[]> {
    return RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<Due>(DUE, [most]),
    );
  }

  private async look(one: Due): Promise<boolean> {
    try {
      return await RequestTransaction.within(this.dataSource, { system: true, unitId: one.unitId }, () =>
        this.derive(one.caseId),
      );
    } catch (error) {
      this.resting.set(keyOf(one), Date.now() + REST_MS);
      log.error({ err: error, unit: one.unitId, case: one.caseId }, 'notices could not be derived; it is tried again');
      return false;
    }
  }

  private async derive(caseId: string): Promise<boolean> {
    const transaction = RequestTransaction.current();
    const ground = await transaction.value<Ground | null>('select api.notice_ground($1, $2)', [
      caseId,
      CONSENT_REMINDERS,
    ]);
    if (!ground) return false;
    if (!ground.association) return true; // the unit's file is erased: there is nothing to tell of
    const { wanted, wakeOn } = noticesOf(ground, await this.daysOff());
    const { born, changed, ended } = noticeChanges(ground.standing, wanted);
    const next = [wakeOn, ground.consentOn].filter((day): day is Day => day !== null).sort()[0] ?? null;
    await transaction.rows('select api.keep_notices($1, $2, $3, $4, $5, $6)', [
      ground.association, caseId, JSON.stringify(born), JSON.stringify(changed), ended, next,
    ]); // prettier-ignore
    const tells = born.length + changed.length + ended.length > 0;
    if (tells) await transaction.rows('select tell_inbox($1)', [caseId]);
    return true;
  }

  private daysOff(): Promise<ReadonlySet<Day>> {
    this.days ??= RequestTransaction.current()
      .rows<{ day: Day }>('select day::text as day from nonworking_day')
      .then((rows) => new Set(rows.map(({ day }) => day)))
      .catch((error: unknown) => {
        this.days = undefined;
        throw error;
      });
    return this.days;
  }
}

const keyOf = ({ unitId, caseId }: Due) => `${unitId}:${caseId}`;
