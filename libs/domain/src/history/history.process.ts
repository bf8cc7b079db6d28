import { isDay } from '#kernel';
import { GAP_DEFAULTS, withOverrides, type GapOverrides } from '../gap/gap.policy.js';
import type { GapParameters } from '../gap/gap.types.js';
import { checkCase } from './consistency.policy.js';
import { readEvent } from './event.process.js';
import { FaultList, isMissing, isObject, shown, type Raw } from './fault-list.process.js';
import { HISTORY_FORMAT, type CaseHistory, type HistoryFile, type HistoryResult } from './history-file.types.js';
import type { HistoryEvent } from './history.types.js';
import { readCalendar, readLimits } from './limits.process.js';

/** Far above a nation's file, below what the run time can hold as one text. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Reads and checks a case-history file: form first, then each event, then how the events of a case fit together.
 * Never throws for what stands in the file, and gives all of it or nothing.
 */
export function readHistory(bytes: Uint8Array, file: string): HistoryResult {
  const faults = new FaultList(shown(file));
  const raw = parse(bytes, faults);
  const history = raw === undefined ? undefined : readFile(raw, faults);
  if (history === undefined || faults.count > 0) return { ok: false, faults: faults.faults };
  return { ok: true, history };
}

/** The limits that hold for a case: the file's, with what the case's association has decided otherwise. */
export function parametersOf({ parameters, overrides }: HistoryFile, { association }: CaseHistory): GapParameters {
  return withOverrides(parameters, association === undefined ? undefined : overrides.get(association));
}

function parse(bytes: Uint8Array, faults: FaultList): Raw | undefined {
  if (bytes.byteLength > MOST_BYTES) {
    faults.note('tooLarge');
    return undefined;
  }
  const text = decode(bytes, faults);
  if (text === undefined) return undefined;
  try {
    return faults.object(JSON.parse(text), {});
  } catch {
    // the parser's own message quotes the file, which may hold what must not be shown
    faults.note('notJson');
    return undefined;
  }
}

function decode(bytes: Uint8Array, faults: FaultList): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    faults.note('notUtf8');
    return undefined;
  }
}

function readFile(raw: Raw, faults: FaultList): HistoryFile | undefined {
  if (raw['format'] !== HISTORY_FORMAT) {
    faults.note('wrongFormat', { field: 'format' });
    return undefined;
  }
  const defaults = raw['default_parameters'];
  const parameters = withOverrides(
    GAP_DEFAULTS,
    isMissing(defaults) ? undefined : readLimits(defaults, 'default_parameters', faults),
  );
  const expected = isObject(raw['expected']) ? Object.keys(raw['expected']).filter(isDay) : [];
  return {
    parameters,
    overrides: readOverrides(raw['association_overrides'], faults),
    calendar: readCalendar(raw, faults),
    cases: readCases(raw['cases'], faults),
    expectedOn: expected.sort(),
  };
}

function readOverrides(raw: unknown, faults: FaultList): ReadonlyMap<string, GapOverrides> {
  const field = 'association_overrides';
  const given = isMissing(raw) ? {} : (faults.object(raw, { field }) ?? {});
  return new Map(
    Object.entries(given).map(([name, limits]) => [name, readLimits(limits, `${field}.${shown(name)}`, faults)]),
  );
}

function readCases(raw: unknown, faults: FaultList): CaseHistory[] {
  const names = new Set<string>();
  const ids = new Set<string>();
  const cases: CaseHistory[] = [];
  for (const [at, entry] of (faults.list(raw, { field: 'cases' }) ?? []).entries()) {
    const field = `cases[${at}]`;
    const given = faults.object(entry, { field });
    const name = given && faults.text(given['case'], { field: `${field}.case` });
    if (given === undefined || name === undefined) continue;
    if (names.has(name)) faults.note('duplicateCase', { case: shown(name), field: 'case' });
    names.add(name);
    cases.push(readCase(given, name, ids, faults));
  }
  return cases;
}

function readCase(raw: Raw, name: string, ids: Set<string>, faults: FaultList): CaseHistory {
  const place = { case: shown(name) };
  const before = faults.count;
  const events: HistoryEvent[] = [];
  for (const [at, entry] of (faults.list(raw['events'], { ...place, field: 'events' }) ?? []).entries()) {
    const field = `events[${at}]`;
    const given = faults.object(entry, { ...place, field });
    const event = given && readEvent(given, place.case, field, faults);
    if (event === undefined) continue;
    if (ids.has(event.id)) faults.note('duplicateEvent', { ...place, event: shown(event.id), field: 'id' });
    ids.add(event.id);
    events.push(event);
  }
  // a case with unreadable events would give faults that are only their shadows
  if (faults.count === before) checkCase(place.case, events, faults);
  return {
    case: name,
    association: isMissing(raw['association'])
      ? undefined
      : faults.text(raw['association'], { ...place, field: 'association' }),
    events,
  };
}
