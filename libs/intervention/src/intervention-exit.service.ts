import { Injectable } from '@nestjs/common';
import { INTERVENTION_MOVES, toldExitReason } from '#domain';
import type { InterventionNeed } from '#domain';
import { addDays, move } from '#kernel';
import { Journal } from '#platform';
import { InterventionEntry, assertNotBeforeStart } from './intervention-entry.service.js';
import { InterventionPauses } from './intervention-pause.service.js';
import type { Intervention } from './intervention.entity.js';
import { MeasureLookup } from './measure.queries.js';

/** How it ended, as the row keeps it. */
export type Exit = Pick<Intervention, 'exitReason' | 'nextStep' | 'noNextStepReason' | 'occupationAfter'> & {
  readonly endedOn: string;
  readonly incomeAfter?: string | null;
};

/** The last day of a participation, whoever asked for it: the row, an open pause, the event. */
@Injectable()
export class InterventionExit {
  constructor(
    private readonly moves: InterventionEntry,
    private readonly pauses: InterventionPauses,
    private readonly measures: MeasureLookup,
    private readonly journal: Journal,
  ) {}

  async finish(row: Intervention, exit: Exit): Promise<void> {
    assertNotBeforeStart(row, exit.endedOn, 'date');
    const status = move(INTERVENTION_MOVES, row.status, 'end', 'operator', factsOf(exit));
    const pause = await this.moves.openPause(row);
    await this.moves.change(row, { ...exit, status });
    if (pause) await this.pauses.close(row, pause, addDays(exit.endedOn, 1));
    await this.journal.append(row, {
      type: 'intervention_ended',
      occurredOn: exit.endedOn,
      payload: {
        iv: row.id,
        ref: row.referralId ?? undefined,
        reason: toldExitReason(exit.exitReason ?? ''),
        occupation_after: exit.occupationAfter ?? undefined,
      },
      correspondence: await this.measures.correspondence(row),
    });
  }
}

function factsOf({ endedOn, exitReason, nextStep, noNextStepReason }: Exit): Set<InterventionNeed> {
  const facts = new Set<InterventionNeed>();
  if (endedOn) facts.add('lastDay');
  if (exitReason) facts.add('exitReason');
  if (nextStep || noNextStepReason) facts.add('nextStepOrReason');
  return facts;
}
