import { Injectable } from '@nestjs/common';
import { ResponsibilityService } from '#cases';
import { AbsenceService } from '#directory';
import type { NamedStepKind } from '#domain';
import { HandoffStaffing, HandoffState } from '#handoff';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { ReferralStaffing } from '#referral';
import type { HandedStep } from './staffing.inputs.js';

const COVER_NEEDS_SOMEBODY = { sv: 'Den som är borta behöver en ersättare. Välj en kollega.', en: 'Whoever is away needs a deputy. Choose a colleague.' }; // prettier-ignore

type OfACase = Exclude<NamedStepKind, 'cover'>;

/** Gives one thing to a colleague, or to the inbox, as its own room does it. Who may, and that the case is locked, has been asked already. */
@Injectable()
export class StepGiver {
  constructor(
    private readonly absences: AbsenceService,
    private readonly responsibility: ResponsibilityService,
    private readonly requests: ReferralStaffing,
    private readonly handoffs: HandoffStaffing,
  ) {}

  private readonly hand: Readonly<Record<OfACase, (id: string, key: CaseKey, to: string | null) => Promise<void>>> = {
    case: (_, key, to) => (to ? this.responsibility.takeOn(key, to) : this.responsibility.leave(key)),
    request: (id, key, to) => this.requests.name(key, id, to),
    handoff: async (id, _, to) => {
      const manager = await RequestTransaction.current().manager();
      await this.handoffs.name(await manager.findOneByOrFail(HandoffState, { id }), to);
    },
  };

  /** A thing of a case: to somebody who can have it, or to nobody, which is the inbox. */
  async give(kind: OfACase, id: string, key: CaseKey, to: string | null): Promise<void> {
    if (to) await this.responsibility.assertCanTake(to, key.caseId);
    await this.hand[kind](id, key, to);
  }

  /** Somebody else covers for whoever is away: one who can, and who is there herself. */
  async cover({ id, version }: HandedStep, to: string | null): Promise<void> {
    if (!to) throw new Refusal('BAD_INPUT', COVER_NEEDS_SOMEBODY, { field: 'toAccountId' });
    await this.absences.cover(id, version, to);
  }
}
