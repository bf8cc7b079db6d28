import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Day } from '#kernel';
import { Reactions, RequestTransaction, log } from '#platform';
import type { CaseKey } from '#platform';
import { GapService } from './gap.service.js';

/** What one run did. */
export interface TickCount {
  evaluated: number;
  /** Of these, with findings written. */
  changed: number;
  /** Of these, without. */
  noop: number;
  /** Left, because somebody was writing in the case: still due. */
  busy: number;
  /** Left after an error, which was logged: still due, and tried again after a rest. */
  failed: number;
}

/** A (unit, case) to be evaluated today. */
interface Due extends CaseKey {
  readonly unitId: string;
}
/** 'over': done before we came, by another worker or by the unit's own writing. */
type Outcome = Exclude<keyof TickCount, 'evaluated'> | 'over';

const AT_A_TIME = 200;
const REST_MS = 60_000;
const NOBODY = { system: true, unitId: null } as const;
/** The beginning of a day rests under this name when it failed. */
const NEW_DAY = 'new day';

const DUE = `select app_today()::text as today, coalesce((select jsonb_agg(jsonb_build_object(
  'unitId', d.unit_id, 'caseId', d.case_id, 'associationId', d.association_id)) from due_wakes($1) d), '[]') as due`;

/**
 * The tick: what has come to its day is evaluated, each in a transaction of its own under the unit's identity. Safe in
 * several processes at once, and after any number of missed nights.
 */
@Injectable()
export class TickService {
  private lastDay?: Day;
  /** What failed, and until when it is left alone, by the machine's own clock. */
  private readonly resting = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly gaps: GapService,
    private readonly reactions: Reactions,
  ) {}

  /** Evaluates everything that is due; stops between two evaluations when told to. */
  async runTick(stop?: AbortSignal): Promise<TickCount> {
    const count: TickCount = { evaluated: 0, changed: 0, noop: 0, busy: 0, failed: 0 };
    const left = this.stillResting();
    for (let isMore = true; isMore && !stop?.aborted;) {
      // as many more are asked for as are left, so that these never stand in the way
      const most = AT_A_TIME + left.size;
      const due = await this.due(most, count);
      isMore = due.length === most;
      for (const one of due.filter((each) => !left.has(keyOf(each)))) {
        if (stop?.aborted) break;
        const outcome = await this.take(one);
        if (outcome === 'changed' || outcome === 'noop') count.evaluated++;
        else left.add(keyOf(one));
        if (outcome !== 'over') count[outcome]++;
      }
    }
    return count;
  }

  /** What is due today. What the day itself brings with it is done first, at its first run. */
  private async due(most: number, count: TickCount): Promise<readonly Due[]> {
    const [row] = await RequestTransaction.within(this.dataSource, NOBODY, () =>
      RequestTransaction.current().rows<{ today: Day; due: Due[] }>(DUE, [most]),
    );
    if (row === undefined) throw new Error('the database does not know the day');
    if (row.today !== this.lastDay) await this.beginDay(row.today, count);
    return row.due;
  }

  /** A consent that has run out says so, and what rested on it is put on hold. */
  private async beginDay(today: Day, count: TickCount): Promise<void> {
    if (this.resting.has(NEW_DAY)) return;
    try {
      await RequestTransaction.within(this.dataSource, NOBODY, () =>
        RequestTransaction.current().rows(
          'select hold_expired(), hold_expired_parts(), rest_expired_sip_plans(), expire_consents()',
        ),
      );
      this.lastDay = today;
    } catch (error) {
      this.rest(NEW_DAY, error, {});
      count.failed++;
    }
  }

  private async take(one: Due): Promise<Outcome> {
    try {
      const done = await RequestTransaction.within(this.dataSource, { system: true, unitId: one.unitId }, async () => {
        const evaluated = await this.gaps.evaluateDue(one.unitId, one);
        if (typeof evaluated !== 'string') await this.reactions.tell('case.due', one);
        return evaluated;
      });
      if (typeof done === 'string') return done;
      return done.changed ? 'changed' : 'noop';
    } catch (error) {
      this.rest(keyOf(one), error, one);
      return 'failed';
    }
  }

  private rest(key: string, error: unknown, about: Partial<Due>): void {
    this.resting.set(key, Date.now() + REST_MS);
    log.error({ err: error, unit: about.unitId, case: about.caseId }, 'tick failed; it is tried again');
  }

  private stillResting(): Set<string> {
    for (const [key, until] of this.resting) if (until <= Date.now()) this.resting.delete(key);
    return new Set(this.resting.keys());
  }
}

function keyOf({ unitId, caseId }: Due): string {
  return `${unitId}:${caseId}`;
}
