import { Injectable } from '@nestjs/common';
import { ResponsibilityService } from '#cases';
import type { StepOfCase } from '#domain';
import { HandoffStaffing, HandoffState } from '#handoff';
import { TaskService } from '#note';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import { ReferralStaffing } from '#referral';

type Hand = (id: string, key: CaseKey, to: string | null) => Promise<void>;

/** Gives one thing of a case to a colleague, or to the inbox, as its own room does it. That the case is locked has been seen to already. */
@Injectable()
export class StepGiver {
  constructor(
    private readonly responsibility: ResponsibilityService,
    private readonly requests: ReferralStaffing,
    private readonly handoffs: HandoffStaffing,
    private readonly tasks: TaskService,
  ) {}

  private readonly hand: Readonly<Record<StepOfCase, Hand>> = {
    case: (_, key, to) => (to ? this.responsibility.takeOn(key, to) : this.responsibility.leave(key)),
    request: (id, key, to) => this.requests.name(key, id, to),
    handoff: async (id, _, to) => {
      const manager = await RequestTransaction.current().manager();
      await this.handoffs.name(await manager.findOneByOrFail(HandoffState, { id }), to);
    },
    task: (id, _, to) => this.tasks.name(id, to),
  };

  /** To somebody who can have it, or to nobody, which is the inbox. */
  async give(kind: StepOfCase, id: string, key: CaseKey, to: string | null): Promise<void> {
    if (to) await this.responsibility.assertCanTake(to, key.caseId);
    await this.hand[kind](id, key, to);
  }
}
