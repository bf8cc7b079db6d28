import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService, expectVersion } from '#cases';
import { COMMITMENT_REASONS, CONSENT_GONE, isReasonWhole, mayWhileHeld } from '#domain';
import type { CommitmentAction, CommitmentNeed, CommitmentReason } from '#domain';
import { Refusal, isDay } from '#kernel';
import { Deliveries, Once } from '#platform';
import { CommitmentStep, otherParty } from './commitment-step.service.js';
import { Commitment } from './commitment.entity.js';
import type { CommitmentMoveInput } from './commitment.inputs.js';

const UNKNOWN_CODE = {
  sv: 'Koden finns inte i listan. Välj ett av alternativen.',
  en: 'The code is not in the list. Choose one of the options.',
};
const NOT_A_DAY = { sv: 'Det är inte ett datum. Skriv ÅÅÅÅ-MM-DD.', en: 'This is not a day. Write YYYY-MM-DD.' };

/** The responsible unit's answers and the planning unit's withdrawals. Nobody binds another authority. */
@Injectable()
export class CommitmentService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly commitments: CommitmentStep,
    private readonly messages: MessageService,
    private readonly deliveries: Deliveries,
    private readonly once: Once,
  ) {}

  /** One move of the table. Answers the commitment's id; refuses with a code, and then changes nothing. */
  make(action: Exclude<CommitmentAction, 'propose'>, input: CommitmentMoveInput): Promise<string> {
    return this.once.run(`${action}Commitment`, input, async () => {
      const row = await this.entry.load(Commitment, input.commitmentId);
      expectVersion('commitment', row, input.expectedVersion);
      if (row.holdReason && !mayWhileHeld(action)) throw new Refusal('NO_SUCH_MOVE', CONSENT_GONE);
      const has = factsOf(input);
      const reason = has.has('reason') ? (input.reason as CommitmentReason) : undefined;
      await this.commitments.step(row, action, has, { reason, date: action === 'complete' ? input.date : undefined });
      if (reason && input.otherText) await this.say(row, input.otherText, input);
      return row.id;
    });
  }

  /** Words behind the reason other: a row of their own, which needs a ground. */
  private async say(
    row: Commitment,
    text: string,
    { ground = 'CONSENT', assessment }: CommitmentMoveInput,
  ): Promise<void> {
    const id = await this.messages.write(row, {
      about: 'sip',
      aboutId: row.id,
      kind: 'reason',
      category: 'plan',
      text,
    });
    const other = otherParty(row);
    if (!row.holders.includes(other) || (other === row.ownerUnit && other === row.responsibleUnit)) return;
    await this.deliveries.hand([{ kind: 'message', id }], other, { ground, assessment });
  }
}

function factsOf({ reason, otherText, date }: CommitmentMoveInput): Set<CommitmentNeed> {
  if (reason && !isReasonWhole(COMMITMENT_REASONS, reason, otherText)) {
    const field = Object.hasOwn(COMMITMENT_REASONS, reason) ? 'otherText' : 'reason';
    throw new Refusal('BAD_INPUT', UNKNOWN_CODE, { field });
  }
  if (date && !isDay(date)) throw new Refusal('BAD_INPUT', NOT_A_DAY, { field: 'date' });
  const has = new Set<CommitmentNeed>();
  if (reason) has.add('reason');
  if (date) has.add('date');
  return has;
}
