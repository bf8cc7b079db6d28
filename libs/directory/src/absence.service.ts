import { Injectable } from '@nestjs/common';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { SetAbsenceInput } from './absence.inputs.js';
import { DirectoryQueries } from './directory.queries.js';

// prettier-ignore
const WORDS = {
  othersAbsence: { sv: 'Frånvaro för någon annan anges av enhetens chef. Be chefen, eller ange din egen.',
                   en: 'Absence of somebody else is set by the unit’s manager. Ask the manager, or set your own.' },
  backwards:     { sv: 'Sista dagen ligger före den första. Rätta datumen.',
                   en: 'The last day is before the first. Correct the dates.' },
  own:           { sv: 'Ersättaren kan inte vara den som är borta. Välj en kollega.',
                   en: 'The deputy cannot be the one who is away. Choose a colleague.' },
  notAColleague: { sv: 'Personen kan inte ha ärenden i er enhet. Välj en kollega i listan.',
                   en: 'This person cannot have cases in your unit. Choose a colleague from the list.' },
};

/** Who is away, and who covers: a deputy opens the cases of the one she stands in for. */
@Injectable()
export class AbsenceService {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly once: Once,
  ) {}

  /** Answers the absence's id. One's own, or as the unit's manager anybody's: nobody makes herself another's deputy. */
  set(input: SetAbsenceInput): Promise<string> {
    return this.once.run('setAbsence', input, async () => {
      const { accountId: me, unitId, roles } = currentActor();
      const { accountId = me, from, to, deputyId } = input;
      if (accountId !== me && !roles.includes('manager')) throw new Refusal('FORBIDDEN', WORDS.othersAbsence);
      if (to < from) throw new Refusal('BAD_INPUT', WORDS.backwards, { field: 'to' });
      if (deputyId === accountId) throw new Refusal('BAD_INPUT', WORDS.own, { field: 'deputyId' });
      await this.assertColleagues({ accountId, deputyId });
      const id = uuidv7();
      await RequestTransaction.current().rows(
        `insert into absence (id, unit_id, account_id, deputy_id, during) values ($1, $2, $3, $4, daterange($5, $6, '[]'))`,
        [id, unitId, accountId, deputyId, from, to],
      );
      return id;
    });
  }

  private async assertColleagues(named: Readonly<Record<string, string>>): Promise<void> {
    const colleagues = new Set((await this.directory.colleagues()).map(({ id }) => id));
    for (const [field, id] of Object.entries(named)) {
      if (!colleagues.has(id)) throw new Refusal('BAD_INPUT', WORDS.notAColleague, { field });
    }
  }
}
