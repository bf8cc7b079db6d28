import { Injectable } from '@nestjs/common';
import { DEADLINES, maySetDays } from '#domain';
import type { DeadlineRow } from '#domain';
import { Refusal, isDay, uuidv7 } from '#kernel';
import type { Words } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { SetPlanDeadlineInput } from './deadline.inputs.js';
import { DeadlineQueries } from './deadline.queries.js';

/** Tider för planen: the association's own decisions. Earlier ones stand, each from its day. */
@Injectable()
export class DeadlineService {
  constructor(
    private readonly queries: DeadlineQueries,
    private readonly once: Once,
  ) {}

  decide(input: SetPlanDeadlineInput): Promise<string> {
    return this.once.run('setPlanDeadline', input, async () => {
      const { associationId, deadline, days, validFrom, reason } = input;
      const association = (await this.queries.associations()).find(({ id }) => id === associationId);
      if (!association) throw new Refusal('NOT_FOUND');
      if (!association.isOwn) throw new Refusal('FORBIDDEN', NOT_YOURS);
      if (!maySetDays(deadline, days)) throw new Refusal('BAD_INPUT', outside(DEADLINES[deadline]), { field: 'days' });
      if (!isDay(validFrom) || validFrom < association.today)
        throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'validFrom' });
      const id = uuidv7();
      await RequestTransaction.current().rows(
        `insert into plan_deadline (id, association_id, deadline, days, valid_from, reason, set_by_unit, set_by)
         values ($1, $2, $3, $4, $5, $6, current_unit(), $7)`,
        [id, associationId, deadline, days, validFrom, reason ?? null, currentActor().accountId],
      );
      return id;
    });
  }
}

const NOT_YOURS: Words = {
  sv: 'Tiderna beslutas av förbundets kansli. Be dem ändra.',
  en: 'The times are decided by the association’s office. Ask them to change them.',
};
const HAS_PASSED: Words = {
  sv: 'Välj i dag eller en senare dag. Det som redan löper hålls till det som gällde när det började.',
  en: 'Choose today or a later day. What runs already is held to what was in force when it began.',
};

function outside({ least, most, law }: DeadlineRow): Words {
  return law
    ? { sv: `Lagen säger högst ${most} dagar: ${law}. Tiden kan göras kortare, aldrig längre.`,
        en: `The law says ${most} days at the most: ${law}. It may be made shorter, never longer.` }
    : { sv: `Välj mellan ${least} och ${most} dagar.`, en: `Choose between ${least} and ${most} days.` };
} // prettier-ignore
