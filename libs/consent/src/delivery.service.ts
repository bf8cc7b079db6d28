import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Refusal } from '#kernel';
import { Deliveries, Once, RequestTransaction } from '#platform';
import type { MakeDeliveryInput } from './consent.inputs.js';

/** A caseworker hands over one record, by an act of its own. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly deliveries: Deliveries,
    private readonly once: Once,
  ) {}

  /** Utlämnande av en enskild uppgift, by a covering edge or a reasoned ground. */
  async deliver(input: MakeDeliveryInput): Promise<string> {
    return this.once.run('deliver', input, async () => {
      const { caseId } = await this.entry.enter(input.caseId);
      const { recordKind, recordId, toUnitId, ground, edgeId, assessment } = input;
      await this.assertInCase(caseId, recordId);
      await this.deliveries.hand([{ kind: recordKind, id: recordId }], toUnitId, { ground, edgeId, assessment });
      return caseId;
    });
  }

  /** Being let into one case opens no other: the record must be one of the case that was entered. */
  private async assertInCase(caseId: string, recordId: string): Promise<void> {
    const known = await RequestTransaction.current().rows('select 1 from feed where case_id = $1 and id = $2 limit 1', [
      caseId,
      recordId,
    ]);
    if (known.length === 0) throw new Refusal('NOT_FOUND', undefined, { field: 'recordId' });
  }
}
