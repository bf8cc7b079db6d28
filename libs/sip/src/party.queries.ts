import { Injectable } from '@nestjs/common';
import type { AgencyKind } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';

const NO_SUCH_UNIT = {
  sv: 'En av enheterna finns inte eller är stängd. Välj en annan i listan.',
  en: 'One of the units does not exist or is closed. Choose another from the list.',
};

/** One unit's call to a meeting of a plan. */
export interface PlanCall {
  readonly toUnit: string;
  readonly date: string;
  readonly place: string | null;
  readonly purpose: string;
  readonly longTermGoal: string;
}

/** Small look-ups about those who take part in a plan. */
@Injectable()
export class PartyLookup {
  /** Whose each unit is; refuses with the field when one is not there or is closed. */
  async kinds(unitIds: readonly string[], field: string): Promise<Map<string, AgencyKind>> {
    const found = await RequestTransaction.current().rows<{ id: string; kind: AgencyKind }>(
      `select u.id, a.kind from unit u join agency a on a.id = u.agency_id
       where u.id = any($1::uuid[]) and (u.closed_on is null or u.closed_on > app_today())`,
      [unitIds],
    );
    if (found.length !== new Set(unitIds).size) throw new Refusal('BAD_INPUT', NO_SUCH_UNIT, { field });
    return new Map(found.map(({ id, kind }) => [id, kind]));
  }

  /** Those of the units that no consent lets this unit hand plan facts to today, by name. */
  async unreached(caseId: string, unitIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    return RequestTransaction.current().rows<{ id: string; name: string }>(
      `select id, name from unit
       where id = any($2::uuid[]) and own_edge($1, current_unit(), id, 'plan') is null order by name`,
      [caseId, unitIds],
    );
  }

  /** Those of the units that no wall keeps from the case, the own unit among them, and whether a consent lets us hand them plan facts today. */
  async reachable(caseId: string, unitIds: readonly string[]): Promise<Map<string, boolean>> {
    const found = await RequestTransaction.current().rows<{ id: string; covered: boolean }>(
      `select u.id, u.id = current_unit() or own_edge($1, current_unit(), u.id, 'plan') is not null as covered
       from unit u where u.id = any($2::uuid[]) and (u.closed_on is null or u.closed_on > app_today())
         and (u.id = current_unit() or may_reach($1, u.id))`,
      [caseId, unitIds],
    );
    return new Map(found.map(({ id, covered }) => [id, covered]));
  }

  /** Whether a consent lets this unit hand health facts to that one today. */
  reachesHealth(caseId: string, unitId: string): Promise<boolean> {
    return RequestTransaction.current().value<boolean>(
      `select own_edge($1, current_unit(), $2, 'health') is not null`,
      [caseId, unitId],
    );
  }

  /** The crisis plan of a version, a row of its own; undefined when there is none, or it is not held here. */
  async crisisPlanOf(versionId: string): Promise<string | undefined> {
    const [found] = await RequestTransaction.current().rows<{ id: string }>(
      `select id from message where about_kind = 'sip' and about_id = $1 and category = 'health' and owner_unit = current_unit()
       order by id desc limit 1`,
      [versionId],
    );
    return found?.id;
  }

  /** Who is called to a meeting of the plan, and to what. */
  calls(planId: string, meetingNo: number): Promise<PlanCall[]> {
    return RequestTransaction.current().rows(
      `select to_unit as "toUnit", meeting_on as date, place, purpose, long_term_goal as "longTermGoal" from plan_call
       where plan_id = $1 and meeting_no = $2 and owner_unit = current_unit() order by to_unit`,
      [planId, meetingNo],
    );
  }

  /** Whom the plan has called since it was last adopted: to its first meeting, or to a follow-up. */
  async calledSince(planId: string, meetingNo: number, versionId: string | undefined): Promise<string[]> {
    const called = await RequestTransaction.current().rows<{ id: string }>(
      `select to_unit as id from plan_call
       where plan_id = $1 and meeting_no = $2 and owner_unit = current_unit() and ($3::uuid is null or id > $3) order by to_unit`,
      [planId, meetingNo, versionId],
    );
    return called.map(({ id }) => id);
  }

  /** Whether the consent still carries the plan in that state. */
  consentHolds(planId: string, status: string): Promise<boolean> {
    return RequestTransaction.current().value<boolean>('select sip_consent_holds($1, $2)', [planId, status]);
  }

  /** Those who hear what happens to the plan, as far as a consent reaches. */
  async audience(planId: string): Promise<string[]> {
    const heard = await RequestTransaction.current().rows<{ id: string }>(
      'select unit_id as id from sip_audience($1)',
      [planId],
    );
    return heard.map(({ id }) => id);
  }

  /** The case of a plan of which this unit has something; undefined when it has nothing. */
  async caseOf(planId: string): Promise<string | undefined> {
    const [held] = await RequestTransaction.current().rows<{ caseId: string }>(
      `select case_id as "caseId" from sip_version where plan_id = $1 union all select case_id from plan_call where plan_id = $1
       union all select case_id from sip_commitment where plan_id = $1 limit 1`,
      [planId],
    );
    return held?.caseId;
  }
}
