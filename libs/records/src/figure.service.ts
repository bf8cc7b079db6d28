import { Injectable } from '@nestjs/common';
import { SMALL_NUMBERS } from '#domain';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { ReleaseFiguresInput, WithdrawFiguresInput } from './figure.inputs.js';
import { FigureQueries } from './figure.queries.js';

// prettier-ignore
const ONCE_ONLY = {
  sv: 'Siffran är redan frisläppt för det kvartalet, eller har varit. Den släpps inte igen: två tabeller över samma personer kan räknas ihop så att någon syns.',
  en: 'The figure has been released for that quarter already. It is not released again: two tables of the same people can be set against each other so that somebody shows.',
};

/** Decisions on what the association may see. The snapshot is what it sees, for ever or until it is withdrawn. */
@Injectable()
export class FigureService {
  constructor(
    private readonly queries: FigureQueries,
    private readonly once: Once,
  ) {}

  release(input: ReleaseFiguresInput): Promise<string> {
    return this.once.run('releaseFigures', input, async () => {
      const association = await this.queries.association(input.associationId);
      const shown = await this.queries.snapshot(input.figure, input.quarter, association.id);
      const [made] = await RequestTransaction.current().rows<{ id: string }>(
        `insert into figure_release (id, association_id, unit_id, figure, quarter, row_codes, column_codes, cells, threshold, reason, decided_by)
         values ($1, $2, current_unit(), $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
        [
          ...[uuidv7(), association.id, shown.figure, shown.quarter, shown.rowCodes, shown.columnCodes, shown.cells],
          ...[SMALL_NUMBERS.threshold.value, input.reason, currentActor().accountId],
        ],
      );
      if (!made) throw new Refusal('NO_SUCH_MOVE', ONCE_ONLY, { field: 'quarter' });
      return made.id;
    });
  }

  withdraw(input: WithdrawFiguresInput): Promise<string> {
    return this.once.run('withdrawFigures', input, async () => {
      const { own } = await this.queries.release(input.releaseId);
      if (!own) throw new Refusal('NOT_FOUND');
      const changed = await RequestTransaction.current().rows(
        `update figure_release set recall_reason = $3, recalled_by = $4, recalled_at = app_now(), version = version + 1
         where id = $1 and version = $2 and recalled_at is null returning id`,
        [input.releaseId, input.expectedVersion, input.reason, currentActor().accountId],
      );
      if (changed.length !== 1) throw new Refusal('CONFLICT');
      return input.releaseId;
    });
  }
}
