import { Injectable } from '@nestjs/common';
import { CaseEntry, Drafts, MessageService } from '#cases';
import { incomingPlace } from '#domain';
import { Refusal } from '#kernel';
import { Journal, Once, RequestTransaction } from '#platform';
import type { RegisterIncomingInput } from './note.inputs.js';

const PARTY = 'select 1 from referral where id = $1 and case_id = $2';

/**
 * What came by post, telephone or otherwise, from a party with or without an account. The unit's own note of it: a request that it
 * answers does not move, and whoever waits goes on waiting until the other party has answered itself.
 */
@Injectable()
export class IncomingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly messages: MessageService,
    private readonly journal: Journal,
    private readonly drafts: Drafts,
    private readonly once: Once,
  ) {}

  register(input: RegisterIncomingInput): Promise<string> {
    return this.once.run('registerIncoming', input, async () => {
      const { caseId, referralId, category, text, contact } = input;
      const key = await this.entry.enter(caseId);
      if (referralId) await this.assertInCase(referralId, caseId);
      const id = await this.messages.write(key, {
        ...(referralId ? ({ about: 'referral', aboutId: referralId } as const) : { about: 'case', aboutId: caseId }),
        ...{ kind: 'note', category, text, contact: { ...contact, incoming: true } },
      });
      await this.journal.append(key, { type: 'note_written', category, payload: { message: id } });
      await this.drafts.sent(incomingPlace(referralId ?? caseId), input);
      return id;
    });
  }

  /** Being let into one case opens no other: the request must be one of this case, and one this unit is party to. */
  private async assertInCase(referralId: string, caseId: string): Promise<void> {
    const [found] = await RequestTransaction.current().rows(PARTY, [referralId, caseId]);
    if (!found) throw new Refusal('NOT_FOUND', undefined, { field: 'referralId' });
  }
}
