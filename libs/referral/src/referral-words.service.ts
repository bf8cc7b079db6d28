import { Injectable } from '@nestjs/common';
import { MessageService, PersonService } from '#cases';
import type { MessageKind } from '#cases';
import type { Category, ReferralAction } from '#domain';
import { Refusal } from '#kernel';
import { Deliveries, RequestTransaction, currentUnit } from '#platform';
import type { HeldRecord } from '#platform';
import type { ReferralMoveInput } from './referral.inputs.js';
import type { Referral } from './referral.entity.js';

/** What kind of message a move's words are. */
const KIND: Partial<Record<ReferralAction | 'correct', MessageKind>> = {
  requestInfo: 'infoRequest',
  supplyInfo: 'info',
  complete: 'outcome',
  end: 'outcome',
};

const OWN_DOCUMENTS = `select d.id from document d where d.id = any($1::uuid[]) and d.case_id = $2 and d.owner_unit = current_unit()
  and not exists (select 1 from message m where m.corrects = d.id and m.kind = 'voided') order by d.id`;

/** The words of a move: rows of their own, handed over under a consent edge or a reasoned ground, or not said at all. */
@Injectable()
export class ReferralWords {
  constructor(
    private readonly messages: MessageService,
    private readonly persons: PersonService,
    private readonly deliveries: Deliveries,
  ) {}

  async say(row: Referral, action: ReferralAction | 'correct', said: Partial<ReferralMoveInput>): Promise<void> {
    const records: HeldRecord[] = [...(await this.written(row, action, said)), ...(await this.attached(row, said))];
    if (records.length === 0 || !row.holders.includes(otherUnit(row))) return; // a draft has no reader yet
    const { ground = 'CONSENT', assessment } = said;
    await this.deliveries.hand(records, otherUnit(row), { ground, assessment });
  }

  /** The unit that takes the case on writes its own row about the person, with the delivered one as source. */
  bindPerson(row: Referral): Promise<void> {
    return this.persons.bind(row);
  }

  private async written(
    row: Referral,
    action: ReferralAction | 'correct',
    said: Partial<ReferralMoveInput>,
  ): Promise<HeldRecord[]> {
    const text = said.text ?? said.otherText;
    if (!text) return [];
    const category: Category = said.category ?? 'contact';
    const kind = KIND[action] ?? 'reason';
    const id = await this.messages.write(row, { about: 'referral', aboutId: row.id, kind, category, text });
    return [{ kind: 'message', id }];
  }

  /** The documents that go along: the unit's own, of this case, not voided. The door asks for the ground of each. */
  private async attached(row: Referral, { documentIds = [] }: Partial<ReferralMoveInput>): Promise<HeldRecord[]> {
    if (documentIds.length === 0) return [];
    const own = await RequestTransaction.current().rows<{ id: string }>(OWN_DOCUMENTS, [documentIds, row.caseId]);
    if (own.length !== documentIds.length) throw new Refusal('NOT_FOUND', undefined, { field: 'documentIds' });
    return own.map(({ id }) => ({ kind: 'document', id }));
  }
}

const otherUnit = (row: Referral): string => (row.fromUnit === currentUnit() ? row.toUnit : row.fromUnit);
