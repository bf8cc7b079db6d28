import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { PRINCIPALS, planKind } from '#domain';
import type { PlanKind } from '#domain';
import { Refusal } from '#kernel';
import { Once, RequestTransaction } from '#platform';
import { PartyLookup } from './party.queries.js';
import { SipDesk } from './sip-desk.service.js';
import { assertHasBeen, assertToCome, formFacts, planMove } from './sip-facts.rules.js';
import { SipHandover } from './sip-handover.service.js';
import { SipInvitation } from './sip-invitation.entity.js';
import type { SipMoveInput } from './sip.inputs.js';
import type { SipPlan } from './sip-plan.entity.js';

/** What an invitation says, whoever it goes to. */
type Meeting = Pick<SipInvitation, 'meetingOn' | 'place' | 'purpose' | 'longTermGoal'>;

/** Kallelse and inbjudan: everyone named gets her own row, under consent or an assessed ground, or nobody does. */
@Injectable()
export class SipMeetings {
  constructor(
    private readonly entry: CaseEntry,
    private readonly desk: SipDesk,
    private readonly parties: PartyLookup,
    private readonly handover: SipHandover,
    private readonly once: Once,
  ) {}

  /** Calls kommun and region and invites the others; from who they are follows what the plan is. */
  call(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.call', input, async () => {
      const plan = await this.desk.open(input);
      const others = (input.unitIds ?? []).filter((id) => id !== plan.ownerUnit);
      const has = formFacts('call', input);
      if (others.length > 0) has.add('invited');
      assertToCome(input.date, await this.desk.today());
      planMove(plan.status, 'call', has);
      const { date = '', place = null, purpose = '', longTermGoal = '' } = input; // the table has asked for them
      const meeting = { meetingOn: date, place: place || null, purpose, longTermGoal };
      const kind = await this.invite(plan, meeting, others, input);
      const change = { kind, meetingNo: plan.meetingNo + 1, meetingOn: date, place: meeting.place };
      await this.desk.step(plan, 'call', has, { change, payload: { date } });
      return plan.id;
    });
  }

  /** Another day for the same units: new invitations, since what was delivered cannot be changed. */
  rebook(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.rebook', input, async () => {
      const plan = await this.desk.open(input);
      const has = formFacts('rebook', input);
      assertToCome(input.date, await this.desk.today());
      planMove(plan.status, 'rebook', has);
      const manager = await RequestTransaction.current().manager();
      const invited = await manager.findBy(SipInvitation, { planId: plan.id, meetingNo: plan.meetingNo });
      const [before] = invited;
      if (!before) throw new Refusal('NO_SUCH_MOVE');
      const { date = before.meetingOn, place = before.place } = input;
      const { purpose, longTermGoal } = before;
      const others = invited.map(({ toUnit }) => toUnit);
      await this.invite(plan, { meetingOn: date, place: place || null, purpose, longTermGoal }, others, input);
      const change = { meetingNo: plan.meetingNo + 1, meetingOn: date, place: place || null };
      await this.desk.step(plan, 'rebook', has, { change, payload: { date } });
      return plan.id;
    });
  }

  /** Inställt: back to preparing, with a coded reason that the invited are told. */
  cancel(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.cancelMeeting', input, async () => {
      const plan = await this.desk.open(input);
      const { reason, otherText } = input;
      const has = formFacts('cancelMeeting', input);
      const change = { meetingOn: null, place: null };
      await this.desk.step(plan, 'cancelMeeting', has, { change, otherText, payload: { reason } });
      return plan.id;
    });
  }

  /** Hållet. The day is when it was; what was agreed is written in the draft. */
  hold(input: SipMoveInput): Promise<string> {
    return this.once.run('sip.hold', input, async () => {
      const plan = await this.desk.open(input);
      const { date } = input;
      const has = formFacts('hold', input);
      assertHasBeen(date, await this.desk.today());
      await this.desk.step(plan, 'hold', has, { change: { meetingOn: date }, occurredOn: date, payload: { date } });
      return plan.id;
    });
  }

  private async invite(plan: SipPlan, meeting: Meeting, others: string[], input: SipMoveInput): Promise<PlanKind> {
    const kinds = await this.parties.kinds([plan.ownerUnit, ...others], 'unitIds');
    const kind = planKind([...kinds.values()], plan.kind);
    const unreached = await this.parties.unreached(plan.caseId, others);
    const assessed = input.ground && input.ground !== 'CONSENT';
    if (unreached.length > 0 && !assessed) throw noGround(unreached.map(({ name }) => name));
    const manager = await RequestTransaction.current().manager();
    for (const toUnit of [...others].sort()) {
      const birth = this.entry.birth({ associationId: plan.associationId, caseId: plan.caseId });
      const called = PRINCIPALS.includes(kinds.get(toUnit) ?? 'provider');
      const meetingNo = plan.meetingNo + 1;
      const row = { ...birth, ...meeting, category: 'plan', planId: plan.id, toUnit, meetingNo, kind, called } as const;
      await manager.insert(SipInvitation, row);
      const given = unreached.some(({ id }) => id === toUnit)
        ? { ground: input.ground ?? 'CONSENT', assessment: input.assessment }
        : ({ ground: 'CONSENT' } as const);
      await this.handover.hand(plan, [{ kind: 'sipInvitation', id: birth.id }], toUnit, given);
    }
    return kind;
  }
}

function noGround(names: readonly string[]): Refusal {
  const units = names.join(', ');
  return new Refusal(
    'NO_GROUND',
    {
      sv: `Inget samtycke omfattar ${units}. Inhämta samtycke, välj en prövad grund eller bjud inte in dem.`,
      en: `No consent covers ${units}. Record a consent, choose an assessed ground, or do not invite them.`,
    },
    { field: 'unitIds' },
  );
}
