import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Refusal, uuidv7 } from '#kernel';
import { RequestTransaction, currentUnit } from '#platform';
import type { CaseKey } from '#platform';

/** A record as it is born: owned by the writing unit and held by nobody else. */
interface Birth extends CaseKey {
  readonly id: string;
  readonly ownerUnit: string;
  readonly holders: string[];
  readonly version: 1;
}

/** What every row that can be changed says of itself. */
interface Versioned extends ObjectLiteral {
  readonly id: string;
  readonly version: number;
}

/** The way into a case for every writer: lock, sight, inner secrecy, then rows read after the lock. */
@Injectable()
export class CaseEntry {
  /** Takes the case lock and answers the case's key. NOT_FOUND without sight, REASON_NEEDED when not assigned. */
  async enter(caseId: string): Promise<CaseKey> {
    const transaction = RequestTransaction.current();
    await transaction.rows('select lock_case($1)', [caseId]);
    const [found] = await transaction.rows<{ associationId: string; open: boolean }>(
      `select association_id as "associationId", may_open(id) as open from case_file where id = $1`,
      [caseId],
    );
    if (!found) throw new Refusal('NOT_FOUND');
    if (!found.open) throw new Refusal('REASON_NEEDED');
    return { associationId: found.associationId, caseId };
  }

  /**
   * Takes the case lock and answers the key, without opening the case: for giving it from one colleague to another, which
   * reads none of its words. NOT_FOUND without sight.
   */
  async reach(caseId: string): Promise<CaseKey> {
    const transaction = RequestTransaction.current();
    await transaction.rows('select lock_case($1)', [caseId]);
    const read = 'select association_id as "associationId" from case_file where id = $1';
    const [found] = await transaction.rows<{ associationId: string }>(read, [caseId]);
    if (!found) throw new Refusal('NOT_FOUND');
    return { associationId: found.associationId, caseId };
  }

  /** Enters the case a record belongs to, then reads the record again: what is seen after the lock is what is changed. */
  async load<T extends Versioned & { caseId: string }>(entity: EntityTarget<T>, id: string): Promise<T> {
    const manager = await RequestTransaction.current().manager();
    const seen = await manager.findOne(entity, { where: { id } as never });
    if (!seen) throw new Refusal('NOT_FOUND');
    await this.enter(seen.caseId);
    const row = await manager.findOne(entity, { where: { id } as never });
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** What every new record has in common. */
  birth(key: CaseKey): Birth {
    const ownerUnit = currentUnit();
    return { ...key, id: uuidv7(), ownerUnit, holders: [ownerUnit], version: 1 };
  }

  /** Writes a change and asserts that one row changed: an update of an invisible row is a silent nothing. */
  async change<T extends Versioned>(entity: EntityTarget<T>, row: T, change: Partial<T>): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const where = { id: row.id, version: row.version };
    const { affected } = await manager.update(entity, where, { ...change, version: row.version + 1 });
    if (affected !== 1) throw new Refusal('CONFLICT');
  }
}

/** The reader saw another version than the one that is there: nothing is written, the current state goes back with the refusal. */
export function expectVersion(kind: string, row: { id: string; version: number }, expected: number): void {
  if (row.version !== expected) throw new Refusal('CONFLICT', undefined, { current: { kind, id: row.id } });
}
