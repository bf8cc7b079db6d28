import { Injectable } from '@nestjs/common';
import { codeOf } from '#cases';
import { RETENTION_RULES, retentionCodeOf, yearsOf } from '#domain';
import type { AgencyKind, DecidedYears, RetentionCode, UnitKind } from '#domain';
import type { Day } from '#kernel';
import { RequestTransaction } from '#platform';
import type { RetentionTerms } from './records.types.js';

/** The rule the own unit is under today, with the years that hold. */
export interface Terms {
  readonly code: RetentionCode;
  readonly years: number;
  readonly today: Day;
  readonly agencyId: string;
  readonly decision: (DecidedYears & { readonly decision: string }) | undefined;
}

const OWN = `select u.kind, a.kind as agency, a.id as "agencyId", app_today()::text as today,
    (select coalesce(json_agg(json_build_object('rule', p.rule, 'years', p.years, 'validFrom', p.valid_from, 'decision', p.decision)), '[]')
      from retention_policy p where p.agency_id = a.id) as decided
  from unit u join agency a on a.id = u.agency_id where u.id = current_unit()`;

interface OwnRow {
  readonly [column: string]: unknown;
  readonly kind: UnitKind;
  readonly agency: AgencyKind;
  readonly agencyId: string;
  readonly today: Day;
  readonly decided: readonly (DecidedYears & { decision: string })[];
}

@Injectable()
export class RetentionQueries {
  /** Null: the unit has no files about people. */
  async terms(): Promise<Terms | null> {
    const [own] = await RequestTransaction.current().rows<OwnRow>(OWN);
    const code = own && retentionCodeOf(own.kind, own.agency);
    if (!code) return null;
    const years = yearsOf(code, own.today, own.decided);
    const [decision] = own.decided
      .filter((one) => one.rule === code && one.validFrom <= own.today && one.years === years)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
    return { code, years, today: own.today, agencyId: own.agencyId, decision };
  }

  async read(): Promise<RetentionTerms | null> {
    const terms = await this.terms();
    return terms && termsOf(terms);
  }
}

export function termsOf({ code, years, decision }: Terms): RetentionTerms {
  const { words, law, note, decided, finish } = RETENTION_RULES[code];
  return {
    ...{ rule: codeOf({ [code]: words }, code), years, law, note, mayDecide: decided || finish === 'open' },
    ...{ decision: decision?.decision, decidedFrom: decision?.validFrom },
  };
}
