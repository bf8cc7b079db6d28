import { Injectable } from '@nestjs/common';
import type { AgencyKind, SecrecyCode, UnitKind } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';

/** What rules ask of a unit. Public among those who are signed in. */
export interface UnitFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly agencyKind: AgencyKind;
  readonly kind: UnitKind;
  readonly secrecy: SecrecyCode;
  readonly closed: boolean;
}

const UNIT = `select u.id, u.code, u.name, a.kind as "agencyKind", u.kind, u.secrecy,
  coalesce(u.closed_on <= app_today(), false) as closed
  from unit u join agency a on a.id = u.agency_id where u.id = $1`;

/** Small look-ups in the directory, for the rules of higher rooms. */
@Injectable()
export class UnitLookup {
  /** The unit; undefined when there is none. */
  async find(id: string): Promise<UnitFacts | undefined> {
    const [unit] = await RequestTransaction.current().rows<UnitFacts>(UNIT, [id]);
    return unit;
  }

  /** The unit a form names; refuses with the field when it is not there or is closed. */
  async open(id: string, field: string): Promise<UnitFacts> {
    const unit = await this.find(id);
    if (!unit || unit.closed) throw new Refusal('BAD_INPUT', NO_SUCH_UNIT, { field });
    return unit;
  }
}

const NO_SUCH_UNIT = {
  sv: 'Enheten finns inte eller är stängd. Välj en annan i listan.',
  en: 'There is no such unit, or it is closed. Choose another from the list.',
};
