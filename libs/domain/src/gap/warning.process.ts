import { addDays, isoWeek, type Day } from '#kernel';
import type { CaseFacts, Participation } from './case-facts.process.js';
import type { ForecastRule, GapParameters, LowSeason } from './gap.types.js';

const FORECASTS = ['forecast_no_next_step', 'forecast_low_season'] as const satisfies readonly ForecastRule[];

/** A warning that stood for an unbroken run of days. */
export interface Warning {
  readonly rule: ForecastRule;
  readonly subject: string;
  readonly holder: string;
  readonly start: Day;
  /** The planned end it warned about, as it stood on the last of the days. */
  due: Day;
  last: Day;
  stop: Day | null;
  reason: string | null;
}

/**
 * The warnings of one case, built stretch by stretch: between two event days the condition can only change because a
 * window opens or the planned end passes, so no day is looked at by itself.
 */
export class WarningBook {
  readonly all: Warning[] = [];
  private readonly standing = new Map<string, Warning>();
  private readonly endsNearSeason = new Map<Day, boolean>();

  constructor(private readonly parameters: GapParameters) {}

  /** The days from one event day to the day before the next, as the events of the first left the case. */
  stretch(facts: CaseFacts, from: Day, to: Day): void {
    for (const participation of facts.participations.values()) {
      for (const rule of FORECASTS) this.stretchOf(rule, facts, participation, from, to);
    }
  }

  /** The next day after one on which a warning opens or closes, if no event comes first. */
  nextChange(facts: CaseFacts, after: Day): Day | undefined {
    let next: Day | undefined;
    for (const participation of facts.participations.values()) {
      for (const rule of FORECASTS) {
        if (!this.warns(rule, facts, participation)) continue;
        for (const day of turningDays(participation.plannedEnd, this.parameters[rule].lead)) {
          if (day > after && (next === undefined || day < next)) next = day;
        }
      }
    }
    return next;
  }

  private stretchOf(rule: ForecastRule, facts: CaseFacts, participation: Participation, from: Day, to: Day): void {
    const key = `${rule}|${participation.iv}`;
    const before = this.standing.get(key);
    const { plannedEnd } = participation;
    const opens = plannedEnd === undefined ? from : later(from, addDays(plannedEnd, -this.parameters[rule].lead));
    const last = plannedEnd === undefined ? from : earlier(to, plannedEnd);
    const stands = plannedEnd !== undefined && opens <= last && this.warns(rule, facts, participation);
    const goesOn = before !== undefined && stands && opens === from;
    if (before !== undefined && !goesOn) this.end(key, before, reasonOf(before, facts, participation, from));
    if (!stands) return;
    const warning = goesOn ? before : this.begin(rule, key, participation, opens);
    warning.last = last;
    warning.due = plannedEnd;
    if (last < to) this.end(key, warning, 'planned_end_passed');
  }

  /** The part of the condition that no day alone changes. */
  private warns(rule: ForecastRule, facts: CaseFacts, participation: Participation): boolean {
    const { plannedEnd, active, agreed } = participation;
    if (!facts.open || !active || agreed || plannedEnd === undefined) return false;
    if (isBridged(facts, participation)) return false;
    return rule === 'forecast_no_next_step' || this.isNearLowSeason(plannedEnd);
  }

  /** Whether an end, or one of the days right after it, lies in the low season. Asked of the same few ends again. */
  private isNearLowSeason(plannedEnd: Day): boolean {
    const known = this.endsNearSeason.get(plannedEnd);
    if (known !== undefined) return known;
    const { season } = this.parameters.forecast_low_season;
    const days = Array.from({ length: season.leadDays + 1 }, (_, ahead) => addDays(plannedEnd, ahead));
    const isNear = days.some((day) => isInLowSeason(day, season));
    this.endsNearSeason.set(plannedEnd, isNear);
    return isNear;
  }

  private begin(rule: ForecastRule, key: string, { iv, agency }: Participation, start: Day): Warning {
    const warning = { rule, subject: iv, holder: agency, start, due: start, last: start, stop: null, reason: null };
    this.standing.set(key, warning);
    this.all.push(warning);
    return warning;
  }

  private end(key: string, warning: Warning, reason: string): void {
    warning.stop = addDays(warning.last, 1);
    warning.reason = reason;
    this.standing.delete(key);
  }
}

/** Another active participation that goes on longer; one without a planned end goes on. */
function isBridged(facts: CaseFacts, { iv, plannedEnd }: Participation): boolean {
  return [...facts.participations.values()].some(
    (other) => other.iv !== iv && other.active && (other.plannedEnd ?? '9999-12-31') > (plannedEnd ?? ''),
  );
}

/** Why a warning is over on a day, read from what the day's events left behind. */
function reasonOf(warning: Warning, facts: CaseFacts, { active, agreed, plannedEnd }: Participation, on: Day): string {
  if (warning.due < on) return 'planned_end_passed';
  if (!facts.open) return facts.closedFor;
  if (agreed) return 'next_step';
  if (!active) return 'ended';
  return plannedEnd === warning.due ? 'bridged' : 'extended';
}

function isInLowSeason(day: Day, { summerWeeks, xmasFrom, xmasTo }: LowSeason): boolean {
  const { week } = isoWeek(day);
  if (week >= summerWeeks[0] && week <= summerWeeks[1]) return true;
  const date = day.slice(5);
  const from = monthDay(xmasFrom);
  const to = monthDay(xmasTo);
  // a season over New Year ends earlier in the year than it begins
  return from <= to ? date >= from && date <= to : date >= from || date <= to;
}

function monthDay([month, day]: readonly [number, number]): string {
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function turningDays(plannedEnd: Day | undefined, lead: number): readonly Day[] {
  return plannedEnd === undefined ? [] : [addDays(plannedEnd, -lead), addDays(plannedEnd, 1)];
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
