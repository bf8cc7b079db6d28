import { Injectable } from '@nestjs/common';
import { Refusal, uuidv7 } from '#kernel';
import { GROUNDS, permits } from '#domain';
import type { Category, Ground } from '#domain';
import { currentActor } from '../actor/current.js';
import { RequestTransaction } from '../database/request-transaction.js';

/** Why something may be handed over: a consent edge found by the door itself, or a ground with its assessment. */
export interface GroundGiven {
  readonly ground: Ground;
  readonly edgeId?: string;
  readonly assessment?: string;
  /** Förbehåll: what the receiver may not do with it. */
  readonly reservation?: string;
}

/** A record that a unit may hand to another. */
export interface Record {
  readonly kind:
    | 'person'
    | 'member'
    | 'message'
    | 'event'
    | 'edge'
    | 'referral'
    | 'handoff'
    | 'sipVersion'
    | 'sipInvitation'
    | 'commitment'
    | 'bodyCase'
    | 'bodyPresentation'
    | 'slotCase'
    | 'meetingInvitation'
    | 'minutes'
    | 'document';
  readonly id: string;
}

/** A unit that this unit has decided to tell, and whether a confirmed edge lets it today. */
export interface Receiver {
  readonly unitId: string;
  readonly edgeId: string | null;
  /** The day from which a provider is told of what happened; null for an authority. */
  readonly notBefore?: string | null;
}

const NOT_THEIRS = {
  sv: 'En annan grund än samtycke prövas av en handläggare på enheten. Inhämta samtycke, eller be en handläggare göra det här.',
  en: 'Another ground than consent is decided on by a caseworker of the unit. Record a consent, or ask a caseworker to do this.',
};
const DELIVER = 'select deliver($1, $2, $3, $4, $5, $6, $7) as id';

/** The one way over a border. Every rule is asked by the door deliver() in the database, under the case lock. */
@Injectable()
export class Deliveries {
  /** Hands records of one act to one unit. Throws NO_GROUND when the ground does not hold; nothing is then delivered. */
  async hand(records: readonly Record[], toUnit: string, given: GroundGiven): Promise<void> {
    const act = uuidv7();
    const { ground, edgeId, assessment, reservation } = given;
    if (GROUNDS[ground].basis === 'assessment' && !permits(currentActor().roles, 'delivery.make'))
      throw new Refusal('FORBIDDEN', NOT_THEIRS, { field: 'ground' });
    const transaction = RequestTransaction.current();
    let delivered = 0;
    for (const { kind, id } of records) {
      const [row] = await transaction.rows<{ id: string | null }>(DELIVER, [
        kind, id, toUnit, ground, edgeId ?? null, assessment ?? null, act,
      ]); // prettier-ignore
      if (row?.id) delivered += 1;
    }
    if (reservation && delivered > 0) await transaction.rows('select reserve_delivery($1, $2)', [act, reservation]);
  }

  /** A move's event to the other party of its correspondence; a party that cannot be reached hinders nobody's move. */
  async reply(eventId: string, caseId: string, otherUnit: string): Promise<void> {
    await RequestTransaction.current().rows(`select deliver('event', $1, $2, 'REPLY') as id where may_reach($3, $2)`, [
      eventId,
      otherUnit,
      caseId,
    ]);
  }

  /** Whom the next save of this category goes to, by this unit's own sharing decisions. */
  async receivers(caseId: string, category: Category): Promise<Receiver[]> {
    return RequestTransaction.current().rows<Receiver & { unitId: string }>(
      `select s.to_unit as "unitId", own_edge(s.case_id, s.owner_unit, s.to_unit, $2) as "edgeId",
         case when is_provider(s.to_unit) then (select coalesce(min(d.arrived_on), app_today())::text from delivery d
           where d.case_id = s.case_id and d.from_unit = s.owner_unit and d.to_unit = s.to_unit) end as "notBefore"
       from sharing s join unit u on u.id = s.to_unit and (u.closed_on is null or u.closed_on > app_today())
       where s.case_id = $1 and s.owner_unit = current_unit() and $2 = any(s.categories) order by s.to_unit`,
      [caseId, category],
    );
  }

  /**
   * Hands a saved record to everyone the unit has decided to tell, except those switched off at this save. Whoever is told
   * something for the first time is told who it is about, when the consent covers contact details.
   */
  async share(
    record: Record,
    caseId: string,
    category: Category,
    withhold: readonly string[] = [],
    occurredOn?: string,
  ): Promise<void> {
    for (const { unitId, edgeId, notBefore } of await this.receivers(caseId, category)) {
      if (!edgeId || withhold.includes(unitId)) continue;
      if (notBefore && occurredOn && occurredOn < notBefore) continue; // before the provider joined: nothing earlier
      await this.hand(await this.unknownPerson(caseId, unitId), unitId, { ground: 'CONSENT' });
      await this.hand([record], unitId, { ground: 'CONSENT', edgeId });
    }
  }

  /** Each unit that was given what was wrong, and that a consent reaches today, gets what is right; the others wait for a reasoned act. */
  async tellReceivers(recordId: string, caseId: string, category: Category, told: readonly Record[]): Promise<void> {
    const reached = await RequestTransaction.current().rows<{ unitId: string; edgeId: string }>(
      `select d.to_unit as "unitId", own_edge($2, current_unit(), d.to_unit, $3) as "edgeId" from delivery d
       where d.record_id = $1 and d.from_unit = current_unit() and may_reach($2, d.to_unit)
         and own_edge($2, current_unit(), d.to_unit, $3) is not null group by d.to_unit order by d.to_unit`,
      [recordId, caseId, category],
    );
    for (const { unitId, edgeId } of reached) await this.hand(told, unitId, { ground: 'CONSENT', edgeId });
  }

  /** This unit's own row about the person, if the receiver has none and may be given it. */
  async unknownPerson(caseId: string, receiver: string): Promise<Record[]> {
    const [own] = await RequestTransaction.current().rows<{ id: string }>(
      `select p.id from person p where p.case_id = $1 and p.owner_unit = current_unit() and not $2 = any(p.holders)
         and own_edge(p.case_id, p.owner_unit, $2, 'contact') is not null order by p.id desc limit 1`,
      [caseId, receiver],
    );
    return own ? [{ kind: 'person', id: own.id }] : [];
  }
}
