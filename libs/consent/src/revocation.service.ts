import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Journal, Once, Reactions, RequestTransaction } from '#platform';
import { ConsentEdge } from './consent-edge.entity.js';
import { Consent } from './consent.entity.js';
import type { RevokeConsentInput } from './consent-terms.inputs.js';
import type { EdgeRefInput, NarrowEdgeInput } from './consent.inputs.js';

/** Edges of a consent and of the versions it took the place of, as far as they have not ended. */
const LIVE = `with recursive version as (
    select c.id, c.supersedes from consent c where c.id = $1
    union all select c.id, c.supersedes from consent c join version v on c.id = v.supersedes)
  select e.id from consent_edge e where e.consent_id in (select id from version) and e.revoked_at is null order by e.id`;

/** Återkallelse: asks for no assignment and no reason. */
@Injectable()
export class RevocationService {
  constructor(
    private readonly journal: Journal,
    private readonly reactions: Reactions,
    private readonly once: Once,
  ) {}

  /** Never refused to one who sees the edge. Every new delivery under it stops with this statement; open requests are held. */
  async revoke(input: EdgeRefInput): Promise<string> {
    return this.once.run('revokeEdge', input, async () => {
      const edge = await edgeOf(input.edgeId);
      await this.end(edge);
      return edge.caseId;
    });
  }

  /** A part of one direction: the same, for some kinds of information. */
  async narrow(input: NarrowEdgeInput): Promise<string> {
    return this.once.run('narrowEdge', input, async () => {
      const edge = await edgeOf(input.edgeId);
      const taken = edge.categories.filter((category) => input.categories.includes(category));
      if (taken.length === edge.categories.length) await this.end(edge);
      else if (taken.length > 0 && !edge.revokedAt) {
        await RequestTransaction.current().rows('select narrow_edge($1, $2)', [edge.id, taken]);
        await this.tell(edge, 'consent_narrowed');
      }
      return edge.caseId;
    });
  }

  /** Everything this consent says yes to, in every direction. */
  async revokeWhole(input: RevokeConsentInput): Promise<string> {
    return this.once.run('revokeConsent', input, async () => {
      const transaction = RequestTransaction.current();
      const manager = await transaction.manager();
      const seen = await manager.findOneBy(Consent, { id: input.consentId });
      if (!seen) throw new Refusal('NOT_FOUND');
      await transaction.rows('select lock_case($1)', [seen.caseId]);
      const consent = await manager.findOneByOrFail(Consent, { id: seen.id });
      if (['draft', 'pendingSignature', 'refused'].includes(consent.status)) throw new Refusal('NO_SUCH_MOVE');
      for (const { id } of await transaction.rows<{ id: string }>(LIVE, [consent.id])) await this.end(await edgeOf(id));
      return consent.caseId;
    });
  }

  /** Ends one edge; nothing when it is over already. */
  async end(edge: ConsentEdge): Promise<void> {
    await RequestTransaction.current().rows('select revoke_edge($1)', [edge.id]);
    if (!edge.revokedAt) await this.tell(edge, 'consent_revoked');
  }

  private async tell(edge: ConsentEdge, type: 'consent_revoked' | 'consent_narrowed'): Promise<void> {
    await this.journal.append(edge, { type, category: 'contact', payload: { edge: edge.id } });
    await this.reactions.tell('edge.revoked', { caseId: edge.caseId, edgeId: edge.id });
  }
}

async function edgeOf(id: string): Promise<ConsentEdge> {
  const manager = await RequestTransaction.current().manager();
  const edge = await manager.findOneBy(ConsentEdge, { id });
  if (!edge) throw new Refusal('NOT_FOUND');
  return edge;
}
