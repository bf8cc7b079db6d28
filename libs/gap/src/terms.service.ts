import { Injectable } from '@nestjs/common';
import { FaultList, GAP_DEFAULTS, readLimits, withOverrides } from '#domain';
import type { Calendar, GapParameters } from '#domain';
import type { Day } from '#kernel';
import { RequestTransaction } from '#platform';
import type { LimitRow } from './ground.types.js';

/** Associations have few limits of their own, so that a handful of different sets is all there is. */
const MOST_SETS = 200;

/** Limits and days off as evaluation wants them. Both are data; what they say is read once per process and content. */
@Injectable()
export class GapTerms {
  private days?: Promise<Calendar>;
  private readonly sets = new Map<string, GapParameters>();

  /** The days off. They change only with a migration, after which every process starts anew. */
  calendar(): Promise<Calendar> {
    this.days ??= this.readDays().catch((error: unknown) => {
      this.days = undefined; // asked again by the next evaluation
      throw error;
    });
    return this.days;
  }

  /** The product's limits with these rows laid on top, in order. Throws when a row says something that is no limit. */
  limits(rows: readonly LimitRow[]): GapParameters {
    if (rows.length === 0) return GAP_DEFAULTS;
    const content = JSON.stringify(rows);
    const known = this.sets.get(content);
    if (known !== undefined) return known;
    const read = rows.reduce(overlaid, GAP_DEFAULTS);
    if (this.sets.size >= MOST_SETS) this.sets.clear();
    this.sets.set(content, read);
    return read;
  }

  private async readDays(): Promise<Calendar> {
    const rows = await RequestTransaction.current().rows<{ day: Day }>('select day::text as day from nonworking_day');
    return { nonworking: new Set(rows.map(({ day }) => day)) };
  }
}

function overlaid(base: GapParameters, [rule, parameter]: LimitRow): GapParameters {
  const faults = new FaultList('rule_parameter');
  const overrides = readLimits({ [rule]: parameter }, 'rule_parameter', faults);
  const [fault] = faults.faults;
  if (fault) throw new Error(`rule_parameter: ${fault.field ?? rule}: ${fault.en}`);
  return withOverrides(base, overrides);
}
