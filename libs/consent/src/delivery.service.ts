import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Deliveries, Once } from '#platform';
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
      await this.deliveries.hand([{ kind: recordKind, id: recordId }], toUnitId, { ground, edgeId, assessment });
      return caseId;
    });
  }
}
