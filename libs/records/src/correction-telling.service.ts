import { Injectable } from '@nestjs/common';
import { CaseService } from '#cases';
import type { Category } from '#domain';
import { Deliveries, Journal, Once } from '#platform';
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

  /** Whoever was given what was wrong is told what is right. */
  tell({ caseId }: CaseKey, recordId: string, category: Category, result: Told, eventId: string): Promise<void> {
    return this.deliveries.tellReceivers(recordId, caseId, category, [result, { kind: 'event', id: eventId }]);
  }
}
