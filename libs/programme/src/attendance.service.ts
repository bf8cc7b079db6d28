import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { Refusal, isDay } from '#kernel';
import { Once, RequestTransaction } from '#platform';
import type { AttendanceMarkInput, RecordAttendanceInput } from './follow.inputs.js';

const TO_COME = { sv: 'Dagen har inte varit än. Närvaro antecknas den dag den gäller eller senare.', en: 'The day has not come yet. Attendance is noted on the day or later.' }; // prettier-ignore
const NOT_THEN = { sv: 'Någon deltog inte den dagen. Läs sidan igen.', en: 'Somebody did not take part that day. Read the page again.' }; // prettier-ignore

interface Taking {
  readonly id: string;
  readonly caseId: string;
  readonly noted: string | null;
  readonly takes: boolean;
}

/**
 * Närvaro for a whole group: who came is written by whoever holds the group, also of those whom a colleague handles. It reads none of their
 * words, so that no case is opened by it.
 */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly once: Once,
  ) {}

  /** All or nothing. What another has noted meanwhile is not written over unseen. */
  record(input: RecordAttendanceInput): Promise<string> {
    return this.once.run('recordAttendance', input, async () => {
      const { programmeId, date } = input;
      const today = await RequestTransaction.current().value<string>('select app_today()::text');
      if (!isDay(date) || date > today) throw new Refusal('BAD_INPUT', TO_COME, { field: 'date' });
      const marks = new Map(input.marks.map((one) => [one.interventionId, one]));
      const taking = await this.taking(programmeId, date, [...marks.keys()]);
      if (taking.length !== marks.size) throw new Refusal('NOT_FOUND');
      if (taking.some(({ takes }) => !takes)) throw new Refusal('BAD_INPUT', NOT_THEN, { field: 'date' });
      // cases in the order of their ids: two who mark the same people never wait for each other in a ring
      for (const one of taking) await this.mark(one, date, marks.get(one.id)!);
      return taking[0]!.id;
    });
  }

  private taking(programmeId: string, date: string, ids: readonly string[]): Promise<Taking[]> {
    return RequestTransaction.current().rows<Taking>(
      `select i.id, i.case_id as "caseId", a.mark as noted,
         i.started_on is not null and $2::date >= i.started_on and (i.ended_on is null or $2::date <= i.ended_on) as takes
       from intervention i left join attendance a on a.intervention_id = i.id and a.on_day = $2
       where i.id = any($3::uuid[]) and i.programme_id = $1 and i.owner_unit = current_unit() order by i.case_id, i.id`,
      [programmeId, date, ids],
    );
  }

  private async mark({ id, caseId }: Taking, date: string, { mark, seen }: AttendanceMarkInput): Promise<void> {
    const birth = this.entry.birth(await this.entry.reach(caseId));
    const transaction = RequestTransaction.current();
    const read = 'select mark from attendance where intervention_id = $1 and on_day = $2';
    const [noted] = await transaction.rows<{ mark: string }>(read, [id, date]);
    if (noted?.mark === mark) return;
    if ((noted?.mark ?? null) !== (seen ?? null)) throw new Refusal('CONFLICT', undefined, { current: { kind: 'attendance', id } }); // prettier-ignore
    await (noted
      ? transaction.rows(
          `update attendance set mark = $3, version = version + 1 where intervention_id = $1 and on_day = $2 and owner_unit = current_unit()`,
          [id, date, mark],
        )
      : transaction.rows(
          `insert into attendance (id, association_id, case_id, owner_unit, holders, intervention_id, on_day, mark)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [birth.id, birth.associationId, caseId, birth.ownerUnit, birth.holders, id, date, mark],
        ));
  }
}
