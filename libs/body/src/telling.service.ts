import { Injectable } from '@nestjs/common';
import { SMALL_NUMBERS, quarterOf } from '#domain';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import type { TellBodyInput } from './body.inputs.js';

const NOT_OVER = { sv: 'Kvartalet är inte slut än.', en: 'The quarter is not over yet.' };
// prettier-ignore
const TOLD = {
  sv: 'Det hindret är redan lämnat för kvartalet. Det lämnas inte igen: två tal om samma personer kan räknas ihop.',
  en: 'That obstacle has been told for the quarter. It is not told again: two numbers of the same people can be set against each other.',
};

/** What a group without people gets: coded obstacles with counts, and figures the unit has released already. */
@Injectable()
export class TellingService {
  constructor(private readonly once: Once) {}

  tell(input: TellBodyInput): Promise<string> {
    return this.once.run('tellBody', input, async () => {
      const transaction = RequestTransaction.current();
      const today = await transaction.value<string>('select app_today()::text');
      const quarter = quarterOf(input.quarter);
      if (!quarter || quarter.to >= today) throw new Refusal('BAD_INPUT', NOT_OVER, { field: 'quarter' });
      const [group] = await transaction.rows('select 1 from body where id = $1 and ended_on is null', [input.bodyId]);
      if (!group) throw new Refusal('NOT_FOUND');
      for (const { obstacle, cases } of input.obstacles) {
        const told = await transaction.rows(
          `insert into body_obstacle (id, body_id, owner_unit, quarter, obstacle, cases) values ($1, $2, $3, $4, $5, $6)
           on conflict do nothing returning id`,
          [uuidv7(), input.bodyId, currentUnit(), input.quarter, obstacle, shown(cases)],
        );
        if (told.length !== 1) throw new Refusal('NO_SUCH_MOVE', TOLD, { field: 'obstacles' });
      }
      for (const releaseId of input.releaseIds) {
        await transaction.rows(
          'insert into body_figure (id, body_id, owner_unit, release_id) values ($1, $2, $3, $4) on conflict do nothing',
          [uuidv7(), input.bodyId, currentUnit(), releaseId],
        );
      }
      return input.bodyId;
    });
  }
}

/** From here on nobody has the small number. */
function shown(cases: number): number | null {
  const { threshold, rounding } = SMALL_NUMBERS;
  return cases < threshold.value ? null : Math.round(cases / rounding.value) * rounding.value;
}
