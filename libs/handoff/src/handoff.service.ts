import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { CONSENT_GONE, HANDOFF_MOVES, mayWhileHeld } from '#domain';
import { Refusal, move } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import { HandoffConsequences } from './handoff-consequences.service.js';
import { factsOf, partyOf } from './handoff-facts.rules.js';
import type { HandoffStep } from './handoff-facts.rules.js';
import { HandoffOffering } from './handoff-offer.service.js';
import type { HandoffMoveInput, OfferHandoffInput } from './handoff.inputs.js';
import { Handoff } from './handoff.entity.js';

/** The handoff's moves. Each: lock, re-read, expected version, the table's row, then what follows from it. */
@Injectable()
export class HandoffService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly offering: HandoffOffering,
    private readonly consequences: HandoffConsequences,
    private readonly once: Once,
  ) {}

  /** Offers it. Answers its id; the giver goes on holding what is handed over until it is completed. */
  offer(input: OfferHandoffInput): Promise<string> {
    return this.once.run('offerHandoff', input, async () => {
      const row = await this.offering.write(input);
      await this.consequences.tell(row, 'offer', { date: input.nextDate });
      return row.id;
    });
  }

  /** One move of the table. Returns the handoff's id; throws a coded refusal and changes nothing when it is not allowed. */
  make(action: HandoffStep, input: HandoffMoveInput): Promise<string> {
    return this.once.run(`${action}Handoff`, input, async () => {
      const row = await this.entry.load(Handoff, input.handoffId);
      expectVersion('handoff', row, input.expectedVersion);
      if (row.holdReason && !mayWhileHeld(action)) throw new Refusal('NO_SUCH_MOVE', CONSENT_GONE);
      const since = await RequestTransaction.current().value<string>('select app_today()::text');
      const { unitId, accountId } = currentActor();
      const party = partyOf(row, unitId, accountId);
      const status = move(HANDOFF_MOVES, row.status, action, party, factsOf(action, input, since));
      if (action === 'accept') await this.consequences.takeIn(row, input.caseworkerId ?? accountId);
      // whoever was named may be gone since: who takes the first contact then is the one
      const worker = action === 'complete' ? (row.toCaseworker ?? accountId) : row.toCaseworker;
      await this.entry.change(Handoff, row, {
        status,
        since,
        ...(action === 'accept' ? { toCaseworker: input.caseworkerId ?? accountId, firstContactOn: input.date } : {}),
        ...(action === 'complete' ? { firstContactOn: input.date, toCaseworker: worker } : {}),
      });
      await this.consequences.follow({ ...row, toCaseworker: worker }, action, input);
      return row.id;
    });
  }
}
