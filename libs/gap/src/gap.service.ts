import { Injectable } from '@nestjs/common';
import { HEEDED_EVENTS, evaluate, eventOf } from '#domain';
import type { Evaluation } from '#domain';
import type { Day } from '#kernel';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { difference } from './difference.process.js';
import type { FindingChange, Ground } from './ground.types.js';
import { GapTerms } from './terms.service.js';

/** What came out of one evaluation. */
export interface Evaluated {
  /** Whether any finding was written. */
  readonly changed: boolean;
  /** The day on which it has to be done again; null when nothing can happen without an event. */
  readonly wakeOn: Day | null;
}

/** Gap detection of one unit in one case: from the events it holds to its stored findings, under its own identity. */
@Injectable()
export class GapService {
  /** How many evaluations this process has done. */
  evaluations = 0;

  constructor(private readonly terms: GapTerms) {}

  /**
   * Derives what this unit can tell and writes what differs, then sets its wake. Waits for the case lock, and writes nothing
   * the second time. `asOf` stands in for today. The identity must be the unit's: another sees none of its rows.
   */
  async evaluateCase(unit: string, key: CaseKey, { asOf }: { readonly asOf?: Day } = {}): Promise<Evaluated> {
    const ground = await this.ground(key, asOf, true);
    if (ground === null) throw new Error('the case lock was not taken');
    return this.settle(unit, key, ground);
  }

  /** The same when its wake is due. 'busy': somebody is writing in the case. 'over': it has been done already. */
  async evaluateDue(unit: string, key: CaseKey): Promise<Evaluated | 'busy' | 'over'> {
    const ground = await this.ground(key, undefined, false);
    if (ground === null) return 'busy';
    if (ground.wakeOn === null || ground.wakeOn > ground.today) return 'over';
    return this.settle(unit, key, ground);
  }

  private ground({ associationId, caseId }: CaseKey, asOf: Day | undefined, waits: boolean): Promise<Ground | null> {
    return RequestTransaction.current().value<Ground | null>('select api.gap_ground($1, $2, $3, $4, $5)', [
      associationId,
      caseId,
      HEEDED_EVENTS,
      asOf ?? null,
      waits,
    ]);
  }

  private async settle(unit: string, key: CaseKey, ground: Ground): Promise<Evaluated> {
    this.evaluations++;
    const { today, events, coordinates } = ground;
    const limits = this.terms.limits(ground.limits);
    const evaluation = evaluate(events.map(eventOf), limits, await this.terms.calendar(), today, { unit, coordinates });
    const changes = difference(ground.findings, evaluation.findings, today);
    const wakeOn = wakeAfter(evaluation, ground);
    if (changes.length > 0) await this.keep(key, changes, ground.wakeOn, wakeOn);
    else if (wakeOn !== ground.wakeOn) await this.setWake(key, ground.wakeOn, wakeOn);
    return { changed: changes.length > 0, wakeOn };
  }

  private async keep(
    { associationId, caseId }: CaseKey,
    changes: readonly FindingChange[],
    read: Day | null,
    next: Day | null,
  ): Promise<void> {
    const values = [associationId, caseId, JSON.stringify(changes), read, next];
    const transaction = RequestTransaction.current();
    const kept = await transaction.value<number>('select api.keep_findings($1, $2, $3, $4, $5)', values);
    if (kept !== changes.length) throw new Error(`${changes.length} findings to write, ${kept} written`);
  }

  private async setWake({ associationId, caseId }: CaseKey, read: Day | null, next: Day | null): Promise<void> {
    const values = [associationId, caseId, read, next];
    await RequestTransaction.current().rows('select api.set_wake($1, $2, $3, $4)', values);
  }
}

/** The next change by itself, or the day new limits begin to hold while anything is still running. */
function wakeAfter({ clocks, wakeOn }: Evaluation, { limitsChangeOn }: Ground): Day | null {
  const isStill = wakeOn === undefined && clocks.every(({ stopOn }) => stopOn !== null);
  if (isStill || limitsChangeOn === null) return wakeOn ?? null;
  return wakeOn !== undefined && wakeOn < limitsChangeOn ? wakeOn : limitsChangeOn;
}
