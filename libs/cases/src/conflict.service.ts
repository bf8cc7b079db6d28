import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { DeclareConflictInput, EndConflictInput, SetConflictInput } from './protection.inputs.js';

/** Jäv: one's own or a relative's case. It is closed to her at once; what the relation is, nobody is asked. */
@Injectable()
export class ConflictService {
  constructor(private readonly once: Once) {}

  /** By herself, of a case she has not opened too. */
  declare(input: DeclareConflictInput): Promise<string> {
    return this.once.run('declareConflict', input, () => this.declareOwn(input.caseId));
  }

  /** By a manager, for somebody of her unit. Of herself it is a declaration like anybody's, and stands as one. */
  set(input: SetConflictInput): Promise<string> {
    return this.once.run('setConflict', input, async () => {
      const { caseId, accountId, reason } = input;
      if (accountId === currentActor().accountId) return this.declareOwn(caseId);
      await RequestTransaction.current().rows('select set_conflict($1, $2, $3)', [caseId, accountId, reason]);
      return caseId;
    });
  }

  end(input: EndConflictInput): Promise<string> {
    return this.once.run('endConflict', input, async () => {
      const { caseId, accountId, reason } = input;
      await RequestTransaction.current().rows('select end_conflict($1, $2, $3)', [caseId, accountId, reason]);
      return caseId;
    });
  }

  private async declareOwn(caseId: string): Promise<string> {
    const transaction = RequestTransaction.current();
    const seen = await transaction.rows('select 1 from case_file where id = $1', [caseId]);
    if (seen.length === 0) throw new Refusal('NOT_FOUND');
    await transaction.rows('select declare_conflict($1)', [caseId]);
    return caseId;
  }
}
