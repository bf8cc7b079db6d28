import { Injectable } from '@nestjs/common';
import { Nameless } from '#cases';
import { MEMBERSHIP_MOVES } from '#domain';
import type { MembershipAction, MembershipNeed, MembershipParty, MembershipStatus } from '#domain';
import { NEW, Refusal, move, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import type { MoveMembershipInput, StartBodyInput } from './body.inputs.js';

interface Known {
  readonly keeper: string;
  readonly id: string | null;
  readonly status: MembershipStatus | null;
  readonly version: number | null;
}

// prettier-ignore
const ALREADY = {
  sv: 'Enheten är redan med i gruppen, eller är tillfrågad.',
  en: 'The unit is in the group already, or has been asked.',
};
// prettier-ignore
const NO_PEOPLE = {
  sv: 'En enhet utan egna personuppgifter, som förbundets kansli, kan inte vara med i en grupp som tar upp personer.',
  en: 'A unit that holds nothing about persons, such as the association’s office, cannot be in a group that takes people up.',
};

/** A group and who is in it. The keeping unit asks; each unit agrees for itself, and the database asks the same again. */
@Injectable()
export class BodyService {
  constructor(
    private readonly once: Once,
    private readonly nameless: Nameless,
  ) {}

  start(input: StartBodyInput): Promise<string> {
    return this.once.run('startBody', input, async () => {
      const unitId = currentUnit();
      const of = await this.association(input.associationId);
      await this.nameless.assert('name', input.name);
      const [id, own] = [uuidv7(), uuidv7()];
      const transaction = RequestTransaction.current();
      await transaction.rows(
        'insert into body (id, association_id, owner_unit, kind, name) values ($1, $2, $3, $4, $5)',
        [id, of, unitId, input.kind, input.name],
      );
      await this.assertMayHandle(unitId, id, 'kind');
      await this.join(own, id, unitId, unitId);
      return id;
    });
  }

  moveMembership(input: MoveMembershipInput): Promise<string> {
    return this.once.run('moveMembership', input, async () => {
      const { action, bodyId, unitId } = input;
      const known = await this.known(bodyId, unitId);
      if (action === 'propose') await this.propose(known, bodyId, unitId);
      else if (action === 'name') await this.name(known, input);
      else await this.step(known, action, input);
      return bodyId;
    });
  }

  private async propose(known: Known, bodyId: string, unitId: string): Promise<void> {
    if (known.status === 'proposed' || known.status === 'active') throw new Refusal('NO_SUCH_MOVE', ALREADY);
    move(MEMBERSHIP_MOVES, NEW, 'propose', partyOf(known, unitId, true), new Set<MembershipNeed>(['unit']));
    await this.assertMayHandle(unitId, bodyId, 'unitId');
    await this.join(uuidv7(), bodyId, known.keeper, unitId);
  }

  /** An association holds nothing about persons, whoever keeps the group. */
  private async assertMayHandle(unitId: string, bodyId: string, field: string): Promise<void> {
    const refused = await RequestTransaction.current().rows(
      `select 1 from unit u, body b where u.id = $1 and b.id = $2 and b.handles_people and (u.kind = 'association' or u.secrecy = 'none')`,
      [unitId, bodyId],
    );
    if (refused.length > 0) throw new Refusal('BAD_INPUT', NO_PEOPLE, { field });
  }

  private async step(known: Known, action: MembershipAction, input: MoveMembershipInput): Promise<void> {
    if (known.status === null) throw new Refusal('NOT_FOUND');
    const status = move(MEMBERSHIP_MOVES, known.status, action, partyOf(known, input.unitId, false), new Set());
    await this.change(known, input, status);
  }

  /** Whom the unit sends: a colleague. Who she is stays in the unit. */
  private async name(known: Known, input: MoveMembershipInput): Promise<void> {
    if (input.unitId !== currentUnit() || known.status !== 'active') throw new Refusal('NO_SUCH_MOVE');
    const changed = await RequestTransaction.current().rows(
      'update body_member set account_id = $3, version = version + 1 where id = $1 and version = $2 returning id',
      [known.id, input.expectedVersion ?? known.version, input.accountId ?? null],
    );
    if (changed.length !== 1) throw conflict(input.bodyId);
  }

  /** Another colleague sits in the group for the unit, or nobody yet; in a move that has asked already who may say so. */
  async send(membershipId: string, expectedVersion: number, accountId: string | null): Promise<void> {
    const changed = await RequestTransaction.current().rows<{ id: string }>(
      `update body_member set account_id = $3, version = version + 1
       where id = $1 and version = $2 and unit_id = current_unit() and status = 'active' returning id`,
      [membershipId, expectedVersion, accountId],
    );
    if (changed.length !== 1) throw conflict(membershipId);
  }

  private async change(known: Known, input: MoveMembershipInput, status: MembershipStatus): Promise<void> {
    const changed = await RequestTransaction.current().rows(
      'update body_member set status = $3, version = version + 1 where id = $1 and version = $2 returning id',
      [known.id, input.expectedVersion ?? known.version, status],
    );
    if (changed.length !== 1) throw conflict(input.bodyId);
  }

  private async join(id: string, bodyId: string, keeper: string, unitId: string): Promise<void> {
    const status: MembershipStatus = keeper === unitId ? 'active' : 'proposed';
    await RequestTransaction.current().rows(
      'insert into body_member (id, body_id, owner_unit, unit_id, status) values ($1, $2, $3, $4, $5)',
      [id, bodyId, keeper, unitId, status],
    );
  }

  /** The group, and the unit's latest membership in it. */
  private async known(bodyId: string, unitId: string): Promise<Known> {
    const [found] = await RequestTransaction.current().rows<Known & Record<string, unknown>>(
      `select b.owner_unit as keeper, m.id, m.status, m.version from body b
         left join body_member m on m.body_id = b.id and m.unit_id = $2
       where b.id = $1 and b.ended_on is null order by m.id desc limit 1`,
      [bodyId, unitId],
    );
    if (!found) throw new Refusal('NOT_FOUND');
    return found;
  }

  private async association(wanted?: string): Promise<string> {
    const [only, another] = await RequestTransaction.current().rows<{ id: string }>(
      'select association_id as id from unit_association where unit_id = current_unit() and coalesce(association_id = $1, true)',
      [wanted ?? null],
    );
    if (!only || another) throw new Refusal('BAD_INPUT', undefined, { field: 'associationId' });
    return only.id;
  }
}

/** Of its own membership the keeping unit is both; it asks as keeper and leaves as either. */
function partyOf({ keeper }: Known, unitId: string, isAsking: boolean): MembershipParty {
  const me = currentUnit();
  if (isAsking) return me === keeper ? 'keeper' : 'unit';
  return me === unitId ? 'unit' : 'keeper';
}

export const conflict = (bodyId: string): Refusal =>
  new Refusal('CONFLICT', undefined, { current: { kind: 'body', id: bodyId } });
