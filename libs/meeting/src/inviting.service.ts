import { Injectable } from '@nestjs/common';
import { CaseEntry, PersonService } from '#cases';
import { IntroductionService } from '#consent';
import { INVITATION_MOVES, MEETING_EVENTS, OPEN_INVITATIONS } from '#domain';
import type { Ground, InvitationAction, PlanKind } from '#domain';
import { NEW, Refusal, move } from '#kernel';
import { Deliveries, Journal, RequestTransaction } from '#platform';
import type { CaseKey, GroundGiven, HeldRecord } from '#platform';

/** What an invitation says, whoever it goes to. */
export interface Call {
  readonly meetingId: string;
  readonly round: number;
  readonly kind: string;
  readonly date: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string | null;
  readonly purpose: string;
  readonly agenda: string | null;
  /** Times to choose among; null when the time is set. */
  readonly options?: readonly string[] | null | undefined;
  readonly plan?: PlanPart | undefined;
}
/** What a plan says with each call to its meeting: kommun and region are called by law, others invited. */
export interface PlanPart {
  readonly planId: string;
  readonly meetingNo: number;
  readonly planKind: PlanKind;
  readonly longTermGoal: string;
  readonly calledIds: readonly string[];
}
export interface Given {
  readonly ground?: Ground | undefined;
  readonly assessment?: string | undefined;
}

/** Kallelser: each unit its own row, by its own ground, or nobody is called. */
@Injectable()
export class InvitingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly deliveries: Deliveries,
    private readonly introductions: IntroductionService,
    private readonly journal: Journal,
    private readonly persons: PersonService,
  ) {}

  async invite(key: CaseKey, call: Call, unitIds: readonly string[], given: Given): Promise<void> {
    const units = await this.units(key, unitIds);
    const isAssessed = Boolean(given.ground && given.ground !== 'CONSENT');
    const unreached = units.filter(({ reached }) => !reached);
    if (unreached.length > 0 && !isAssessed) throw noGround(unreached.map(({ name }) => name));
    for (const { id: unitId, reached } of units) {
      const id = await this.write(key, call, unitId);
      const ground: GroundGiven =
        reached || !given.ground ? { ground: 'CONSENT' } : { ground: given.ground, assessment: given.assessment ?? '' };
      const about = reached ? [] : await this.about(key);
      await this.deliveries.hand([{ kind: 'meetingInvitation', id }, ...about], unitId, ground);
      if (reached) await this.introductions.introduce(key, unitId);
      // of a plan's meeting the plan tells those a consent reaches: nobody is told twice
      if (!(call.plan && reached)) await this.tell(key, id, unitId, call.round === 1 ? 'call' : 'rebook');
    }
  }

  /** Whoever is called on an assessed ground has to know whom it is about; by a consent the introduction says it. */
  private async about({ caseId }: CaseKey): Promise<HeldRecord[]> {
    const own = await this.persons.own(caseId);
    return own ? [{ kind: 'person', id: own.id }] : [];
  }

  /** Minutes, to those of the units that a consent reaches today; the others wait for an act with a ground of its own. */
  async hand(key: CaseKey, minutesId: string, unitIds: readonly string[]): Promise<void> {
    const reached = await RequestTransaction.current().rows<{ id: string }>(
      `select u.id from unit u where u.id = any($2::uuid[]) and u.id <> current_unit() and (u.closed_on is null or u.closed_on > app_today())
         and may_reach($1, u.id) and own_edge($1, current_unit(), u.id, 'plan') is not null order by u.id`,
      [key.caseId, unitIds],
    );
    for (const { id } of reached) {
      await this.deliveries.hand([{ kind: 'minutes', id: minutesId }], id, { ground: 'CONSENT' });
      await this.introductions.introduce(key, id);
    }
  }

  /** The calls of a day that is no more: rebooked, called off or held. Codes only, so that it needs no new ground. */
  async settle(
    key: CaseKey,
    meetingId: string,
    action: 'replace' | 'cancel' | 'close',
    reason?: string,
  ): Promise<string[]> {
    const status = move(INVITATION_MOVES, 'invited', action, 'planner', new Set());
    const rows = await RequestTransaction.current().rows<{ id: string; unitId: string; heard: boolean }>(
      `update meeting_invitation set status = $2, reason = $3, version = version + 1
       where meeting_id = $1 and owner_unit = current_unit() and status = any($4)
       returning id, to_unit as "unitId", plan_id is not null and own_edge(case_id, current_unit(), to_unit, 'plan') is not null as heard`,
      [meetingId, status, reason ?? null, OPEN_INVITATIONS],
    );
    if (action !== 'replace')
      for (const { id, unitId, heard } of rows)
        if (!heard) await this.tell(key, id, unitId, action === 'cancel' ? 'cancel' : 'hold');
    return rows.map(({ unitId }) => unitId);
  }

  private async tell(key: CaseKey, id: string, unitId: string, action: keyof typeof MEETING_EVENTS): Promise<void> {
    await this.journal.append(key, {
      type: MEETING_EVENTS[action],
      payload: { invitation: id, party: unitId },
      correspondence: { id, otherUnit: unitId },
    });
  }

  private async units(key: CaseKey, unitIds: readonly string[]) {
    const wanted = [...new Set(unitIds)];
    const found = await RequestTransaction.current().rows<{ id: string; name: string; reached: boolean }>(
      `select u.id, u.name, own_edge($1, current_unit(), u.id, 'plan') is not null as reached from unit u
       where u.id = any($2::uuid[]) and u.id <> current_unit() and (u.closed_on is null or u.closed_on > app_today()) order by u.id`,
      [key.caseId, wanted],
    );
    if (found.length !== wanted.length) throw new Refusal('BAD_INPUT', undefined, { field: 'unitIds' });
    return found;
  }

  private async write(key: CaseKey, call: Call, unitId: string): Promise<string> {
    const { id, ownerUnit, holders } = this.entry.birth(key);
    const status = move(INVITATION_MOVES, NEW, 'invite' satisfies InvitationAction, 'planner', new Set(['ground']));
    const { meetingId, round, kind, date, startsAt, minutes, place, purpose, agenda, options = null, plan } = call;
    const ofPlan = plan
      ? [plan.planId, plan.meetingNo, plan.planKind, plan.longTermGoal, plan.calledIds.includes(unitId)]
      : [null, null, null, null, null];
    await RequestTransaction.current().rows(
      `insert into meeting_invitation (id, association_id, case_id, owner_unit, holders, meeting_id, round, to_unit, kind,
         meeting_on, starts_at, minutes, place, purpose, agenda, status, options, plan_id, plan_meeting, plan_kind, long_term_goal, called)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
      [
        id, key.associationId, key.caseId, ownerUnit, holders, meetingId, round, unitId, kind,
        date, startsAt, minutes, place, purpose, agenda, status, options, ...ofPlan,
      ], // prettier-ignore
    );
    return id;
  }
}

function noGround(names: readonly string[]): Refusal {
  const units = names.join(', ');
  return new Refusal(
    'NO_GROUND',
    {
      sv: `Inget samtycke omfattar ${units}. Inhämta samtycke, välj en prövad grund eller kalla dem inte.`,
      en: `No consent covers ${units}. Record a consent, choose an assessed ground, or do not call them.`,
    },
    { field: 'unitIds' },
  );
}
