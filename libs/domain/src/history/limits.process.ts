import { isDay, type Day } from '#kernel';
import type { GapOverrides } from '../gap/gap.policy.js';
import { RULE_IDS, type Calendar } from '../gap/gap.types.js';
import { isMissing, isObject, shown, type FaultList, type Raw } from './fault-list.process.js';

const UNITS = ['calendar', 'working'];
const MOST_DAYS = 3660;

/** Reads one value; answers undefined after noting a fault. */
type Read = (value: unknown, field: string, faults: FaultList) => unknown;

const whole =
  (least: number, most: number): Read =>
  (value, field, faults) =>
    faults.whole(value, least, most, { field });

const pair =
  (most: number): Read =>
  (value, field, faults) => {
    const list = faults.list(value, { field });
    if (list === undefined) return undefined;
    if (list.length !== 2) faults.note('notNumber', { field });
    return list.map((one) => faults.whole(one, 1, most, { field }));
  };

const unit: Read = (value, field, faults) => {
  if (UNITS.includes(value as string)) return value;
  faults.note('notCode', { field });
  return undefined;
};

const yesOrNo: Read = (value, field, faults) => {
  if (typeof value === 'boolean') return value;
  faults.note('notCode', { field });
  return undefined;
};

/** How a part of a rule's limits is spelled in the file, what it is called here, and what it may be. */
type Parts = Readonly<Record<string, readonly [name: string, read: Read]>>;

const SEASON: Parts = {
  summer_weeks: ['summerWeeks', pair(53)],
  xmas_from: ['xmasFrom', pair(31)],
  xmas_to: ['xmasTo', pair(31)],
  lead_days: ['leadDays', whole(0, 60)],
};

const LIMIT: Parts = {
  n: ['n', whole(0, MOST_DAYS)],
  unit: ['unit', unit],
  pausable: ['pausable', yesOrNo],
};

const RULE: Parts = {
  ...LIMIT,
  count: ['count', whole(1, 100)],
  lead: ['lead', whole(0, 366)],
  season: ['season', (value, field, faults) => readParts(value, SEASON, field, faults)],
  by_kind: ['byKind', (value, field, faults) => readEach(value, LIMIT, field, faults)],
};

/** Reads limits, whole or in part, as a file or the rule_parameter table spells them. Unknown parts are left alone. */
export function readLimits(raw: unknown, at: string, faults: FaultList): GapOverrides {
  const rules = faults.object(raw, { field: at });
  for (const rule of Object.keys(rules ?? {})) {
    if (!(RULE_IDS as readonly string[]).includes(rule)) faults.note('unknownRule', { field: `${at}.${shown(rule)}` });
  }
  return readEach(rules ?? {}, RULE, at, faults);
}

/** Days off: a list of days, or an object from day to its name. */
export function readCalendar(raw: Raw, faults: FaultList): Calendar | undefined {
  const field = 'calendar.nonworking';
  const nonworking = isObject(raw['calendar']) ? raw['calendar']['nonworking'] : undefined;
  if (isMissing(nonworking)) return undefined;
  const days: readonly unknown[] = Array.isArray(nonworking)
    ? nonworking
    : Object.keys(faults.object(nonworking, { field }) ?? {});
  for (const day of days) if (!isDay(day)) faults.note('notDay', { field });
  return { nonworking: new Set<Day>(days.filter(isDay)) };
}

function readEach(raw: unknown, parts: Parts, at: string, faults: FaultList): Record<string, unknown> {
  const read = Object.entries(faults.object(raw, { field: at }) ?? {}).map(([key, value]) => {
    return [key, readParts(value, parts, `${at}.${shown(key)}`, faults)] as const;
  });
  return Object.fromEntries(read);
}

function readParts(raw: unknown, parts: Parts, at: string, faults: FaultList): Record<string, unknown> {
  const given = faults.object(raw, { field: at }) ?? {};
  const read: Record<string, unknown> = {};
  for (const [key, [name, reader]] of Object.entries(parts)) {
    if (Object.hasOwn(given, key)) read[name] = reader(given[key], `${at}.${key}`, faults);
  }
  return read;
}
