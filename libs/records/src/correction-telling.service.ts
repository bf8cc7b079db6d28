import { Injectable } from '@nestjs/common';
import { CaseService } from '#cases';
import type { Category } from '#domain';
import { Deliveries, Journal, Once, RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import type { OpenForRightInput } from './correction.inputs.js';

/** What is right, as the row that says it. */
export interface Told {
  readonly kind: 'message' | 'person';
  readonly id: string;
}

/** What follows of a correction outside its own row: the event, and that receivers are told by the ordinary act of delivery. */
@Injectable()
export class CorrectionTelling {
  constructor(
    private readonly journal: Journal,
    private readonly deliveries: Deliveries,
    private readonly cases: CaseService,
    private readonly once: Once,
  ) {}

  /** Öppna med skäl, for the person's own right. */
  open(input: OpenForRightInput): Promise<string> {
    const { caseId, about } = input;
    return this.once.run('openForRight', input, () =>
      this.cases.openWithReason({ caseId, reason: 'personsRight', otherText: about || undefined }),
    );
  }

  write(
    key: CaseKey,
    type: 'correction_asked' | 'correction_decided',
    category: Category,
    payload: Readonly<Record<string, string>>,
  ): Promise<string> {
    return this.journal.append(key, { type, category, payload });
  }

  /** Each unit that got what was wrong and that a consent reaches today gets what is right; the others wait for a reasoned act. */
  async tell(key: CaseKey, recordId: string, category: Category, result: Told, eventId: string): Promise<void> {
    const reached = await RequestTransaction.current().rows<{ unitId: string; edgeId: string }>(
      `select d.to_unit as "unitId", own_edge($2, current_unit(), d.to_unit, $3) as "edgeId" from delivery d
       where d.record_id = $1 and d.from_unit = current_unit() and may_reach($2, d.to_unit)
         and own_edge($2, current_unit(), d.to_unit, $3) is not null group by d.to_unit order by d.to_unit`,
      [recordId, key.caseId, category],
    );
    const told = [result, { kind: 'event', id: eventId } as const];
    for (const { unitId, edgeId } of reached) await this.deliveries.hand(told, unitId, { ground: 'CONSENT', edgeId });
  }
}
