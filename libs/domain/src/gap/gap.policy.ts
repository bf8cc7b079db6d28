import type { GapParameters, LowSeason } from './gap.types.js';

const LOW_SEASON: LowSeason = { summerWeeks: [28, 31], xmasFrom: [12, 18], xmasTo: [1, 6], leadDays: 7 };

/** The limits the product ships; an association overrides what it has agreed on otherwise. */
// prettier-ignore
export const GAP_DEFAULTS: GapParameters = {
  referral_unanswered:   { n: 10,  unit: 'working',  pausable: false },
  info_request_open:     { n: 10,  unit: 'working',  pausable: false },
  accepted_not_started:  { n: 30,  unit: 'calendar', pausable: true },
  between_interventions: { n: 14,  unit: 'calendar', pausable: true },
  no_first_intervention: { n: 90,  unit: 'calendar', pausable: true },
  no_responsible:        { n: 5,   unit: 'working',  pausable: false },
  followup_overdue:      { n: 0,   unit: 'calendar', pausable: false },
  ready_waiting_place:   { n: 365, unit: 'calendar', pausable: true },
  planned_end_passed:    { n: 5,   unit: 'working',  pausable: false },
  bounce:                { count: 2 },
  forecast_no_next_step: { lead: 21 },
  forecast_low_season:   { lead: 60, season: LOW_SEASON },
};

/** What an association has decided otherwise: any part of any rule. */
export type GapOverrides = { readonly [R in keyof GapParameters]?: DeepPartial<GapParameters[R]> };
type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** The limits with an association's overrides laid on top, field by field; what it did not decide stays. */
export function withOverrides(base: GapParameters, overrides: GapOverrides | undefined): GapParameters {
  return (overrides === undefined ? base : merged(base, overrides)) as GapParameters;
}

function merged(base: unknown, over: unknown): unknown {
  if (!isPlain(base) || !isPlain(over)) return over;
  const both: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value !== undefined) both[key] = merged(both[key], value);
  }
  return both;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
