import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Journal, Once, Reactions, RequestTransaction } from '#platform';
import { ConsentEdge } from './consent-edge.entity.js';
import type { EdgeRefInput } from './consent.inputs.js';

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
      const transaction = RequestTransaction.current();
      const manager = await transaction.manager();
      const edge = await manager.findOneBy(ConsentEdge, { id: input.edgeId });
      if (!edge) throw new Refusal('NOT_FOUND');
      await transaction.rows('select revoke_edge($1)', [edge.id]);
      if (!edge.revokedAt) {
        await this.journal.append(edge, { type: 'consent_revoked', category: 'contact', payload: { edge: edge.id } });
        await this.reactions.tell('edge.revoked', { caseId: edge.caseId, edgeId: edge.id });
      }
      return edge.caseId;
    });
  }
}
