import { Injectable } from '@nestjs/common';
import { MeetingDecisions } from '#meeting';
import type { KeptDecision } from '#meeting';
import { RequestTransaction } from '#platform';
import type { GroundGiven } from '#platform';
import { isSameDay, isSamePromise } from './commitment.rules.js';
import { CommitmentStep } from './commitment-step.service.js';
import { PartyLookup } from './party.queries.js';
import { SipHandover } from './sip-handover.service.js';

/** What a meeting decided, asked of the units it names. Each answers for itself: nobody binds another authority. */
@Injectable()
export class DecisionProposals {
  constructor(
    private readonly decisions: MeetingDecisions,
    private readonly commitments: CommitmentStep,
    private readonly parties: PartyLookup,
    private readonly handover: SipHandover,
  ) {}

  /**
   * Each decision that stands and of which nobody has been asked. Whom no consent reaches today is asked on the ground given for it, else
   * not, and the line may be changed.
   */
  async propose(meetingId: string, withheld: readonly string[], given?: GroundGiven): Promise<void> {
    const isOpen = ({ proposedOn, unitId }: KeptDecision) => !proposedOn && !withheld.includes(unitId);
    const open = (await this.decisions.of(meetingId)).filter(isOpen);
    const [first] = open;
    if (!first) return;
    const reachable = await this.parties.reachable(first.caseId, open.map(({ unitId }) => unitId)); // prettier-ignore
    for (const decision of open) {
      const ground = reachable.get(decision.unitId) ? CONSENT : reachable.has(decision.unitId) && given;
      if (ground) await this.ask(decision, ground);
    }
  }

  private async ask(decision: KeptDecision, given: GroundGiven): Promise<void> {
    const { id, associationId, caseId, ownerUnit, meetingId, unitId, text, dueOn } = decision;
    const key = { associationId, caseId };
    if (!(await this.isAsked(decision))) {
      const of = { planId: null, versionNo: null, meetingId, decisionId: id };
      const { row, event } = await this.commitments.begin(key, { ...of, responsibleUnit: unitId, text, dueOn });
      if (unitId !== ownerUnit) {
        await this.handover.hand(key, [{ kind: 'commitment', id: row.id }], unitId, given);
        await this.commitments.handEvent(event, unitId);
      }
    }
    await this.decisions.isAsked(decision);
  }

  /** A plan or another meeting asks the same unit for the same already; or the meeting's own plan has it as done. */
  private async isAsked({ caseId, meetingId, unitId, text, dueOn }: KeptDecision): Promise<boolean> {
    const wanted = { responsibleUnit: unitId, text, dueOn };
    const [meeting] = await RequestTransaction.current().rows<{ planId: string | null }>(
      'select plan_id as "planId" from meeting where id = $1',
      [meetingId],
    );
    const known = await this.commitments.asked(caseId, unitId);
    return known.some((row) => {
      const isOfPlan = row.planId !== null && row.planId === meeting?.planId;
      return isSamePromise(row, wanted) && (isOfPlan || (row.status !== 'done' && isSameDay(row, wanted)));
    });
  }
}

const CONSENT: GroundGiven = { ground: 'CONSENT' };
