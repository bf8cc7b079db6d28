import { Injectable } from '@nestjs/common';
import { Deliveries, RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';

/** How a unit comes to know what it is asked to take part in. */
@Injectable()
export class IntroductionService {
  constructor(private readonly deliveries: Deliveries) {}

  /** What a unit must know to take part: whom it is about, its own proposed edges and its membership. Does nothing without an edge to it. */
  async introduce(key: CaseKey, toUnit: string): Promise<void> {
    const transaction = RequestTransaction.current();
    const own = 'case_id = $1 and owner_unit = current_unit() and not $2 = any(holders)';
    const edges = await transaction.rows<{ id: string }>(
      `select id from consent_edge where ${own} and from_unit = $2 and revoked_at is null and during @> app_today() order by id`,
      [key.caseId, toUnit],
    );
    const members = await transaction.rows<{ id: string }>(`select id from member where ${own} and unit_id = $2`, [
      key.caseId,
      toUnit,
    ]);
    const given = await transaction.value<string | null>(`select own_edge($1, current_unit(), $2, 'contact')`, [
      key.caseId,
      toUnit,
    ]);
    if (!given) return;
    const records = [
      ...(await this.deliveries.unknownPerson(key.caseId, toUnit)),
      ...edges.map(({ id }) => ({ kind: 'edge', id }) as const),
      ...members.map(({ id }) => ({ kind: 'member', id }) as const),
    ];
    await this.deliveries.hand(records, toUnit, { ground: 'CONSENT', edgeId: given });
  }
}
