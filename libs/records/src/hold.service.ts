import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Refusal } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import { DisposalQueries } from './disposal.queries.js';
import type { DecideRetentionInput, LiftHoldInput, PlaceHoldInput } from './records.inputs.js';
import { RetentionQueries } from './retention.queries.js';

// prettier-ignore
const NOT_YOURS_TO_DECIDE = {
  sv: 'Tiden är bestämd i lag för er verksamhet och kan inte ändras här.',
  en: 'For your activity the time is set by law and cannot be changed here.',
};

/** What stops an erasure, and how many years the authority has decided. */
@Injectable()
export class HoldService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly disposal: DisposalQueries,
    private readonly retention: RetentionQueries,
    private readonly once: Once,
  ) {}

  place(input: PlaceHoldInput): Promise<string> {
    return this.once.run('placeHold', input, async () => {
      const { id, associationId, caseId, ownerUnit } = this.entry.birth(await this.disposal.key(input.caseId));
      await RequestTransaction.current().rows(
        `insert into legal_hold (id, association_id, case_id, owner_unit, holders, kind, reason, set_by, set_on)
         values ($1, $2, $3, $4, array[$4::uuid], $5, $6, $7, app_today())`,
        [id, associationId, caseId, ownerUnit, input.kind, input.reason, currentActor().accountId],
      );
      return id;
    });
  }

  lift(input: LiftHoldInput): Promise<string> {
    return this.once.run('liftHold', input, async () => {
      const transaction = RequestTransaction.current();
      const own = 'select 1 from legal_hold where id = $1 and owner_unit = current_unit()';
      if ((await transaction.rows(own, [input.holdId])).length === 0) throw new Refusal('NOT_FOUND');
      const lifted = await transaction.rows(
        `update legal_hold set lifted_on = app_today(), lifted_by = $3, version = version + 1
         where id = $1 and version = $2 and owner_unit = current_unit() and lifted_on is null returning id`,
        [input.holdId, input.expectedVersion, currentActor().accountId],
      );
      if (lifted.length !== 1) throw new Refusal('CONFLICT');
      return input.holdId;
    });
  }

  /** A decision of the authority's own; earlier ones stay as they were, each from its day. */
  decide(input: DecideRetentionInput): Promise<string> {
    return this.once.run('decideRetention', input, async () => {
      const terms = await this.retention.read();
      const own = await this.retention.terms();
      if (!own || !terms?.mayDecide) throw new Refusal('NO_SUCH_MOVE', NOT_YOURS_TO_DECIDE);
      const [made] = await RequestTransaction.current().rows<{ id: string }>(
        `insert into retention_policy (id, agency_id, rule, years, decision, valid_from, set_by)
         values (uuidv7(), $1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
        [own.agencyId, own.code, input.years, input.decision, input.validFrom, currentActor().accountId],
      );
      if (!made) throw new Refusal('CONFLICT');
      return made.id;
    });
  }
}
