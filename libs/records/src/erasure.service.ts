import { Injectable } from '@nestjs/common';
import { RETENTION_RULES } from '#domain';
import { Refusal, uuidv7 } from '#kernel';
import { AccessLog, Once, RequestTransaction, currentActor } from '#platform';
import { DisposalQueries } from './disposal.queries.js';
import type { CaseActInput, ErasureActInput } from './records.inputs.js';

// prettier-ignore
const SAME_PERSON = {
  sv: 'Den som har föreslagit en gallring kan inte själv besluta den. Be en annan chef i enheten.',
  en: 'Whoever proposed an erasure cannot decide it herself. Ask another manager of the unit.',
};

/** Gallring by one unit: one person proposes, another decides, the worker carries it out. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly disposal: DisposalQueries,
    private readonly access: AccessLog,
    private readonly once: Once,
  ) {}

  propose(input: CaseActInput): Promise<string> {
    return this.once.run('proposeErasure', input, async () => {
      const key = await this.disposal.key(input.caseId);
      const found = await this.disposal.file(input.caseId);
      if (!found) throw new Refusal('NOT_FOUND');
      const { item, row, terms } = found;
      if (item.obstacle) throw new Refusal('NO_SUCH_MOVE', item.obstacle);
      if (row.erasure) throw new Refusal('CONFLICT');
      const id = uuidv7();
      await RequestTransaction.current().rows(
        `insert into erasure (id, association_id, case_id, unit_id, case_number, rule, years, law, last_entry, due_on, status, proposed_by)
         values ($1, $2, $3, current_unit(), $4, $5, $6, $7, $8, $9, 'proposed', $10)`,
        [
          ...[id, key.associationId, key.caseId, row.number, terms.code, terms.years, RETENTION_RULES[terms.code].law],
          ...[row.lastEntry, item.dueFrom, currentActor().accountId],
        ],
      );
      await this.access.note('erasure', [key.caseId]);
      return id;
    });
  }

  /** From here on it happens by itself, within seconds, and cannot be taken back. */
  approve(input: ErasureActInput): Promise<string> {
    return this.once.run('approveErasure', input, async () => {
      const { proposedBy, caseId } = await this.load(input.erasureId);
      const { accountId } = currentActor();
      if (proposedBy === accountId) throw new Refusal('WRONG_PARTY', SAME_PERSON);
      const found = await this.disposal.file(caseId);
      if (found?.item.obstacle) throw new Refusal('NO_SUCH_MOVE', found.item.obstacle);
      await this.change(
        `update erasure set status = 'approved', approved_by = $3, approved_at = app_now(), version = version + 1
         where id = $1 and version = $2 and status = 'proposed' returning id`,
        [input.erasureId, input.expectedVersion, accountId],
      );
      await this.access.note('erasure', [caseId]);
      await RequestTransaction.current().rows(`select pg_notify('due', '')`);
      return input.erasureId;
    });
  }

  withdraw(input: ErasureActInput): Promise<string> {
    return this.once.run('withdrawErasure', input, async () => {
      const { caseId } = await this.load(input.erasureId);
      await this.change(
        `update erasure set status = 'withdrawn', version = version + 1
         where id = $1 and version = $2 and status in ('proposed', 'approved') returning id`,
        [input.erasureId, input.expectedVersion],
      );
      await this.access.note('erasure', [caseId]);
      return input.erasureId;
    });
  }

  private async load(id: string): Promise<{ caseId: string; proposedBy: string }> {
    const [found] = await RequestTransaction.current().rows<{ caseId: string; proposedBy: string }>(
      `select e.case_id as "caseId", e.proposed_by as "proposedBy", lock_case(e.case_id) from erasure e where e.id = $1 and e.unit_id = current_unit()`,
      [id],
    );
    if (!found) throw new Refusal('NOT_FOUND');
    return found;
  }

  private async change(text: string, values: readonly unknown[]): Promise<void> {
    const changed = await RequestTransaction.current().rows(text, values);
    if (changed.length !== 1) throw new Refusal('CONFLICT');
  }
}
