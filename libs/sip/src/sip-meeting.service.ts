import { Injectable } from '@nestjs/common';
import { PRINCIPALS, planKind } from '#domain';
import type { MeetingKind, PlanKind, SipNeed } from '#domain';
import { Refusal } from '#kernel';
import { PlanMeetings, pointsOf } from '#meeting';
import { Once } from '#platform';
import { PartyLookup } from './party.queries.js';
import type { PlanCall } from './party.queries.js';
import { SipDesk } from './sip-desk.service.js';
import { assertHasBeen, assertToCome, formFacts, planMove } from './sip-facts.rules.js';
import type { SipMoveInput } from './sip.inputs.js';
import type { SipPlan } from './sip-plan.entity.js';

/** As long as a meeting is, unless something else is said. */
const AN_HOUR = 60;

/** Kallelse and inbjudan to a plan's meeting. The meeting is one of the meeting room; whom the law calls, and when, the plan knows. */
@Injectable()
export class SipMeetings {
  constructor(
    private readonly desk: SipDesk,
    private readonly parties: PartyLookup,
    private readonly meetings: PlanMeetings,
    private readonly once: Once,
  ) {}

  /** Calls kommun and region and invites the others; from who they are follows what the plan is. */
  call(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.call', input, async () => {
      const plan = await this.desk.open(input);
      const others = (input.unitIds ?? []).filter((id) => id !== plan.ownerUnit);
      const has = formFacts('call', input);
      if (others.length > 0) has.add('invited');
      for (const day of [input.date, ...(input.otherTimes ?? []).map((time) => time.slice(0, 10))])
        assertToCome(day, await this.desk.today());
      planMove(plan.status, 'call', has, plan);
      const { date = '', startsAt = '', purpose = '', longTermGoal = '' } = input; // the table has asked for them
      const said = { date, startsAt, place: input.place || null, purpose, longTermGoal };
      const kind = await this.kindOf(plan, others);
      await this.invite({ ...plan, kind }, { ...said, minutes: input.minutes ?? AN_HOUR }, others, input);
      const change = { kind, meetingNo: plan.meetingNo + 1, meetingOn: date, place: said.place };
      await this.desk.step(plan, 'call', has, { change, payload: { date } });
      return plan.id;
    });
  }

  /** Another day for the same units: new calls, since what was delivered cannot be changed. */
  rebook(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.rebook', input, async () => {
      const plan = await this.desk.open(input);
      const before = await this.parties.calls(plan.id, plan.meetingNo);
      const [one] = before;
      if (!one) throw new Refusal('NO_SUCH_MOVE');
      const times = await this.meetings.times(plan.id); // none, when it was called before meetings of plans were meetings
      const { date = one.date, startsAt = times?.startsAt, place = one.place } = input;
      const has = formFacts('rebook', { ...input, startsAt });
      if (times) has.add('comingMeeting');
      assertToCome(input.date, await this.desk.today());
      planMove(plan.status, 'rebook', has);
      const { purpose, longTermGoal } = one;
      const said = { date, startsAt: startsAt ?? '', place: place || null, purpose, longTermGoal };
      const minutes = input.minutes ?? times?.minutes ?? AN_HOUR;
      const kind = await this.kindOf(plan, before.map(({ toUnit }) => toUnit)); // prettier-ignore
      await this.invite({ ...plan, kind }, { ...said, minutes }, before.map(({ toUnit }) => toUnit), input); // prettier-ignore
      const change = { meetingNo: plan.meetingNo + 1, meetingOn: date, place: said.place };
      await this.desk.step(plan, 'rebook', has, { change, payload: { date } });
      return plan.id;
    });
  }

  /** Inställt: back to preparing, with a coded reason that the invited are told. */
  cancel(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.cancelMeeting', input, async () => {
      const plan = await this.desk.open(input);
      const { reason, otherText } = input;
      const has = await this.facts(plan, 'cancelMeeting', input);
      const change = { meetingOn: null, place: null };
      await this.desk.step(plan, 'cancelMeeting', has, { change, otherText, payload: { reason } });
      if (reason) await this.meetings.callOff(plan.id, reason);
      return plan.id;
    });
  }

  /** Hållet. The day is when it was; what was agreed is written in the meeting and in the draft. */
  hold(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.hold', input, async () => {
      const plan = await this.desk.open(input);
      const { date } = input;
      const has = await this.facts(plan, 'hold', input);
      assertHasBeen(date, await this.desk.today());
      await this.desk.step(plan, 'hold', has, { change: { meetingOn: date }, occurredOn: date, payload: { date } });
      if (date) await this.meetings.held(plan.id, date);
      return plan.id;
    });
  }

  private async facts(plan: SipPlan, action: 'cancelMeeting' | 'hold', input: SipMoveInput): Promise<Set<SipNeed>> {
    const has = formFacts(action, input);
    if (await this.meetings.times(plan.id)) has.add('comingMeeting');
    return has;
  }

  /** What the plan is follows from whom it calls; once adopted, from its versions alone. */
  private async kindOf(plan: SipPlan, others: readonly string[]): Promise<PlanKind> {
    if (plan.adoptedOn) return plan.kind;
    const kinds = await this.parties.kinds([plan.ownerUnit, ...others], 'unitIds');
    return planKind([...kinds.values()], plan.kind);
  }

  private async invite(plan: SipPlan, call: Said, others: readonly string[], input: SipMoveInput): Promise<void> {
    const kinds = await this.parties.kinds(others, 'unitIds');
    const calledIds = others.filter((id) => PRINCIPALS.includes(kinds.get(id) ?? 'provider'));
    const { longTermGoal, ...said } = call;
    const part = { planId: plan.id, meetingNo: plan.meetingNo + 1, planKind: plan.kind, longTermGoal, calledIds };
    const calling = {
      ...said,
      kind: meetingOf(plan),
      points: pointsOf(input.agenda),
      ...{ others: input.others, otherTimes: input.otherTimes },
      plan: part,
    };
    const key = { associationId: plan.associationId, caseId: plan.caseId };
    await this.meetings.call(key, calling, others, input);
  }
}

function meetingOf({ adoptedOn, kind }: SipPlan): MeetingKind {
  if (adoptedOn) return 'planFollowUp';
  return kind === 'sip' ? 'sip' : 'planning';
}

type Said = Omit<PlanCall, 'toUnit'> & { readonly startsAt: string; readonly minutes: number };
