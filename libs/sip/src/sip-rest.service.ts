import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { SIP_MOVES } from '#domain';
import { RequestTransaction, currentUnit } from '#platform';
import type { Happenings } from '#platform';
import { DecisionProposals } from './decision-proposal.service.js';
import { SipDesk } from './sip-desk.service.js';
import { SipPlan } from './sip-plan.entity.js';

/** What time, consent and meetings bring about without anybody asking a plan for it. */
@Injectable()
export class SipRest {
  constructor(
    private readonly desk: SipDesk,
    private readonly proposals: DecisionProposals,
  ) {}

  /**
   * A consent edge is gone: every plan of the case that consent no longer carries rests, whoever keeps it, at once.
   * A plan that still reaches those it needs goes on without the unit that fell away.
   */
  async suspendFor(caseId: string, _edgeId: string): Promise<void> {
    await RequestTransaction.current().rows('select rest_sip_plans($1)', [caseId]);
  }

  /** Consents that have run out, in every unit's cases; the worker asks once a day. */
  async suspendExpired(): Promise<void> {
    await RequestTransaction.current().rows('select rest_expired_sip_plans()');
  }

  /** The plan's meeting was recorded as held where it was written in. */
  async held(planId: string, on: string): Promise<void> {
    const plan = await this.desk.load(planId);
    if (!SIP_MOVES.some(([from, action]) => from === plan.status && action === 'hold')) return; // it waits for none
    await this.desk.step(plan, 'hold', new Set(['date', 'comingMeeting']), {
      change: { meetingOn: on },
      occurredOn: on,
      payload: { date: on },
    });
  }

  /** What a meeting decided is asked of the units it named. */
  decided({ meetingId, withheld, given }: Happenings['meeting.decided']): Promise<void> {
    return this.proposals.propose(meetingId, withheld, given);
  }

  /** Dags för uppföljning: the current unit's plans of a case whose day has come. */
  async comeDue(caseId: string): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const followUpOn = LessThanOrEqual(await this.desk.today());
    const due = await manager.findBy(SipPlan, { caseId, ownerUnit: currentUnit(), status: 'active', followUpOn });
    for (const { id } of due) {
      const plan = await this.desk.load(id);
      await this.desk.step(plan, 'comeDue', new Set(), { by: 'system', payload: { date: plan.followUpOn } });
    }
  }
}
