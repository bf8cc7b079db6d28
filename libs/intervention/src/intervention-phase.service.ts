import { Injectable } from '@nestjs/common';
import { AFTERCARE_PHASE } from '#domain';
import { Refusal } from '#kernel';
import { Journal, Once, RequestTransaction } from '#platform';
import { InterventionEntry, assertNotBeforeStart } from './intervention-entry.service.js';
import type { EnterPhaseInput } from './intervention.inputs.js';
import type { Intervention } from './intervention.entity.js';

const NO_SUCH_PHASE = {
  sv: 'Insatsen har ingen sådan fas. Välj en av dess faser, eller eftervård.',
  en: 'The programme has no such phase. Choose one of its phases, or the aftercare.',
};
const HAS_NOT_COME = {
  sv: 'Dagen har inte varit än. En fas antecknas när den börjar.',
  en: 'The day has not come yet. A phase is noted when it begins.',
};

/** Faser: which one somebody is in, since when. A later one takes over by itself; going back is allowed, and seen. */
@Injectable()
export class InterventionPhases {
  constructor(
    private readonly moves: InterventionEntry,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  /** Answers the participation. Others are not told: how far somebody has come is the operating unit's to tell. */
  enter(input: EnterPhaseInput): Promise<string> {
    return this.once.run('enterPhase', input, async () => {
      const { date, phase } = input;
      const { row } = await this.moves.begin('enterPhase', input, ['phase']);
      assertNotBeforeStart(row, date, 'date');
      if (date > (await RequestTransaction.current().value<string>('select app_today()::text')))
        throw new Refusal('BAD_INPUT', HAS_NOT_COME, { field: 'date' });
      await this.assertKnown(row, phase);
      await this.moves.change(row, { phase: phase === AFTERCARE_PHASE ? 'aftercare' : 'activity' });
      await this.moves.addPeriod(row, { kind: 'phase', fromOn: date, phaseNo: phase });
      await this.journal.append(row, { type: 'phase_entered', occurredOn: date, payload: { iv: row.id, phase } });
      return row.id;
    });
  }

  private async assertKnown({ programmeId }: Intervention, phase: number): Promise<void> {
    if (phase === AFTERCARE_PHASE) return;
    const [found] = await RequestTransaction.current().rows(
      `select 1 from programme p, jsonb_array_elements(coalesce(p.config -> 'phases', '[]')) f where p.id = $1 and (f.value ->> 'order')::int = $2`,
      [programmeId, phase],
    );
    if (!found) throw new Refusal('BAD_INPUT', NO_SUCH_PHASE, { field: 'phase' });
  }
}
