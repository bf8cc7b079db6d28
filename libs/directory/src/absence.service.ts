import { Injectable } from '@nestjs/common';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { ChangeAbsenceInput, SetAbsenceInput } from './absence.inputs.js';
import { DirectoryQueries } from './directory.queries.js';

interface AbsenceRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly accountId: string;
  readonly deputyId: string;
  readonly from: string;
  readonly to: string;
  readonly yesterday: string;
}

// prettier-ignore
const WORDS = {
  othersAbsence: { sv: 'Frånvaro för någon annan anges av enhetens chef. Be chefen, eller ange din egen.',
                   en: 'Absence of somebody else is set by the unit’s manager. Ask the manager, or set your own.' },
  backwards:     { sv: 'Sista dagen ligger före den första. Rätta datumen.',
                   en: 'The last day is before the first. Correct the dates.' },
  own:           { sv: 'Ersättaren kan inte vara den som är borta. Välj en kollega.',
                   en: 'The deputy cannot be the one who is away. Choose a colleague.' },
  twice:         { sv: 'Det finns redan en frånvaro de dagarna. Ändra den i stället.',
                   en: 'There is an absence on those days already. Change that one instead.' },
  deputyAway:    { sv: 'Ersättaren är själv borta någon av dagarna. Välj en annan kollega, eller dela perioden.',
                   en: 'The deputy is away on some of those days. Choose another colleague, or divide the period.' },
  over:          { sv: 'Dagarna som har varit kan inte ändras. Välj i går eller senare.',
                   en: 'Days that have been cannot be changed. Choose yesterday or later.' },
  notAColleague: { sv: 'Personen kan inte ha ärenden i er enhet. Välj en kollega i listan.',
                   en: 'This person cannot have cases in your unit. Choose a colleague from the list.' },
};

/** Who covers decides who opens her cases: she says it herself, or the manager does. */
function assertOwnOrManager({ accountId }: Pick<AbsenceRow, 'accountId'>): void {
  const { accountId: me, roles } = currentActor();
  if (accountId !== me && !roles.includes('manager')) throw new Refusal('FORBIDDEN', WORDS.othersAbsence);
}

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
      await this.assertFree(accountId, deputyId, from, to);
      const id = uuidv7();
      await RequestTransaction.current().rows(
        `insert into absence (id, unit_id, account_id, deputy_id, during) values ($1, $2, $3, $4, daterange($5, $6, '[]'))`,
        [id, unitId, accountId, deputyId, from, to],
      );
      return id;
    });
  }

  /** Earlier back, later back, called off, or another deputy; by whoever is away or the manager. Answers the absence's id. */
  change(input: ChangeAbsenceInput): Promise<string> {
    return this.once.run('changeAbsence', input, async () => {
      const row = await this.open(input.absenceId);
      assertOwnOrManager(row);
      return this.rewrite(row, input);
    });
  }

  /** Another deputy for whoever is away, within a larger move; said by herself or the manager, never by the deputy who leaves. */
  async cover(absenceId: string, expectedVersion: number, deputyId: string): Promise<void> {
    const row = await this.open(absenceId);
    assertOwnOrManager(row);
    await this.rewrite(row, { expectedVersion, deputyId });
  }

  private async rewrite(row: AbsenceRow, input: Pick<ChangeAbsenceInput, 'expectedVersion' | 'to' | 'deputyId'>) {
    const { to = row.to, deputyId = row.deputyId } = input;
    if (to < row.yesterday) throw new Refusal('BAD_INPUT', WORDS.over, { field: 'to' });
    if (deputyId === row.accountId) throw new Refusal('BAD_INPUT', WORDS.own, { field: 'deputyId' });
    if (to >= row.from) {
      if (deputyId !== row.deputyId) await this.assertColleagues({ deputyId });
      await this.assertFree(row.accountId, deputyId, row.from, to, row.id);
    }
    const changed = await RequestTransaction.current().rows(
      `update absence set during = case when $3::date >= lower(during) then daterange(lower(during), $3, '[]') else 'empty' end,
           called_off_on = case when $3::date < lower(during) then app_today() end,
           deputy_id = $4, version = version + 1, changed_by = current_account()
       where id = $1 and version = $2 returning id`,
      [row.id, input.expectedVersion, to, deputyId],
    );
    if (changed.length !== 1) throw new Refusal('CONFLICT');
    return row.id;
  }

  /** One that lasts or is to come. */
  private async open(id: string): Promise<AbsenceRow> {
    const [row] = await RequestTransaction.current().rows<AbsenceRow>(
      `select id, account_id as "accountId", deputy_id as "deputyId", lower(during)::text as from, (upper(during) - 1)::text as to,
         (app_today() - 1)::text as yesterday
       from absence where id = $1 and unit_id = current_unit() and upper(during) > app_today()`,
      [id],
    );
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** One deputy at a time, and one who is there herself; of two who write at once the second sees the first. */
  private async assertFree(accountId: string, deputyId: string, from: string, to: string, but?: string): Promise<void> {
    await RequestTransaction.current().rows(`select pg_advisory_xact_lock(hashtext('absence'), hashtext($1))`, [
      currentActor().unitId,
    ]);
    const clash = await RequestTransaction.current().rows<{ accountId: string }>(
      `select account_id as "accountId" from absence where unit_id = current_unit() and during && daterange($1, $2, '[]')
         and account_id in ($3, $4) and id is distinct from $5`,
      [from, to, accountId, deputyId, but ?? null],
    );
    if (clash.some((one) => one.accountId === accountId))
      throw new Refusal('BAD_INPUT', WORDS.twice, { field: 'from' });
    if (clash.length > 0) throw new Refusal('BAD_INPUT', WORDS.deputyAway, { field: 'deputyId' });
  }

  private async assertColleagues(named: Readonly<Record<string, string>>): Promise<void> {
    const colleagues = new Set((await this.directory.colleagues()).map(({ id }) => id));
    for (const [field, id] of Object.entries(named)) {
      if (!colleagues.has(id)) throw new Refusal('BAD_INPUT', WORDS.notAColleague, { field });
    }
  }
}
