import { Injectable } from '@nestjs/common';
import type { PauseReason } from '#domain';
import { addDays } from '#kernel';
import { Journal, RequestTransaction } from '#platform';
import { InterventionEntry } from './intervention-entry.service.js';
import type { InterventionPeriod } from './intervention-period.entity.js';
import type { Intervention } from './intervention.entity.js';

interface NewPause {
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly reason: PauseReason;
}

/** Pauses in time: a pause with a known last day ends by itself, so that no clock stays stopped because someone forgot. */
@Injectable()
export class InterventionPauses {
  constructor(
    private readonly moves: InterventionEntry,
    private readonly journal: Journal,
  ) {}

  async open(row: Intervention, pause: NewPause): Promise<void> {
    await this.moves.addPeriod(row, { kind: 'pause', ...pause });
    await this.tell(row, 'pause_started', pause.fromOn);
    if (pause.toOn) await this.tell(row, 'pause_ended', addDays(pause.toOn, 1));
  }

  /** Over from this day; a later end that was told before is taken back. */
  async close(row: Intervention, pause: InterventionPeriod, firstDayBack: string): Promise<void> {
    if (pause.toOn) await this.takeBackEnd(row, addDays(pause.toOn, 1));
    const lastPaused = addDays(firstDayBack, -1);
    await this.moves.closePeriod(pause, lastPaused > pause.fromOn ? lastPaused : pause.fromOn);
    await this.tell(row, 'pause_ended', firstDayBack);
  }

  private async takeBackEnd(row: Intervention, told: string): Promise<void> {
    const [end] = await RequestTransaction.current().rows<{ id: string }>(
      `select id from journal where case_id = $1 and owner_unit = current_unit() and type = 'pause_ended'
         and occurred_on = $2 and payload ->> 'iv' = $3 order by id desc limit 1`,
      [row.caseId, told, row.id],
    );
    if (end) await this.journal.append(row, { type: 'void', voids: end.id, payload: { iv: row.id } });
  }

  private tell(row: Intervention, type: 'pause_started' | 'pause_ended', occurredOn: string): Promise<string> {
    return this.journal.append(row, { type, occurredOn, payload: { iv: row.id } });
  }
}
