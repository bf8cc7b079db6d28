import { Injectable } from '@nestjs/common';
import { MeetingDecisions } from '#meeting';
import type { KeptDecision } from '#meeting';
import { RequestTransaction } from '#platform';
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

  /** Each decision that stands and of which nobody has been asked. Whom no consent reaches today is not asked, and the line may be changed. */
  async propose(meetingId: string, withheld: readonly string[]): Promise<void> {
    const isOpen = ({ proposedOn, unitId }: KeptDecision) => !proposedOn && !withheld.includes(unitId);
    const open = (await this.decisions.of(meetingId)).filter(isOpen);
    const [first] = open;
    if (!first) return;
    const reached = await this.parties.reached(first.caseId, open.map(({ unitId }) => unitId)); // prettier-ignore
    for (const decision of open) if (reached.includes(decision.unitId)) await this.ask(decision);
  }

  private async ask(decision: KeptDecision): Promise<void> {
    const { id, associationId, caseId, ownerUnit, meetingId, unitId, text, dueOn } = decision;
    const key = { associationId, caseId };
    if (!(await this.isInPlan(decision))) {
      const of = { planId: null, versionNo: null, meetingId, decisionId: id };
      const { row, event } = await this.commitments.begin(key, { ...of, responsibleUnit: unitId, text, dueOn });
      if (unitId !== ownerUnit) {
        await this.handover.hand(key, [{ kind: 'commitment', id: row.id }], unitId, { ground: 'CONSENT' });
        await this.commitments.handEvent(event, unitId);
      }
    }
    await this.decisions.isAsked(decision);
  }

  /** The plan whose meeting it was asks the same unit for the same already: nobody is asked twice. */
  private isInPlan({ meetingId, unitId, text }: KeptDecision): Promise<boolean> {
    return RequestTransaction.current().value<boolean>(
      `select exists (select 1 from sip_commitment c join meeting m on m.plan_id = c.plan_id
         where m.id = $1 and c.responsible_unit = $2 and c.text = $3 and c.status in ('proposed', 'confirmed', 'done'))`,
      [meetingId, unitId, text],
    );
  }
}
