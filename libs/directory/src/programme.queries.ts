import { Injectable } from '@nestjs/common';
import { CATEGORIES, CLOSING_REASONS, INTAKE_STOP_REASONS, RULE_KINDS } from '#domain';
import type { ProgrammeState } from '#domain';
import { RequestTransaction } from '#platform';
import type { Day } from '#kernel';
import { CLOSED_REASONS, programmeTakesRequests } from './catalogue/index.js';
import type { IntakeFacts, ProgrammeConfig } from './catalogue/index.js';
import type { ProgrammeView } from './directory.types.js';
import { codeOf } from './parts.queries.js';
import { entryRules } from './programme-lookup.queries.js';
import type { RuleRow } from './programme-lookup.queries.js';

type TargetGroup = ProgrammeConfig['targetGroup'];

/** A programme as SQL gives it: what its intake depends on instead of the answer. */
interface Row extends Omit<
  ProgrammeView,
  | 'takesRequests'
  | 'refusal'
  | 'targetGroup'
  | 'kind'
  | 'openFrom'
  | 'openTo'
  | 'stopReason'
  | 'until'
  | 'starts'
  | 'rules'
> {
  readonly kind: IntakeFacts['kind'];
  readonly openFrom: Day | null;
  readonly openTo: Day | null;
  readonly status: IntakeFacts['status'];
  readonly statusPeriods: IntakeFacts['config']['statusPeriods'];
  readonly targetGroup: TargetGroup;
  readonly rules: readonly RuleRow[];
  readonly today: Day;
  /** How its operating unit has decided to run it. */
  readonly run: {
    readonly decided: ProgrammeState | null;
    readonly until: Day | null;
    readonly reason: string | null;
    readonly starts: ProgrammeView['starts'];
  };
}

const PROGRAMMES = 'select api.programmes($1, $2)';

/** The catalogue as everybody may read it. */
@Injectable()
export class ProgrammeQueries {
  async list(q?: string, takesRequests?: boolean): Promise<ProgrammeView[]> {
    const rows = await RequestTransaction.current().value<Row[]>(PROGRAMMES, [q ?? null, null]);
    const all = rows.map(programmeOf);
    return takesRequests === undefined ? all : all.filter((programme) => programme.takesRequests === takesRequests);
  }

  async one(id: string): Promise<ProgrammeView | null> {
    const [row] = await RequestTransaction.current().value<Row[]>(PROGRAMMES, [null, id]);
    return row ? programmeOf(row) : null;
  }
}

const rulesOf = (rules: readonly RuleRow[]): ProgrammeView['rules'] =>
  entryRules(rules).map((rule) => ({
    ...rule,
    kind: codeOf(RULE_KINDS, rule.kind),
    category: codeOf(CATEGORIES, rule.category),
  }));
const STOPS = { ...INTAKE_STOP_REASONS, ...CLOSING_REASONS };

function programmeOf({ status, statusPeriods, targetGroup, today, run, rules, ...row }: Row): ProgrammeView {
  const { kind, openFrom, openTo } = row;
  const operatingUnitCode = row.operatingUnit?.code ?? null;
  const config = { statusPeriods };
  const asked = { kind, openFrom, openTo, status, operatingUnitCode, config, decided: run.decided };
  const intake = programmeTakesRequests(asked, today);
  return {
    ...row,
    takesRequests: intake.takes,
    stopReason: run.reason === null ? null : codeOf(STOPS, run.reason),
    rules: rulesOf(rules),
    until: run.until,
    starts: run.starts,
    refusal: intake.takes ? null : codeOf(CLOSED_REASONS, intake.reason),
    targetGroup: targetGroup ? inWords(targetGroup) : null,
  };
}

/** The association's own words in one line; null when it says nothing. */
function inWords({ ages, conditions, benefitTypes, gender, employment, other }: NonNullable<TargetGroup>) {
  const years = ages ? `${ages[0]}–${ages[1]} år` : null;
  const said = [years, ...conditions, ...benefitTypes, gender, employment, other].filter((part) => part !== null);
  return said.length > 0 ? said.join('; ') : null;
}
