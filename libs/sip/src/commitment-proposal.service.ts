import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { CommitmentReason } from '#domain';
import { Deliveries, RequestTransaction } from '#platform';
import type { GroundGiven } from '#platform';
import { isSameDay, isSamePromise } from './commitment.rules.js';
import { CommitmentStep } from './commitment-step.service.js';
import { Commitment } from './commitment.entity.js';
import { actionsOf } from './sip-content.rules.js';
import type { SipAction } from './sip-content.rules.js';
import type { SipPlan } from './sip-plan.entity.js';
import type { SipVersion } from './sip-version.entity.js';

const HAS_ALL = new Set(['what', 'responsible', 'reason'] as const);

/** What a version asks its parties to take on. */
@Injectable()
export class CommitmentProposals {
  constructor(
    private readonly commitments: CommitmentStep,
    private readonly deliveries: Deliveries,
  ) {}

  /** A line with a responsible unit is a promise: kept if it was there before, proposed if new, cancelled if gone. */
  async settle(plan: SipPlan, version: SipVersion): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const known = await manager.findBy(Commitment, { planId: plan.id, status: In(['proposed', 'confirmed', 'done']) });
    const wanted = actionsOf(version.content).filter(({ responsibleUnitId }) => responsibleUnitId);
    for (const action of wanted) {
      if (known.some((row) => isSame(row, action))) continue;
      if (!(await this.isDecided(plan, action))) await this.propose(plan, version, action);
    }
    const gone = known.filter((row) => row.status !== 'done' && !wanted.some((action) => isSame(row, action)));
    for (const row of gone) await this.cancel(row, 'replaced');
  }

  /** A meeting has asked the unit for it already. Asked for another day, it is replaced: the plan's is the newer word. */
  private async isDecided(
    { caseId, ownerUnit }: SipPlan,
    { responsibleUnitId, text, to }: SipAction,
  ): Promise<boolean> {
    const wanted = { responsibleUnit: responsibleUnitId ?? ownerUnit, text, dueOn: to ?? null };
    const asked = await this.commitments.asked(caseId, wanted.responsibleUnit);
    const same = asked.filter((row) => row.meetingId && row.status !== 'done' && isSamePromise(row, wanted));
    if (same.some((row) => isSameDay(row, wanted))) return true;
    for (const row of same) await this.cancel(row, 'replaced');
    return false;
  }

  /** Hands a unit what it is asked to take on, and that it was asked. */
  async ask(plan: SipPlan, unitId: string, given: GroundGiven): Promise<void> {
    const asked = await RequestTransaction.current().rows<{ id: string; event: string }>(
      `select c.id, j.id as event from sip_commitment c
         join journal j on j.correspondence_id = c.id and j.type = 'commitment_proposed'
       where c.plan_id = $1 and c.responsible_unit = $2 and c.owner_unit = current_unit() and c.status = 'proposed'
         and not c.responsible_unit = any(c.holders) order by c.id`,
      [plan.id, unitId],
    );
    for (const { id, event } of asked) {
      await this.deliveries.hand([{ kind: 'commitment', id }], unitId, given);
      await this.commitments.handEvent(event, unitId);
    }
  }

  /** The plan is closed: what nobody has taken on is no longer asked. What was promised stays promised. */
  async withdraw(plan: SipPlan): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const open = await manager.findBy(Commitment, { planId: plan.id, status: 'proposed' });
    for (const row of open) await this.cancel(row, 'notNeeded');
  }

  /** The planning unit's own line is confirmed by being written: it binds nobody else. */
  private async propose(plan: SipPlan, version: SipVersion, action: SipAction): Promise<void> {
    const { associationId, caseId, id: planId, ownerUnit } = plan;
    const of = { planId, versionNo: version.versionNo, meetingId: null, decisionId: null };
    const what = {
      responsibleUnit: action.responsibleUnitId ?? ownerUnit,
      text: action.text,
      dueOn: action.to ?? null,
    };
    await this.commitments.begin({ associationId, caseId }, { ...of, ...what });
  }

  private cancel(row: Commitment, reason: CommitmentReason): Promise<void> {
    return this.commitments.step(row, 'cancel', HAS_ALL, { reason });
  }
}

const isSame = (row: Commitment, { responsibleUnitId, text, to }: SipAction): boolean =>
  row.responsibleUnit === responsibleUnitId && row.text === text && row.dueOn === (to ?? null);
