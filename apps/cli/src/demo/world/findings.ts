import {
  GAP_DEFAULTS,
  HEEDED_EVENTS,
  evaluate,
  eventOf,
  type Calendar,
  type Finding,
  type HistoryEvent,
} from '#domain';
import type { Day } from '#kernel';
import type { CaseBook, FeedEntry } from './case-book.js';
import { byMoment, millisecondsOf, stampOf, type Moment } from './case-clock.js';
import type { Dice } from './dice.js';
import type { Held, Of } from './records.types.js';

export interface Wake {
  readonly unit_id: string;
  readonly case_id: string;
  readonly association_id: string;
  readonly wake_on: Day;
}

/** The tick comes first in a day. */
const TICK = 1_000;
const STATE = ['holder', 'due_on', 'breach_on', 'stop_on', 'stop_reason'] as const;

type Stored = Of<'finding'> & { retracted: boolean };

/**
 * What each unit can tell of a case from the events it holds, day by day as it learned them: the findings that gap
 * detection would have written, opened and closed when it would have, and the day on which it looks again.
 */
export function findGaps(book: CaseBook, calendar: Calendar, dice: Dice): Wake[] {
  const heard = book.feed.filter(({ kind }) => kind === 'event');
  const units = [...new Set(heard.map(({ unitId }) => unitId))];
  return units.flatMap((unitId) => new Watch(book, calendar, dice.of(unitId), unitId).run() ?? []);
}

class Watch {
  private readonly stored = new Map<string, Stored>();
  private readonly entries: FeedEntry[];
  private readonly coordinates: boolean;

  constructor(
    private readonly book: CaseBook,
    private readonly calendar: Calendar,
    private readonly dice: Dice,
    private readonly unitId: string,
  ) {
    this.entries = book.feed.filter((entry) => entry.unitId === unitId);
    this.coordinates = book.all('coordination').some(({ owner_unit }) => owner_unit === unitId);
  }

  run(): Wake | undefined {
    const history = this.history();
    const { today } = this.book.clock;
    const learned = [...new Set(history.map(({ recordedOn }) => recordedOn))].sort();
    let wakeOn: Day | undefined;
    for (let day = learned[0]; day !== undefined && day <= today;) {
      const viewpoint = { unit: this.unitId, coordinates: this.coordinates };
      const evaluation = evaluate(history, GAP_DEFAULTS, this.calendar, day, viewpoint);
      this.keep(evaluation.findings, day);
      wakeOn = evaluation.wakeOn;
      const passed: Day = day;
      const next = learned.find((one) => one > passed);
      day = wakeOn !== undefined && (next === undefined || wakeOn < next) ? wakeOn : next;
    }
    if (wakeOn === undefined) return undefined;
    const { caseId: case_id, associationId: association_id } = this.book;
    return { unit_id: this.unitId, case_id, association_id, wake_on: wakeOn };
  }

  /** The events the unit holds, numbered as they came. */
  private history(): HistoryEvent[] {
    const events = new Map(this.book.all('event').map((event) => [event.id, event]));
    return this.entries.flatMap(({ id, moment }, seq) => {
      const event = events.get(id);
      if (!event || !HEEDED_EVENTS.includes(event.type)) return [];
      const { type, occurred_on, voids, payload } = event;
      return [eventOf({ ...payload, id, seq, type, occurred_on, recorded_on: moment.day, voids })];
    });
  }

  /** Writes what is different from what was known. */
  private keep(findings: readonly Finding[], day: Day): void {
    const gone = new Map(this.stored);
    for (const finding of findings) {
      const now = stateOf(finding);
      const key = `${now.rule}|${now.subject}|${now.clock_start}`;
      const before = gone.get(key);
      gone.delete(key);
      if (before && !before.retracted && STATE.every((field) => before[field] === now[field])) continue;
      const what = changeOf(before, now, day);
      const row = before ? this.change(before, { ...now, retracted: false }, day) : this.born(key, now, day);
      this.log(row, what, day);
    }
    for (const row of gone.values()) {
      if (!row.retracted) this.log(this.change(row, { retracted: true }, day), { change: 'retracted', on: day }, day);
    }
  }

  private born(key: string, now: State, day: Day): Stored {
    const row: Stored = { ...this.common(day), ...now, retracted: false };
    this.stored.set(key, row);
    this.book.keep('finding', row, this.momentOf(day));
    return row;
  }

  private change(row: Stored, change: Partial<Stored>, day: Day): Stored {
    Object.assign(row, change);
    row.version++;
    this.book.tellAt('finding', row, this.momentOf(day));
    return row;
  }

  private log(row: Stored, { change, on }: { change: string; on: Day }, day: Day): void {
    const { id: finding_id, holder, stop_on, stop_reason } = row;
    const moment = this.momentOf(day);
    const said = { change, effective_on: on, holder, stop_on, stop_reason, logged_at: stampOf(moment) };
    this.book.keep('findingLog', { ...this.common(day), finding_id, ...said }, moment);
  }

  private common(day: Day): Held {
    const { associationId: association_id, caseId: case_id } = this.book;
    const id = this.dice.uuid(millisecondsOf(this.momentOf(day)));
    const owner = { owner_unit: this.unitId, category: 'plan', holders: [this.unitId], version: 1 } as const;
    return { id, association_id, case_id, ...owner, holders: [this.unitId] };
  }

  /** Right after what the unit learned that day, or at the tick. */
  private momentOf(day: Day): Moment {
    const last = this.entries.findLast(({ moment }) => moment.day === day);
    return { day, ms: last ? last.moment.ms + 1 : TICK };
  }
}

/** What has changed, and the day it is about. */
function changeOf(before: Stored | undefined, now: State, day: Day): { change: string; on: Day } {
  const was = !before || before.retracted ? 'nothing' : before.stop_on === null ? 'open' : 'closed';
  if (now.stop_on !== null && was !== 'closed') return { change: 'closed', on: now.stop_on };
  if (now.stop_on === null && was !== 'open') return { change: 'opened', on: now.breach_on };
  return { change: 'changed', on: day };
}

type State = ReturnType<typeof stateOf>;

function stateOf({ rule, subject, clockStart, holder, dueOn, breachOn, stopOn, stopReason }: Finding) {
  return {
    rule,
    subject,
    clock_start: clockStart,
    holder,
    due_on: dueOn,
    breach_on: breachOn,
    stop_on: stopOn,
    stop_reason: stopReason,
  };
}

/** The feed in the order in which it reached its readers. */
export const inTime = (feed: readonly FeedEntry[]): FeedEntry[] =>
  feed.map((entry, at) => ({ entry, at })).sort((a, b) => byMoment(a.entry.moment, b.entry.moment) || a.at - b.at).map(({ entry }) => entry); // prettier-ignore
