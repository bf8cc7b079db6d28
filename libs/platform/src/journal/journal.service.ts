import { Injectable } from '@nestjs/common';
import { EVENT_TYPES } from '#domain';
import type { Category, EventType } from '#domain';
import { uuidv7 } from '#kernel';
import { currentUnit } from '../actor/current.js';
import { RequestTransaction } from '../database/request-transaction.js';
import { Deliveries } from './delivery.service.js';

/** Which case: association_id is in every key from case downwards. */
export interface CaseKey {
  readonly associationId: string;
  readonly caseId: string;
}

export interface NewEvent {
  /** Left out but for an import, which derives it from the event's own id: what comes twice is then recognised. */
  readonly id?: string;
  readonly type: EventType;
  /** Category of the fact; plan unless said. */
  readonly category?: Category;
  /** When it was true; today unless said. */
  readonly occurredOn?: string;
  /** Codes, ids and dates only: text has its own rows (message). */
  readonly payload?: Readonly<{ [name: string]: string | number | boolean | null | undefined }>;
  readonly voids?: string;
  readonly about?: string;
  /** The request, handoff or commitment whose other party is told under REPLY. */
  readonly correspondence?: { readonly id: string; readonly otherUnit: string | undefined };
  /** Units switched off at this save. */
  readonly withhold?: readonly string[];
  /** It stays in the unit's own file: an import tells nobody what others have long known, or may not. */
  readonly isImported?: boolean;
  /** Order inside an imported history. */
  readonly seq?: number;
}

type Evaluation = (unitId: string, key: CaseKey) => Promise<void>;

/** What happened, append-only: told to the other party of the correspondence and to whom the unit has decided to tell. */
@Injectable()
export class Journal {
  private evaluate?: Evaluation;

  constructor(private readonly deliveries: Deliveries) {}

  /** Registered by the gap engine: run once per operation and case, when all its events are written. */
  onChange(evaluate: Evaluation): void {
    this.evaluate = evaluate;
  }

  async append(key: CaseKey, event: NewEvent): Promise<string> {
    const id = event.id ?? uuidv7();
    const unitId = currentUnit();
    const category = event.category ?? 'plan';
    await this.insert(id, unitId, key, category, event);
    const record = { kind: 'event', id } as const;
    const { otherUnit } = event.correspondence ?? {};
    if (otherUnit && otherUnit !== unitId) await this.deliveries.reply(id, key.caseId, otherUnit);
    if (!event.isImported && (await this.isShared(event)))
      await this.deliveries.share(record, key.caseId, category, event.withhold, event.occurredOn);
    const { evaluate } = this;
    if (evaluate)
      RequestTransaction.current().beforeCommit(`gaps:${unitId}:${key.caseId}`, () => evaluate(unitId, key));
    return id;
  }

  /** A correction goes as far as what it corrects: of a request third units hear neither the move nor that it was a mistake. */
  private async isShared({ type, voids }: NewEvent): Promise<boolean> {
    if (!voids) return EVENT_TYPES[type].shared;
    const read = 'select type from journal where id = $1';
    const [voided] = await RequestTransaction.current().rows<{ type: EventType }>(read, [voids]);
    return voided !== undefined && EVENT_TYPES[voided.type]?.shared;
  }

  private async insert(id: string, unitId: string, key: CaseKey, category: Category, event: NewEvent): Promise<void> {
    const transaction = RequestTransaction.current();
    await transaction.rows(
      `insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account,
         payload, voids, about, correspondence_id, seq)
       values ($1, $2, $3, $4, $5, array[$4::uuid], $6, coalesce($7::date, app_today()), current_account(), $8, $9, $10, $11, $12)`,
      [
        id, key.associationId, key.caseId, unitId, category, event.type, event.occurredOn ?? null, event.payload ?? {},
        event.voids ?? null, event.about ?? null, event.correspondence?.id ?? null, event.seq ?? null,
      ], // prettier-ignore
    );
  }
}
