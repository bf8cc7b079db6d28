import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService } from '#cases';
import { Refusal } from '#kernel';
import { Deliveries, RequestTransaction } from '#platform';
import type { GroundGiven } from '#platform';
import { PartyLookup } from './party.queries.js';
import { SipHandover } from './sip-handover.service.js';
import type { SipPlan } from './sip-plan.entity.js';
import { SipVersion } from './sip-version.entity.js';
import { namedUnits } from './sip-content.rules.js';
import type { SipContent } from './sip-content.rules.js';

/** Versions: written once, and handed to each party as its own copy. */
@Injectable()
export class SipVersions {
  constructor(
    private readonly entry: CaseEntry,
    private readonly parties: PartyLookup,
    private readonly handover: SipHandover,
    private readonly deliveries: Deliveries,
    private readonly messages: MessageService,
  ) {}

  async newest(planId: string): Promise<SipVersion | undefined> {
    const manager = await RequestTransaction.current().manager();
    const [version] = await manager.find(SipVersion, { where: { planId }, order: { versionNo: 'DESC' }, take: 1 });
    return version;
  }

  /**
   * Who a version is between: the planning unit, whom the text names, and those called and invited since the one before. Of those
   * in before they stay who were in without a task of their own; whose last task has ended leaves.
   */
  async partiesOf(plan: SipPlan, content: SipContent, before: SipVersion | undefined): Promise<string[]> {
    const already = before?.parties ?? [];
    const stay = already.filter((id) => before && !namedUnits(before.content).includes(id));
    const called = await this.parties.calledSince(plan.id, plan.meetingNo, before?.id);
    const joined = plan.meetingOn ? called.filter((id) => !already.includes(id)) : []; // a meeting that was called off brings nobody in
    return [...new Set([plan.ownerUnit, ...namedUnits(content), ...stay, ...joined])];
  }

  /** What the plan says, and beside it the crisis plan: a row of the category health, so that it has its own receivers. */
  async write(plan: SipPlan, wanted: Pick<SipVersion, 'versionNo' | 'adoptedOn' | 'kind' | 'content' | 'parties'>) {
    const { crisisPlan, ...content } = wanted.content;
    const version = { ...wanted, content };
    const birth = this.entry.birth({ associationId: plan.associationId, caseId: plan.caseId });
    const manager = await RequestTransaction.current().manager();
    const row = manager.create(SipVersion, { ...birth, ...version, category: 'plan', planId: plan.id });
    await manager.insert(SipVersion, row);
    if (crisisPlan) {
      const said = { about: 'sip', aboutId: row.id, kind: 'plan', category: 'health', text: crisisPlan } as const;
      await this.messages.write(plan, said);
    }
    return row;
  }

  /** Its own copy to every other party that a consent reaches. Answers to whom it went. */
  async handToParties(version: SipVersion, withhold: readonly string[]): Promise<string[]> {
    const others = version.parties.filter((id) => id !== version.ownerUnit && !withhold.includes(id));
    const unreached = await this.parties.unreached(version.caseId, others);
    const reached = others.filter((id) => !unreached.some((unit) => unit.id === id)).sort();
    for (const unitId of reached) await this.handTo(version, unitId, { ground: 'CONSENT' });
    return reached;
  }

  async handTo(version: SipVersion, unitId: string, given: GroundGiven): Promise<void> {
    if (!version.parties.includes(unitId)) throw new Refusal('BAD_INPUT', NOT_A_PARTY, { field: 'toUnitId' });
    await this.handover.hand(version, [{ kind: 'sipVersion', id: version.id }], unitId, given);
    await this.handCrisisPlan(version, unitId);
  }

  /** Krisplan is health: it goes to those whom a consent for health reaches, and of the others nobody can tell there is one. */
  private async handCrisisPlan(version: SipVersion, unitId: string): Promise<void> {
    const id = await this.parties.crisisPlanOf(version.id);
    if (!id || !(await this.parties.reachesHealth(version.caseId, unitId))) return;
    await this.deliveries.hand([{ kind: 'message', id }], unitId, { ground: 'CONSENT' });
  }

  /** When a version comes later than the others got theirs, the day of the follow-up comes with it. */
  async handDecision(version: SipVersion, unitId: string, given: GroundGiven): Promise<void> {
    const decided = await RequestTransaction.current().rows<{ id: string }>(
      `select id from journal where case_id = $1 and owner_unit = current_unit() and type = 'plan_decided'
         and payload ->> 'plan' = $2 order by id desc limit 1`,
      [version.caseId, version.planId],
    );
    const records = decided.map(({ id }) => ({ kind: 'event', id }) as const);
    await this.deliveries.hand(records, unitId, given);
  }
}

const NOT_A_PARTY = {
  sv: 'Enheten är inte part i planens senaste version. Välj en av parterna.',
  en: 'The unit is not a party to the newest version of the plan. Choose one of the parties.',
};
