import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { PLAN_KIND_RULES, SIP_EVENTS } from '#domain';
import type { PlanKind, SipAction, SipCloseReason, SipNeed } from '#domain';
import { NEW, Refusal } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import { PartyLookup } from './party.queries.js';
import type { SaveSipDraftInput } from './sip-draft.inputs.js';
import { actionsOf, namedUnits } from './sip-content.rules.js';
import { SipDesk } from './sip-desk.service.js';
import { SipEnding } from './sip-ending.service.js';
import { assertDays, assertHasBeen, formFacts, planMove } from './sip-facts.rules.js';
import type { IdentifySipNeedInput, SipMoveInput } from './sip.inputs.js';
import { SipPlan } from './sip-plan.entity.js';

/** Moves that are a change of state and no more. Meetings and adoptions are made elsewhere. */
export type PlainAction = Exclude<
  SipAction,
  'identify' | 'call' | 'rebook' | 'cancelMeeting' | 'hold' | 'adopt' | 'followUp' | 'approve' | 'comeDue'
>;

/** States in which the text is still written on. */
const OVER: readonly string[] = ['assessedNotNeeded', 'closing', 'closed'];

/** The plan from a seen need to its end, except for its meetings and versions. */
@Injectable()
export class SipService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly desk: SipDesk,
    private readonly parties: PartyLookup,
    private readonly ending: SipEnding,
    private readonly once: Once,
  ) {}

  /** Notes a need: the unit's own row, from which a plan may grow. Answers its id. */
  identify(input: IdentifySipNeedInput): Promise<string> {
    return this.once.run('identifySipNeed', input, async () => {
      const kind = await this.begin(input.kind);
      const key = await this.entry.enter(input.caseId);
      const status = planMove(NEW, 'identify', new Set());
      const needOn = await this.desk.today();
      assertDays([['dischargeOn', input.dischargeOn]]);
      assertHasBeen(input.dischargeOn, needOn, 'dischargeOn');
      const manager = await RequestTransaction.current().manager();
      const plan = manager.create(SipPlan, {
        ...this.entry.birth(key),
        category: 'plan',
        kind, // whether a joint one is a SIP is known when it is known who takes part
        status,
        needOn,
        needText: input.text || null,
        dischargeOn: input.dischargeOn ?? null,
        meetingNo: 0,
        draft: {},
      });
      await manager.insert(SipPlan, plan);
      const payload = { plan: plan.id, agency: plan.ownerUnit, status };
      for (const type of SIP_EVENTS.identify) await this.desk.tell(plan, type, payload);
      return plan.id;
    });
  }

  /** One plain move of the table. Answers the plan's id; refuses with a code, and then changes nothing. */
  make(action: PlainAction, input: SipMoveInput): Promise<string> {
    return this.once.run(`sip.${action}`, input, async () => {
      const plan = await this.desk.open(input);
      const has = await this.facts(plan, action, input);
      const { otherText } = input;
      const reason = has.has('reason') ? input.reason : undefined;
      const change = {
        ...(action.startsWith('assess') ? { assessedOn: await this.desk.today() } : {}),
        ...(reason ? { reason } : {}),
      };
      const before = plan.status;
      await this.desk.step(plan, action, has, { change, otherText, payload: { reason } });
      if (action === 'beginClosing') await this.ending.meetNoMore(plan, reason as SipCloseReason);
      if (action === 'close') await this.ending.finish(plan, reason as SipCloseReason, before);
      return plan.id;
    });
  }

  /** Keeps the working text; nobody else has a row of it. No move, so no event. */
  saveDraft(input: SaveSipDraftInput): Promise<string> {
    return this.once.run('saveSipDraft', input, async () => {
      const plan = await this.desk.open(input);
      if (OVER.includes(plan.status)) throw new Refusal('NO_SUCH_MOVE');
      const { key: _key, planId: _plan, expectedVersion: _version, ...draft } = input;
      const days = actionsOf(draft).flatMap(({ from, to }) => [['goals', from] as const, ['goals', to] as const]);
      assertDays([['followUpOn', draft.followUpOn], ...days]);
      await this.parties.kinds(namedUnits(draft), 'goals');
      await this.entry.change(SipPlan, plan, { draft });
      return plan.id;
    });
  }

  /** The kind, if this unit may keep one such. */
  private async begin(kind: PlanKind = 'sip'): Promise<PlanKind> {
    const own = currentUnit();
    const keeper = (await this.parties.kinds([own], 'kind')).get(own);
    if (!keeper || !PLAN_KIND_RULES[kind].keptBy.includes(keeper))
      throw new Refusal('BAD_INPUT', NOT_THEIRS, { field: 'kind' });
    return kind;
  }

  private async facts(plan: SipPlan, action: PlainAction, input: SipMoveInput): Promise<Set<SipNeed>> {
    const has = formFacts(action, input);
    if (action === 'prepare' || action === 'resume') {
      if (await this.parties.consentHolds(plan.id, 'preparing')) has.add('consent');
    }
    if (action === 'resumePlan') {
      if (await this.parties.consentHolds(plan.id, 'active')) has.add('consent');
      if (plan.adoptedOn) has.add('adoptedVersion');
    }
    return has;
  }
}

const NOT_THEIRS = {
  sv: 'Er enhet för inte den sortens plan. Välj en annan sort.',
  en: 'Your unit does not keep that kind of plan. Choose another kind.',
};
