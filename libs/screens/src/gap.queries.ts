import { Injectable } from '@nestjs/common';
import { openPlace, sealPlace } from '#cases';
import type { UnitRef } from '#cases';
import { GAP_RULES } from '#domain';
import type { RuleId } from '#domain';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import type { Board, BoardAge, Gap, GapConnection } from './gap.types.js';
import { nextStepOf } from './next-step.rules.js';
import type { NextStepRow } from './next-step.rules.js';

/** A finding as SQL gives it. */
export interface GapRow extends Omit<Gap, 'label' | 'explanation' | 'forecast' | 'holder' | 'nextStep'> {
  readonly rule: RuleId;
  readonly holder: string;
  readonly holderUnit: UnitRef | null;
  readonly nextStep?: NextStepRow | null;
}
interface BoardRow {
  readonly unit: UnitRef;
  readonly today: string;
  readonly openCases: number;
  readonly withOpenGap: number;
  readonly counts: readonly { rule: RuleId; bucket: number; count: number }[];
  readonly oldest: readonly GapRow[];
}
export interface GapFilter {
  readonly rule?: string;
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly mine?: boolean;
}

/** Age classes in days since the gap opened: from the first limit up, each to the day before the next. */
const AGE_LIMITS = [0, 8, 31, 91, 181];
const PAGE = 50;

/** Glapp and tavla: one unit's own findings. The board's numbers are counted by the same rule as the list's rows. */
@Injectable()
export class GapQueries {
  constructor(private readonly access: AccessLog) {}

  async list(filter: GapFilter, first?: number, after?: string): Promise<GapConnection> {
    const [breach, id] = openPlace(after) ?? [];
    const most = Math.min(Math.max(first ?? PAGE, 1), 200);
    const values = [
      filter.rule ?? null,
      filter.ageFrom ?? null,
      filter.ageTo ?? null,
      filter.mine ?? false,
      most,
      breach ?? null,
      id ?? null,
    ];
    const listed = await RequestTransaction.current().value<{ totalCount: number; hasMore: boolean; rows: GapRow[] }>(
      'select api.gap_list($1, $2, $3, $4, $5, $6, $7)',
      values,
    );
    await this.access.note('gaps', [...new Set(listed.rows.map((row) => row.case.id))]);
    const edges = listed.rows.map((row) => ({ cursor: sealPlace([row.breachOn, row.id]), node: gapOf(row) }));
    return {
      edges,
      totalCount: listed.totalCount,
      pageInfo: { hasNextPage: listed.hasMore, endCursor: edges.at(-1)?.cursor },
    };
  }

  async board(): Promise<Board> {
    const row = await RequestTransaction.current().value<BoardRow>('select api.board($1)', [AGE_LIMITS]);
    await this.access.note(
      'board',
      row.oldest.map((gap) => gap.case.id),
    );
    const { unit, today, openCases, withOpenGap, counts, oldest } = row;
    const rules = (Object.keys(GAP_RULES) as RuleId[]).map((rule) => {
      const byAge = AGE_LIMITS.map((_, at) => counts.find((c) => c.rule === rule && c.bucket === at + 1)?.count ?? 0);
      return { rule, label: GAP_RULES[rule].label, total: byAge.reduce((sum, n) => sum + n, 0), byAge };
    });
    return { unit, today, openCases, withOpenGap, rules, ages: AGES, oldest: oldest.map(gapOf) };
  }
}

const AGES: BoardAge[] = AGE_LIMITS.map((from, at) => {
  const next = AGE_LIMITS[at + 1];
  const to = next === undefined ? null : next - 1;
  const range = to === null ? `${from}` : `${from}–${to}`;
  return {
    from,
    to,
    label:
      to === null
        ? { sv: `${range} dagar och mer`, en: `${range} days and more` }
        : { sv: `${range} dagar`, en: `${range} days` },
  };
});

/** The rule's words beside the days. A rule from a newer version shows its code. */
export function gapOf({ holderUnit, nextStep, ...row }: GapRow): Gap {
  const rule = GAP_RULES[row.rule];
  const { starts, stops } = rule;
  return {
    ...row,
    label: rule.label,
    explanation: {
      sv: `${rule.sentence.sv} Klockan startar: ${starts.sv}. Den stannar: ${stops.sv}.`,
      en: `${rule.sentence.en} The clock starts: ${starts.en}. It stops: ${stops.en}.`,
    },
    forecast: row.rule.startsWith('forecast'),
    holder: holderUnit,
    nextStep: nextStep === undefined ? null : nextStepOf(nextStep, currentActor().accountId),
  };
}
