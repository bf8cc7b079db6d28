import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Refusal } from '#kernel';
import { AccessLog, Once, RequestTransaction } from '#platform';
import type { MarkTransferredInput } from './transfer.inputs.js';

/** Överförd: the unit's own note that something is in its own system now. Never told to another unit. */
@Injectable()
export class TransferService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly access: AccessLog,
    private readonly once: Once,
  ) {}

  mark(input: MarkTransferredInput): Promise<string> {
    return this.once.run('markTransferred', input, async () => {
      const { associationId, caseId } = await this.entry.enter(input.caseId);
      const transaction = RequestTransaction.current();
      const held = await transaction.rows<{ id: string }>(
        'select i.id from api.transfer_items($1) i where i.id = any($2::uuid[])',
        [caseId, input.recordIds],
      );
      if (held.length !== input.recordIds.length) throw new Refusal('NOT_FOUND', undefined, { field: 'recordIds' });
      await transaction.rows(
        `insert into transfer_mark (association_id, case_id, owner_unit, holders, record_kind, record_id, marked_by)
         select $1, $2, current_unit(), array[current_unit()], n.kind, n.id, current_account()
         from api.not_transferred($2) n where n.id = any($3::uuid[])`,
        [associationId, caseId, input.recordIds],
      );
      await this.access.note('transfer', [caseId]);
      return caseId;
    });
  }
}
