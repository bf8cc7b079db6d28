import { Injectable } from '@nestjs/common';
import { INTERVENTION_CORRECTABLE, INTERVENTION_EVENTS, INTERVENTION_MOVES } from '#domain';
import { Refusal, correct, move } from '#kernel';
import { Journal, RequestTransaction } from '#platform';
import type { Happenings } from '#platform';
import { InterventionEntry } from './intervention-entry.service.js';
import { Intervention } from './intervention.entity.js';
import { MeasureLookup } from './measure.queries.js';

const HAS_GONE_ON = {
  sv: 'Deltagandet har ändrats sedan det startade. Avsluta det i stället för att rätta starten.',
  en: 'The participation has changed since it started. End it instead of correcting the start.',
};
const NO_EXIT: Partial<Intervention> = {
  endedOn: null,
  exitReason: null,
  nextStep: null,
  noNextStepReason: null,
  occupationAfter: null,
  incomeAfter: null,
};

/** A participation that its request started or ended by mistake. */
@Injectable()
export class InterventionCorrection {
  constructor(
    private readonly moves: InterventionEntry,
    private readonly measures: MeasureLookup,
    private readonly journal: Journal,
  ) {}

  async correctFromReferral({ referralId, action, reason }: Happenings['referral.corrected']): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const status = action === 'start' ? 'active' : 'ended';
    const [row] = await manager.find(Intervention, { where: { referralId, status }, order: { id: 'DESC' }, take: 1 });
    if (!row) throw new Refusal('NO_SUCH_MOVE', HAS_GONE_ON);
    await (action === 'start' ? this.neverBegan(row) : this.goesOn(row));
    await this.takeBack(row, action, reason);
  }

  /** Untouched since it was opened: it stays as a planned start that did not come about. */
  private async neverBegan(row: Intervention): Promise<void> {
    if (row.version !== 1) throw new Refusal('NO_SUCH_MOVE', HAS_GONE_ON);
    const status = move(
      INTERVENTION_MOVES,
      row.status,
      'cancel',
      'operator',
      new Set(['reason', 'neverBegan'] as const),
    );
    const endedOn = await RequestTransaction.current().value<string>('select app_today()::text');
    await this.moves.change(row, { status, plannedStart: row.startedOn, startedOn: null, endedOn });
  }

  /** As before it was ended. A pause that the end closed stays closed: whether it went on is for the unit to say. */
  private async goesOn(row: Intervention): Promise<void> {
    const last = { from: 'active', action: 'end' } as const;
    const status = correct(INTERVENTION_MOVES, INTERVENTION_CORRECTABLE, last, 'operator', true);
    await this.moves.change(row, { ...NO_EXIT, status });
  }

  /** Everything that was told of the start, or the end alone. */
  private async takeBack(row: Intervention, action: 'start' | 'end', reason: string): Promise<void> {
    const correspondence = await this.measures.correspondence(row);
    const told = await RequestTransaction.current().rows<{ id: string; type: string }>(
      `select j.id, j.type from journal j where j.case_id = $1 and j.owner_unit = current_unit() and j.payload ->> 'iv' = $2
         and j.type = any($3) and not exists (select 1 from journal v where v.case_id = j.case_id and v.voids = j.id) order by j.id`,
      [row.caseId, row.id, action === 'end' ? ['intervention_ended'] : ['intervention_started', 'extent_changed']],
    );
    for (const { id, type } of told) {
      await this.journal.append(row, {
        type: INTERVENTION_EVENTS.correct,
        voids: id,
        payload: { iv: row.id, ref: row.referralId ?? undefined, corrected: action, reason },
        correspondence: type === 'extent_changed' ? undefined : correspondence,
      });
    }
  }
}
