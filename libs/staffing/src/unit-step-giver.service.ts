import { Injectable } from '@nestjs/common';
import { BodyService } from '#body';
import { ResponsibilityService } from '#cases';
import { AbsenceService } from '#directory';
import type { StepOfUnit } from '#domain';
import { Refusal } from '#kernel';
import type { HandedStep } from './staffing.inputs.js';

const COVER_NEEDS_SOMEBODY = { sv: 'Den som är borta behöver en ersättare. Välj en kollega.', en: 'Whoever is away needs a deputy. Choose a colleague.' }; // prettier-ignore

/** Gives one thing that belongs to no case to a colleague. */
@Injectable()
export class UnitStepGiver {
  constructor(
    private readonly absences: AbsenceService,
    private readonly bodies: BodyService,
    private readonly responsibility: ResponsibilityService,
  ) {}

  private readonly hand: Readonly<Record<StepOfUnit, (step: HandedStep, to: string | null) => Promise<void>>> = {
    group: ({ id, version }, to) => this.bodies.send(id, version, to),
    cover: async ({ id, version }, to) => {
      if (!to) throw new Refusal('BAD_INPUT', COVER_NEEDS_SOMEBODY, { field: 'toAccountId' });
      await this.absences.cover(id, version, to);
    },
  };

  async give(kind: StepOfUnit, step: HandedStep, to: string | null): Promise<void> {
    if (to) await this.responsibility.assertColleague(to);
    await this.hand[kind](step, to);
  }
}
