import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { IntroductionService } from '#consent';
import { PRESENTATION_EVENTS, PRESENTATION_MOVES, PRESENTING_PURPOSES } from '#domain';
import type { PresentationNeed } from '#domain';
import { NEW, Refusal, move } from '#kernel';
import { Deliveries, Journal, Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import type { PresentCaseInput } from './body.inputs.js';

interface Reach {
  readonly unitId: string;
  readonly name: string;
  readonly edgeId: string | null;
  readonly unreached: string | null;
}

/** Föredragning: one act of delivery to each member unit that was shown as reached, each by its own edge, or to nobody. */
@Injectable()
export class PresentingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly deliveries: Deliveries,
    private readonly introductions: IntroductionService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  present(input: PresentCaseInput): Promise<string> {
    return this.once.run('presentCase', input, async () => {
      const bodyId = await this.bodyOf(input.sittingId);
      const key = await this.entry.enter(input.caseId);
      const reached = await this.reached(input, bodyId);
      move(PRESENTATION_MOVES, NEW, 'present', 'presenter', new Set<PresentationNeed>(['ground', 'question']));
      const id = await this.write(key, bodyId, input);
      for (const to of reached) await this.give(key, bodyId, id, to);
      return bodyId;
    });
  }

  /** Exactly those who were shown: one whom no consent reaches any more stops it all, with her unit named. */
  private async reached({ caseId, toUnitIds }: PresentCaseInput, bodyId: string): Promise<Reach[]> {
    const found = await RequestTransaction.current().rows<Reach & Record<string, unknown>>(
      `select r.unit_id as "unitId", u.name, r.edge_id as "edgeId", r.unreached
       from api.presenting_reach($1, $2, $3) r join unit u on u.id = r.unit_id where r.unit_id = any($4::uuid[]) order by r.unit_id`,
      [caseId, bodyId, PRESENTING_PURPOSES, toUnitIds],
    );
    const lost = found.filter(({ unreached, edgeId }) => unreached !== null || edgeId === null);
    if (lost.length > 0) throw noGround(lost.map(({ name }) => name));
    if (found.length !== new Set(toUnitIds).size) throw new Refusal('BAD_INPUT', undefined, { field: 'toUnitIds' });
    return found;
  }

  private async bodyOf(sittingId: string): Promise<string> {
    const [found] = await RequestTransaction.current().rows<{ id: string }>(
      `select b.id from body_sitting s join body b on b.id = s.body_id and b.handles_people and b.ended_on is null
       where s.id = $1 and s.status = 'planned'`,
      [sittingId],
    );
    if (!found) throw new Refusal('NOT_FOUND');
    return found.id;
  }

  private async write(key: CaseKey, bodyId: string, { sittingId, need, question }: PresentCaseInput): Promise<string> {
    const { id, ownerUnit, holders } = this.entry.birth(key);
    await RequestTransaction.current().rows(
      `insert into body_case (id, association_id, case_id, owner_unit, holders, body_id, sitting_id, need, question, presented_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        key.associationId,
        key.caseId,
        ownerUnit,
        holders,
        bodyId,
        sittingId,
        need,
        question,
        currentActor().accountId,
      ],
    );
    return id;
  }

  private async give(key: CaseKey, bodyId: string, caseRow: string, { unitId, edgeId }: Reach): Promise<void> {
    const { id, ownerUnit, holders } = this.entry.birth(key);
    await RequestTransaction.current().rows(
      `insert into body_presentation (id, association_id, case_id, owner_unit, holders, body_id, body_case_id, from_unit, to_unit, status)
       values ($1, $2, $3, $4, $5, $6, $7, $4, $8, 'presented')`,
      [id, key.associationId, key.caseId, ownerUnit, holders, bodyId, caseRow, unitId],
    );
    const records = [{ kind: 'bodyCase', id: caseRow }, { kind: 'bodyPresentation', id }] as const; // prettier-ignore
    await this.deliveries.hand(records, unitId, { ground: 'CONSENT', edgeId: edgeId ?? undefined });
    await this.introductions.introduce(key, unitId);
    await this.journal.append(key, {
      type: PRESENTATION_EVENTS.present,
      payload: { presentation: id, body: bodyId, party: unitId },
      correspondence: { id, otherUnit: unitId },
    });
  }
}

function noGround(names: readonly string[]): Refusal {
  const units = names.join(', ');
  return new Refusal(
    'NO_GROUND',
    {
      sv: `Inget samtycke gäller längre till ${units}. Läs om sidan för att se vilka som får det; din text finns kvar.`,
      en: `No consent reaches ${units} any more. Reload to see who gets it; your text is kept.`,
    },
    { field: 'toUnitIds' },
  );
}
