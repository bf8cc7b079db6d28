import { Injectable } from '@nestjs/common';
import { planFacts, planKind } from '#domain';
import { Refusal } from '#kernel';
import { Once } from '#platform';
import { CommitmentProposals } from './commitment-proposal.service.js';
import { PartyLookup } from './party.queries.js';
import { contentOf, earlierGoalsOf, planContent } from './sip-content.rules.js';
import { SipDesk } from './sip-desk.service.js';
import { assertHasBeen, formFacts, planMove } from './sip-facts.rules.js';
import type { DeliverSipPlanInput, SipMoveInput } from './sip.inputs.js';
import type { SipPlan } from './sip-plan.entity.js';
import { SipVersions } from './sip-versions.service.js';

/** Upprätta and följa upp: the draft becomes a version that nobody can change, and each party gets its own copy. */
@Injectable()
export class SipAdoption {
  constructor(
    private readonly desk: SipDesk,
    private readonly parties: PartyLookup,
    private readonly versions: SipVersions,
    private readonly proposals: CommitmentProposals,
    private readonly once: Once,
  ) {}

  /** The first version, or after a follow-up the next. Refused while anything the law asks for is missing. */
  adopt(action: 'adopt' | 'followUp', input: SipMoveInput): Promise<string> {
    return this.once.run(`sip.${action}`, input, async () => {
      const plan = await this.desk.open(input);
      await this.decide(plan, action, input.withhold ?? []);
      return plan.id;
    });
  }

  /** What the participant said of the newest version: how, who, when. Written down by whoever heard it; codes only. */
  approve(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.approve', input, async () => {
      const plan = await this.desk.open(input);
      const { form, by, date } = input;
      assertHasBeen(date, await this.desk.today());
      const version = await this.versions.newest(plan.id);
      if (date && version && date < version.adoptedOn) throw new Refusal('BAD_INPUT', BEFORE_IT, { field: 'date' });
      const payload = { no: version?.versionNo, form, by };
      await this.desk.step(plan, 'approve', formFacts('approve', input), { occurredOn: date, payload });
      return plan.id;
    });
  }

  /** The newest version to a party that was left out, or that no consent reached then. */
  deliver(input: DeliverSipPlanInput): Promise<string> {
    return this.once.run('deliverSipPlan', input, async () => {
      const plan = await this.desk.load(input.planId);
      const version = await this.versions.newest(plan.id);
      if (!version) throw new Refusal('NO_SUCH_MOVE');
      const { toUnitId, ground = 'CONSENT', assessment } = input;
      const given = { ground, assessment };
      await this.versions.handTo(version, toUnitId, given);
      await this.versions.handDecision(version, toUnitId, given);
      await this.proposals.ask(plan, toUnitId, given);
      return plan.id;
    });
  }

  private async decide(plan: SipPlan, action: 'adopt' | 'followUp', withhold: readonly string[]): Promise<void> {
    const today = await this.desk.today();
    const before = await this.versions.newest(plan.id);
    const earlierGoals = earlierGoalsOf(before?.content, plan.draft.earlierGoals);
    const content = { ...contentOf(plan.draft), earlierGoals };
    const parties = await this.versions.partiesOf(plan, content, before);
    const kinds = await this.parties.kinds(parties, 'goals');
    const kind = planKind([...kinds.values()], plan.kind);
    const has = planFacts(kind, planContent(content, kinds, { today, ownUnit: plan.ownerUnit }));
    planMove(plan.status, action, has, { kind });
    const versionNo = (before?.versionNo ?? 0) + 1;
    const version = await this.versions.write(plan, { versionNo, adoptedOn: today, kind, content, parties });
    await this.proposals.settle(plan, version);
    for (const unitId of await this.versions.handToParties(version, withhold)) {
      await this.proposals.ask(plan, unitId, { ground: 'CONSENT' });
    }
    const change = {
      kind,
      followUpOn: content.followUpOn,
      adoptedOn: plan.adoptedOn ?? today,
      draft: { ...content, earlierGoals: [], participantInformed: false }, // she is to be told anew of the next one
    };
    const payload = { no: versionNo, followup_due: content.followUpOn };
    await this.desk.step(plan, action, has, { change, payload, withhold });
    for (const unitId of before?.holders.filter((id) => !parties.includes(id)) ?? []) {
      await this.desk.tellUnit(plan, 'sip_party_left', { plan: plan.id, party: unitId, no: versionNo }, unitId);
    }
  }
}

const BEFORE_IT = {
  sv: 'Planen var inte upprättad den dagen. Välj den dag hon svarade om just den här versionen.',
  en: 'The plan was not adopted on that day. Choose the day she answered on this very version.',
};
