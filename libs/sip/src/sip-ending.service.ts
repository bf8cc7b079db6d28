import { Injectable } from '@nestjs/common';
import type { SipCloseReason } from '#domain';
import { PlanMeetings } from '#meeting';
import { CommitmentProposals } from './commitment-proposal.service.js';
import { SipDesk } from './sip-desk.service.js';
import type { SipPlan } from './sip-plan.entity.js';

/** What ends with a plan. */
@Injectable()
export class SipEnding {
  constructor(
    private readonly desk: SipDesk,
    private readonly proposals: CommitmentProposals,
    private readonly meetings: PlanMeetings,
  ) {}

  /** A plan that is over waits for no follow-up, meets no more, and asks nobody for what nobody has taken on. */
  async finish(plan: SipPlan, reason: SipCloseReason, before: string): Promise<void> {
    if (plan.adoptedOn && before === 'suspended')
      await this.desk.tell(plan, 'followup_done', { plan: plan.id, reason });
    await this.proposals.withdraw(plan);
    await this.meetNoMore(plan, reason);
  }

  /** Followed up, with no next version to meet about. */
  async meetNoMore(plan: SipPlan, reason: SipCloseReason): Promise<void> {
    await this.meetings.callOff(plan.id, reason === 'consentWithdrawn' ? reason : 'notNeeded');
  }
}
