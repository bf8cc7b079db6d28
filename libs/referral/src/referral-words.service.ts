import { Injectable } from '@nestjs/common';
import { MessageService, PersonService } from '#cases';
import type { MessageKind } from '#cases';
import type { Category, ReferralAction } from '#domain';
import { Deliveries, currentUnit } from '#platform';
import type { ReferralMoveInput } from './referral.inputs.js';
import type { Referral } from './referral.entity.js';

/** What kind of message a move's words are. */
const KIND: Partial<Record<ReferralAction | 'correct', MessageKind>> = {
  requestInfo: 'infoRequest',
  supplyInfo: 'info',
  complete: 'outcome',
  end: 'outcome',
};

/** The words of a move: rows of their own, handed over under a consent edge or a reasoned ground, or not said at all. */
@Injectable()
export class ReferralWords {
  constructor(
    private readonly messages: MessageService,
    private readonly persons: PersonService,
    private readonly deliveries: Deliveries,
  ) {}

  async say(row: Referral, action: ReferralAction | 'correct', said: Partial<ReferralMoveInput>): Promise<void> {
    const text = said.text ?? said.otherText;
    if (!text) return;
    const category: Category = said.category ?? 'contact';
    const kind = KIND[action] ?? 'reason';
    const id = await this.messages.write(row, { about: 'referral', aboutId: row.id, kind, category, text });
    if (!row.holders.includes(otherUnit(row))) return; // a draft has no reader yet
    const { ground = 'CONSENT', assessment } = said;
    await this.deliveries.hand([{ kind: 'message', id }], otherUnit(row), { ground, assessment });
  }

  /** The unit that takes the case on writes its own row about the person, with the delivered one as source. */
  bindPerson(row: Referral): Promise<void> {
    return this.persons.bind(row);
  }
}

const otherUnit = (row: Referral): string => (row.fromUnit === currentUnit() ? row.toUnit : row.fromUnit);
