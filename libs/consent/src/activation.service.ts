import { Injectable } from '@nestjs/common';
import { CaseEntry, Coordination, Member } from '#cases';
import { CONSENT_MOVES } from '#domain';
import type { Direction } from '#domain';
import { move, uuidv7 } from '#kernel';
import { Journal, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { Consent } from './consent.entity.js';
import { ConsentEdge } from './consent-edge.entity.js';
import { IntroductionService } from './introduction.service.js';
import { RevocationService } from './revocation.service.js';
import { SharingService } from './sharing.service.js';
import { baseParties, hasExclusions } from './terms.policy.js';

/** An edge of an earlier version that has not ended. */
interface Standing {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly known: boolean;
}

const STANDING = `with recursive earlier as (
    select c.id, c.supersedes from consent c where c.id = $1
    union all select c.id, c.supersedes from consent c join earlier e on c.id = e.supersedes)
  select e.id, e.from_unit as "from", e.to_unit as "to", e.from_unit = any(e.holders) as known
  from consent_edge e where e.consent_id in (select id from earlier) and e.owner_unit = current_unit() and e.revoked_at is null
  order by e.confirmed_at is null, e.id`;

/** A yes takes effect: its edges, what they take the place of, who is a member, what flows. */
@Injectable()
export class ActivationService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly sharing: SharingService,
    private readonly introductions: IntroductionService,
    private readonly revocations: RevocationService,
    private readonly journal: Journal,
  ) {}

  async activate(key: CaseKey, consent: Consent, share: boolean): Promise<void> {
    const edges = new Map<string, string>();
    for (const direction of consent.directions) edges.set(wayOf(direction), await this.insertEdge(key, consent, direction));
    if (consent.supersedes) await this.supersede(key, consent.supersedes, edges);
    await this.noteMembers(key, consent.directions);
    if (share) await this.letBaseFactsFlow(key, consent.directions);
    const until = await RequestTransaction.current().value<string>('select (upper($1::daterange) - 1)::text', [consent.during]);
    await this.journal.append(key, {
      type: 'consent_recorded',
      category: 'contact',
      payload: { consent: consent.id, no: consent.consentNo, until },
    });
  } // prettier-ignore

  /** The unit's own edge is confirmed by recording it; any other waits for the unit that gives. */
  private async insertEdge(key: CaseKey, consent: Consent, direction: Direction): Promise<string> {
    const { unitId, accountId } = currentActor();
    const isOwn = direction.from === unitId;
    const transaction = RequestTransaction.current();
    const now = await transaction.value<Date>('select app_now()');
    const id = uuidv7();
    await (
      await transaction.manager()
    ).insert(ConsentEdge, {
      ...this.entry.birth(key),
      id,
      category: 'contact',
      consentId: consent.id,
      fromUnit: direction.from,
      toUnit: direction.to,
      categories: [...direction.categories],
      purposeCode: consent.purposeCode,
      during: consent.during,
      hasExclusions: hasExclusions(direction, consent.exclusions),
      confirmedAt: isOwn ? now : null,
      confirmedBy: isOwn ? accountId : null,
    });
    return id;
  }

  /** Direction by direction: nothing wider than what she says now goes on, and nothing she still says yes to stops. */
  private async supersede(key: CaseKey, earlier: string, edges: ReadonlyMap<string, string>): Promise<void> {
    const transaction = RequestTransaction.current();
    const before = await this.entry.load(Consent, earlier);
    // one that has run out or been taken back already has its end: it is followed, not replaced
    if (before.status !== 'expired' && before.status !== 'revoked') {
      const status = move(CONSENT_MOVES, before.status, 'supersede', 'recorder', new Set(['newVersion']));
      await this.entry.change(Consent, before, { status });
    }
    for (const old of await transaction.rows<Standing & { id: string }>(STANDING, [earlier])) {
      const next = edges.get(wayOf(old));
      if (!next) await this.revocations.end(await this.entry.load(ConsentEdge, old.id));
      else {
        // a unit that knows the old edge is told of the new one before it takes over
        if (old.known && old.from !== currentActor().unitId) await this.introductions.introduce(key, old.from);
        await transaction.rows('select replace_edge($1, $2)', [old.id, next]);
      }
    }
  }

  /** Party to a base consent (contact and plan) with the coordinating unit: a member, from today. */
  private async noteMembers(key: CaseKey, directions: readonly Direction[]): Promise<void> {
    const { unitId } = currentActor();
    const transaction = RequestTransaction.current();
    const manager = await transaction.manager();
    if (!(await manager.findOneBy(Coordination, { caseId: key.caseId }))) return;
    const today = await transaction.value<string>('select app_today()::text');
    for (const other of baseParties(directions, unitId)) {
      const known = await manager.countBy(Member, { caseId: key.caseId, unitId: other });
      if (known > 0) continue;
      await manager.insert(Member, { ...this.entry.birth(key), category: 'contact', unitId: other, since: today });
    }
  }

  private async letBaseFactsFlow(key: CaseKey, directions: readonly Direction[]): Promise<void> {
    const { unitId } = currentActor();
    for (const { from, to, categories } of directions) {
      if (from === unitId && categories.includes('plan')) await this.sharing.add(key, to, ['plan']);
    }
  }
}

const wayOf = ({ from, to }: Pick<Direction, 'from' | 'to'>): string => `${from}>${to}`;
