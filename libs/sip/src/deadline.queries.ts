import { Injectable } from '@nestjs/common';
import { DEADLINES, daysOn, permits } from '#domain';
import type { DeadlineCode, DeadlineRow } from '#domain';
import { RequestTransaction, AccessLog, currentActor } from '#platform';
import type { DeadlineDecision, DeadlineSetting } from './deadline.types.js';

interface AssociationRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly today: string;
  readonly isOwn: boolean;
  readonly decisions: readonly (DeadlineDecision & { readonly deadline: DeadlineCode })[];
}

/** What holds in the associations a unit works in: about nobody, so nothing is logged. */
@Injectable()
export class DeadlineQueries {
  constructor(private readonly access: AccessLog) {}

  async settings(): Promise<DeadlineSetting[]> {
    this.access.nothingRead();
    const mayDecide = permits(currentActor().roles, 'deadline.decide');
    return (await this.associations()).flatMap((one) => settingsOf(one, mayDecide && one.isOwn));
  }

  /** What a decision answers: the limit as it now holds. */
  async again(decisionId: string): Promise<DeadlineSetting> {
    const all = await this.settings();
    return all.find(({ decisions }) => decisions.some(({ id }) => id === decisionId))!;
  }

  /** The associations of the own unit; whether it is their own office. */
  associations(): Promise<AssociationRow[]> {
    return RequestTransaction.current().rows<AssociationRow>(
      `select s.id, s.name, app_today()::text as today, a.kind = 'association' as "isOwn",
         (select coalesce(json_agg(json_build_object('id', d.id, 'deadline', d.deadline, 'days', d.days, 'validFrom', d.valid_from,
             'setOn', d.set_on, 'reason', d.reason, 'setBy', (select l.ref from api.account_line(d.set_by) l)) order by d.set_at), '[]')
           from plan_deadline d where d.association_id = s.id) as decisions
       from unit u join agency a on a.id = u.agency_id join unit_association x on x.unit_id = u.id
         join association s on s.id = x.association_id
       where u.id = current_unit() order by s.name, s.id`,
    );
  }
}

function settingsOf({ id, name, today, decisions }: AssociationRow, iMayDecide: boolean): DeadlineSetting[] {
  return (Object.keys(DEADLINES) as DeadlineCode[]).map((code) => {
    const { label, from, unit, least, most, law, days: usual }: DeadlineRow = DEADLINES[code];
    return {
      ...{
        id: `${id}.${code}`,
        associationId: id,
        association: name,
        code,
        label,
        from,
        unit,
        least,
        most,
        law,
        usual,
      },
      days: daysOn(code, today, decisions),
      iMayDecide,
      decisions: decisions.filter(({ deadline }) => deadline === code).toReversed(),
    };
  });
}
