import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Refusal } from '#kernel';
import { Journal, Once, RequestTransaction, currentUnit } from '#platform';
import { ConsentEdge } from './consent-edge.entity.js';
import type { ConfirmEdgeInput, EdgeRefInput } from './consent.inputs.js';
import { IntroductionService } from './introduction.service.js';
import { SharingService } from './sharing.service.js';

/** Moves on one edge: asked for, and confirmed by the unit that gives. */
@Injectable()
export class EdgeService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly sharing: SharingService,
    private readonly introductions: IntroductionService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  /** Only the unit that gives, for its own records. From here on the edge grounds deliveries. */
  async confirm(input: ConfirmEdgeInput): Promise<string> {
    return this.once.run('confirmEdge', input, async () => {
      const edge = await this.entry.load(ConsentEdge, input.edgeId);
      await RequestTransaction.current().rows('select confirm_edge($1)', [edge.id]);
      if (input.share !== false && edge.categories.includes('plan'))
        await this.sharing.add(edge, edge.toUnit, ['plan']);
      await this.journal.append(edge, { type: 'consent_confirmed', category: 'contact', payload: { edge: edge.id } });
      return edge.caseId;
    });
  }

  /** Be om bekräftelse: hands the proposed edge to the unit it asks to give, under the asking unit's own edge to it. */
  async ask(input: EdgeRefInput): Promise<string> {
    return this.once.run('askEdgeConfirmation', input, async () => {
      const edge = await this.entry.load(ConsentEdge, input.edgeId);
      if (edge.ownerUnit !== currentUnit()) throw new Refusal('WRONG_PARTY');
      await this.introductions.introduce(edge, edge.fromUnit);
      return edge.caseId;
    });
  }
}
