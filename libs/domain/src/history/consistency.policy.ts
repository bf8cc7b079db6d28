import type { Day } from '#kernel';
import { FIELDS, FOLLOWS, MAY_COME_FIRST } from './event.rules.js';
import { shown, type FaultList } from './fault-list.process.js';
import type { HistoryEvent } from './history.types.js';

/**
 * Whether the events of one case fit together. An event that was later voided is a known mistake and may be any nonsense;
 * it still counts as something others could be about, for it stood until it was voided.
 */
export function checkCase(name: string, events: readonly HistoryEvent[], faults: FaultList): void {
  const voided = checkVoids(name, events, faults);
  const standing = events.filter(({ id, type }) => type !== 'void' && !voided.has(id));
  checkOrder(name, events, faults);
  checkOpening(name, events, standing, faults);
  const started = firstOf(events);
  for (const event of standing) {
    checkFollows(name, event, started, faults);
    checkPlannedDays(name, event, started, faults);
  }
}

function checkVoids(name: string, events: readonly HistoryEvent[], faults: FaultList): ReadonlySet<string> {
  const ids = new Set(events.map(({ id }) => id));
  const voided = new Set<string>();
  for (const { id, type, voids } of events) {
    if (type !== 'void' || voids === undefined) continue;
    if (ids.has(voids) && voids !== id) voided.add(voids);
    else faults.note('voidsUnknown', { case: name, event: shown(id), field: 'voids' });
  }
  return voided;
}

function checkOrder(name: string, events: readonly HistoryEvent[], faults: FaultList): void {
  const taken = new Set<number>();
  for (const { id, seq } of events) {
    if (taken.has(seq)) faults.note('duplicateOrder', { case: name, event: shown(id), field: 'seq' });
    taken.add(seq);
  }
}

function checkOpening(
  name: string,
  events: readonly HistoryEvent[],
  standing: readonly HistoryEvent[],
  faults: FaultList,
): void {
  const openings = events.filter(({ type }) => type === 'case_opened').map(({ occurredOn }) => occurredOn);
  const opened = openings.reduce<Day | undefined>(
    (first, day) => (first !== undefined && first <= day ? first : day),
    undefined,
  );
  for (const { id, occurredOn } of standing) {
    if (opened !== undefined && opened <= occurredOn) continue;
    faults.note('notOpened', { case: name, event: shown(id), field: opened === undefined ? 'type' : 'occurred_on' });
    if (opened === undefined) return; // once says it all
  }
}

/** The first event of each type, and of each type about each subject: what others may not come before. */
type Firsts = ReadonlyMap<string, HistoryEvent>;

function firstOf(events: readonly HistoryEvent[]): Firsts {
  const firsts = new Map<string, HistoryEvent>();
  for (const event of events) {
    keep(firsts, event.type, event);
    for (const [, after, field] of FOLLOWS) {
      if (event.type === after && field !== undefined) keep(firsts, `${after}|${field}|${event[field]}`, event);
    }
  }
  return firsts;
}

function keep(firsts: Map<string, HistoryEvent>, key: string, event: HistoryEvent): void {
  const known = firsts.get(key);
  if (known === undefined || isBefore(event, known)) firsts.set(key, event);
}

function checkFollows(name: string, event: HistoryEvent, firsts: Firsts, faults: FaultList): void {
  for (const [type, after, field] of FOLLOWS) {
    if (event.type !== type || (field !== undefined && event[field] === undefined)) continue;
    const first = firsts.get(field === undefined ? after : `${after}|${field}|${event[field]}`);
    const place = { case: name, event: shown(event.id), field: field === undefined ? 'type' : FIELDS[field].name };
    if (first === undefined) faults.note('unknownSubject', place);
    else if (isBefore(event, first) && !MAY_COME_FIRST.includes(type)) {
      faults.note('beforeSubject', { ...place, field: 'occurred_on' });
    }
  }
}

function checkPlannedDays(name: string, event: HistoryEvent, firsts: Firsts, faults: FaultList): void {
  const { id, occurredOn, plannedEnd, followupDue, iv } = event;
  const start = firsts.get(`intervention_started|iv|${iv}`)?.occurredOn ?? occurredOn;
  const place = { case: name, event: shown(id) };
  if (plannedEnd !== undefined && plannedEnd < start) {
    faults.note('endBeforeStart', { ...place, field: FIELDS.plannedEnd.name });
  }
  if (followupDue !== undefined && followupDue < occurredOn) {
    faults.note('endBeforeStart', { ...place, field: FIELDS.followupDue.name });
  }
}

function isBefore(a: HistoryEvent, b: HistoryEvent): boolean {
  return a.occurredOn < b.occurredOn || (a.occurredOn === b.occurredOn && a.seq < b.seq);
}
