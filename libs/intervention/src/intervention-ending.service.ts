import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { EXIT_REASONS } from '#domain';
import { Refusal } from '#kernel';
import { Once, Reactions, RequestTransaction } from '#platform';
import type { Happenings } from '#platform';
import { InterventionEntry } from './intervention-entry.service.js';
import { InterventionExit } from './intervention-exit.service.js';
import type { EndInterventionInput } from './intervention.inputs.js';
import { Intervention } from './intervention.entity.js';

const ONE_OF_TWO = {
  sv: 'Ange nästa steg eller varför inget följer, inte båda.',
  en: 'Give the next step or why none follows, not both.',
};

/** The end of a participation: asked for by its unit, or brought by the end of its request. */
@Injectable()
export class InterventionEnding {
  constructor(
    private readonly entry: CaseEntry,
    private readonly moves: InterventionEntry,
    private readonly exits: InterventionExit,
    private readonly reactions: Reactions,
    private readonly once: Once,
  ) {}

  end(input: EndInterventionInput): Promise<string> {
    return this.once.run('endIntervention', input, async () => {
      const { reason, nextStep, noNextStepReason } = input;
      if (nextStep && noNextStepReason) throw new Refusal('BAD_INPUT', ONE_OF_TWO, { field: 'noNextStepReason' });
      const row = await this.entry.load(Intervention, input.interventionId);
      expectVersion('intervention', row, input.expectedVersion);
      await this.exits.finish(row, {
        endedOn: input.date,
        exitReason: reason,
        nextStep: nextStep || null,
        noNextStepReason: noNextStepReason ?? null,
        occupationAfter: input.occupationAfter ?? null,
        incomeAfter: input.incomeAfter ?? null,
      });
      await this.moves.keepWords(row, EXIT_REASONS, reason, input.otherText);
      const { caseId, referralId } = row;
      await this.reactions.tell('intervention.ended', { caseId, referralId, outcome: reason });
      return row.id;
    });
  }

  /** The request has been ended with its outcome. Tells nothing back: whoever starts a chain does not get it again. */
  async endFromReferral(request: Happenings['referral.ended']): Promise<void> {
    const { referralId, endedOn, outcome, nextStep, noNextStepReason, occupationAfter } = request;
    const manager = await RequestTransaction.current().manager();
    const row = await manager.findOneBy(Intervention, { referralId, status: 'active' });
    if (!row) return;
    const exit = { exitReason: outcome, nextStep, noNextStepReason, occupationAfter };
    await this.exits.finish(row, { endedOn, ...exit });
  }
}
