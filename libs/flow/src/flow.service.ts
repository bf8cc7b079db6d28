import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InterventionCorrection, InterventionEnding, InterventionOpening } from '#intervention';
import { Reactions, RequestTransaction } from '#platform';
import type { Happenings } from '#platform';
import { ReferralService } from '#referral';
import { SipRest } from '#sip';
import { FLOW } from './flow.rules.js';
import type { FlowReactions } from './flow.rules.js';

/** Siblings never import each other: here they meet, row by row of the table. */
@Injectable()
export class FlowService implements OnModuleInit, FlowReactions {
  constructor(
    private readonly reactions: Reactions,
    private readonly openings: InterventionOpening,
    private readonly endings: InterventionEnding,
    private readonly corrections: InterventionCorrection,
    private readonly referrals: ReferralService,
    private readonly plans: SipRest,
  ) {}

  onModuleInit(): void {
    for (const event of Object.keys(FLOW) as (keyof Happenings)[]) {
      const { reaction } = FLOW[event];
      this.reactions.on(event, (happening) => this[reaction](happening as never));
    }
  }

  openIntervention(request: Happenings['referral.started']): Promise<void> {
    return this.openings.openFromReferral(request);
  }

  endIntervention(request: Happenings['referral.ended']): Promise<void> {
    return this.endings.endFromReferral(request);
  }

  correctIntervention(request: Happenings['referral.corrected']): Promise<void> {
    return this.corrections.correctFromReferral(request);
  }

  async endReferral({ referralId, outcome }: Happenings['intervention.ended']): Promise<void> {
    if (referralId) await this.referrals.follow('end', referralId, outcome);
  }

  /** Asks the door, which knows whether any part of a provider is still open; of anybody else nothing ends. */
  async endPart({ caseId, receiverUnit }: Happenings['referral.closed']): Promise<void> {
    await RequestTransaction.current().rows('select end_part($1, $2)', [caseId, receiverUnit]);
  }

  holdPlan({ planId, on }: Happenings['meeting.held']): Promise<void> {
    return this.plans.held(planId, on);
  }

  proposeDecided(decided: Happenings['meeting.decided']): Promise<void> {
    return this.plans.decided(decided);
  }

  restPlans({ caseId, edgeId }: Happenings['edge.revoked']): Promise<void> {
    return this.plans.suspendFor(caseId, edgeId);
  }

  comeDue({ caseId }: Happenings['case.due']): Promise<void> {
    return this.plans.comeDue(caseId);
  }
}
