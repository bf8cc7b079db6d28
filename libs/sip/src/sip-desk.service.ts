import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService, expectVersion } from '#cases';
import { SIP_EVENTS } from '#domain';
import type { EventType, SipAction, SipNeed, SipParty } from '#domain';
import { Refusal } from '#kernel';
import { Deliveries, Journal, RequestTransaction } from '#platform';
import type { NewEvent } from '#platform';
import { PartyLookup } from './party.queries.js';
import { planMove } from './sip-facts.rules.js';
import { SipPlan } from './sip-plan.entity.js';

interface PlanRef {
  readonly planId: string;
  readonly expectedVersion: number;
}

/** What a move says besides its name. */
export interface Said {
  readonly change?: Partial<SipPlan>;
  readonly payload?: NewEvent['payload'];
  readonly occurredOn?: string;
  readonly otherText?: string;
  readonly withhold?: readonly string[];
  readonly by?: SipParty;
}

/** Where every move on a plan is made: lock, sight, version, the table's row, the change, its event and who hears it. */
@Injectable()
export class SipDesk {
  constructor(
    private readonly entry: CaseEntry,
    private readonly messages: MessageService,
    private readonly journal: Journal,
    private readonly deliveries: Deliveries,
    private readonly parties: PartyLookup,
  ) {}

  /** The plan for a move of the unit that keeps it. A party that holds copies reads them, but moves nothing. */
  async open({ planId, expectedVersion }: PlanRef): Promise<SipPlan> {
    const plan = await this.load(planId);
    expectVersion('sip', plan, expectedVersion);
    return plan;
  }

  async load(planId: string): Promise<SipPlan> {
    const manager = await RequestTransaction.current().manager();
    const isOwn = await manager.existsBy(SipPlan, { id: planId });
    const caseId = isOwn ? undefined : await this.parties.caseOf(planId);
    if (caseId) {
      await this.entry.enter(caseId); // whoever has not opened the case is first told to
      throw new Refusal('WRONG_PARTY');
    }
    return this.entry.load(SipPlan, planId);
  }

  /** One row of the table: refused with what is missing, or done, written down and told. */
  async step(plan: SipPlan, action: SipAction, has: ReadonlySet<SipNeed>, said: Said = {}): Promise<void> {
    const status = planMove(plan.status, action, has, { by: said.by, kind: plan.kind });
    const followUpMeeting = followUpAfter(action, plan);
    await this.entry.change(SipPlan, plan, {
      ...said.change,
      ...(followUpMeeting !== undefined && { followUpMeeting }),
      status,
    });
    if (said.otherText) await this.keepWords(plan, said.otherText);
    const payload = { plan: plan.id, agency: plan.ownerUnit, status, ...said.payload };
    for (const type of SIP_EVENTS[action]) await this.tell(plan, type, payload, said);
  }

  /** An event of the plan: to whom the unit has decided to tell, and to the parties that a consent reaches. */
  async tell(plan: SipPlan, type: EventType, payload: NewEvent['payload'], said: Said = {}): Promise<void> {
    const { occurredOn, withhold = [] } = said;
    const id = await this.journal.append(plan, { type, payload, occurredOn, withhold });
    for (const unitId of await this.parties.audience(plan.id)) {
      if (!withhold.includes(unitId))
        await this.deliveries.hand([{ kind: 'event', id }], unitId, { ground: 'CONSENT' });
    }
  }

  /** One unit only, if a consent reaches it. */
  async tellUnit(plan: SipPlan, type: EventType, payload: NewEvent['payload'], unitId: string): Promise<void> {
    const id = await this.journal.append(plan, { type, payload });
    const unreached = await this.parties.unreached(plan.caseId, [unitId]);
    if (unreached.length === 0) await this.deliveries.hand([{ kind: 'event', id }], unitId, { ground: 'CONSENT' });
  }

  today(): Promise<string> {
    return RequestTransaction.current().value<string>('select app_today()::text');
  }

  /** Words behind the reason other stay in the own unit: there is no single other party to say them to. */
  private async keepWords(plan: SipPlan, text: string): Promise<void> {
    await this.messages.write(plan, { about: 'sip', aboutId: plan.id, kind: 'reason', category: 'plan', text });
  }
}

/** Its follow-up meeting goes with an adopted plan through the moves that are about it; the rest leave it as it was. */
function followUpAfter(action: SipAction, { adoptedOn }: SipPlan): SipPlan['followUpMeeting'] | undefined {
  if (!adoptedOn) return undefined;
  if (action === 'call' || action === 'rebook') return 'called';
  if (action === 'hold') return 'held';
  return action === 'cancelMeeting' || action === 'followUp' || action === 'beginClosing' ? null : undefined;
}
