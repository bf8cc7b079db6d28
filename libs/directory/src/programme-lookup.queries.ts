import { Injectable } from '@nestjs/common';
import { UNSAID_CATEGORY, ruleCategory, ruleWords } from '#domain';
import type { CatalogueRule, Category, EntryRuleFacts, InterventionKind } from '#domain';
import type { Day } from '#kernel';
import { RequestTransaction } from '#platform';
import { type IntakeAnswer, type IntakeFacts, programmeTakesRequests } from './catalogue/index.js';

/** What rules ask of a programme. */
export interface ProgrammeFacts {
  readonly id: string;
  readonly name: string;
  readonly associationId: string;
  readonly operatingUnitId: string | null;
  /** null: as many as come. */
  readonly places: number | null;
  /** null: open-ended, with a review date instead of a planned end. */
  readonly plannedWeeks: number | null;
  readonly interventionKind: InterventionKind | null;
  /** Whether the name alone tells that its reader's client is ill. */
  readonly healthRevealing: boolean;
  /** What others read instead of the name when it reveals health. */
  readonly neutralLabel: string | null;
  /** Whether requests may be sent to it today, or why not. */
  readonly intake: IntakeAnswer;
  /** Nobody takes part in it any more, as its unit has decided or the catalogue says. */
  readonly isClosed: boolean;
}

interface Row extends Omit<ProgrammeFacts, 'intake'>, IntakeFacts {
  readonly today: Day;
}

const PROGRAMME = `select p.id, p.name, p.association_id as "associationId", p.operating_unit as "operatingUnitId",
  p.places, p.planned_weeks as "plannedWeeks", p.intervention_kind as "interventionKind",
  p.health_revealing as "healthRevealing", p.neutral_label as "neutralLabel", p.kind, u.code as "operatingUnitCode",
  p.open_from::text as "openFrom", p.open_to::text as "openTo", p.status,
  jsonb_build_object('statusPeriods', coalesce(p.config -> 'statusPeriods', '[]')) as config, app_today()::text as today,
  programme_state(p.id, app_today()) = 'closed' as "isClosed",
  case when exists (select 1 from programme_period q where q.programme_id = p.id) then programme_state(p.id, app_today()) end as decided
  from programme p left join unit u on u.id = p.operating_unit where p.id = $1`;

/** A rule as SQL gives it: of the catalogue by its parts, of the unit's own in words. */
export interface RuleRow extends Omit<EntryRuleFacts, 'words' | 'category'> {
  readonly words?: string;
  readonly category?: Category;
  readonly rule?: CatalogueRule;
  readonly ownVersion?: number;
}

export const entryRules = (rows: readonly RuleRow[]): (EntryRuleFacts & { ownVersion: number | null })[] =>
  rows.map(({ rule, words, category, ownVersion, ...row }) => ({
    ...row,
    words: rule ? ruleWords(rule) : (words ?? ''),
    category: rule ? ruleCategory(rule) : (category ?? UNSAID_CATEGORY),
    ownVersion: ownVersion ?? null,
  }));

/** Small look-ups in the catalogue of programmes. */
@Injectable()
export class ProgrammeLookup {
  /** The programme; undefined when there is none. */
  async find(id: string): Promise<ProgrammeFacts | undefined> {
    const [row] = await RequestTransaction.current().rows<Row>(PROGRAMME, [id]);
    if (!row) return undefined;
    const { today, kind, operatingUnitCode, openFrom, openTo, status, config, decided, ...facts } = row;
    const asked = { kind, operatingUnitCode, openFrom, openTo, status, config, decided };
    const intake = programmeTakesRequests(asked, today);
    return { ...facts, intake };
  }

  /** Whom it is for and not for. */
  async rules(id: string): Promise<EntryRuleFacts[]> {
    return entryRules(
      await RequestTransaction.current().value<RuleRow[]>('select r.ref from api.entry_rules($1) r', [id]),
    );
  }
}
