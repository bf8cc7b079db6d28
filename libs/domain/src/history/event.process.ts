import { EVENT_TYPES } from '../journal/index.js';
import { ANSWERS, FIELDS, REQUIRED, type EventField } from './event.rules.js';
import { isMissing, notLaterThan, shown, type FaultList, type Raw } from './fault-list.process.js';
import type { FaultPlace } from './history-file.types.js';
import type { GapEvent, HistoryEvent } from './history.types.js';

/** What is recorded before it happens is a decided start or end, never more than a year ahead. */
const MOST_DAYS_AHEAD = 366;
/** A planned end or a follow-up day: ten years. */
const MOST_DAYS_PLANNED = 3660;
const HIGHEST_SEQ = 2_147_483_647;

/** An event as the journal or a file holds it, its fields spelled with underscores. Trusts what was checked when written. */
export function eventOf(raw: Raw): HistoryEvent {
  const event: Record<string, unknown> = {
    id: raw['id'],
    seq: raw['seq'],
    type: raw['type'],
    occurredOn: raw['occurred_on'],
    recordedOn: raw['recorded_on'],
  };
  for (const [field, { name }] of Object.entries(FIELDS)) {
    if (!isMissing(raw[name])) event[field] = raw[name];
  }
  return event as unknown as HistoryEvent;
}

/** The same event as a file holds it: what an export writes. */
export function rawOf(event: HistoryEvent): Raw {
  const { id, seq, type, occurredOn, recordedOn } = event;
  const raw: Record<string, unknown> = { id, seq, type, occurred_on: occurredOn, recorded_on: recordedOn };
  for (const [field, { name }] of Object.entries(FIELDS)) {
    const value = event[field as EventField];
    if (value !== undefined) raw[name] = value;
  }
  return raw;
}

/** Reads one event of a file by itself: its form, its fields, its days. Undefined when something was noted. */
export function readEvent(raw: Raw, inCase: string, at: string, faults: FaultList): HistoryEvent | undefined {
  const before = faults.count;
  const place = { case: inCase, event: typeof raw['id'] === 'string' ? shown(raw['id']) : at };
  faults.text(raw['id'], { ...place, field: 'id' });
  faults.whole(raw['seq'], 0, HIGHEST_SEQ, { ...place, field: 'seq' });
  const recorded = faults.day(raw['recorded_on'], { ...place, field: 'recorded_on' });
  const occurredPlace = { ...place, field: 'occurred_on' };
  const occurred = faults.day(raw['occurred_on'], occurredPlace, notLaterThan(recorded, MOST_DAYS_AHEAD));
  const type = faults.text(raw['type'], { ...place, field: 'type' });
  if (type !== undefined && !Object.hasOwn(EVENT_TYPES, type)) faults.note('unknownType', { ...place, field: 'type' });
  readFields(raw, place, notLaterThan(occurred, MOST_DAYS_PLANNED), faults);
  return faults.count === before ? eventOf(raw) : undefined;
}

function readFields(raw: Raw, place: Omit<FaultPlace, 'file'>, lastPlanned: string, faults: FaultList): void {
  const type = raw['type'];
  const isGapEvent = typeof type === 'string' && Object.hasOwn(REQUIRED, type);
  const required = isGapEvent ? REQUIRED[type as GapEvent] : [];
  for (const [field, { name, day }] of Object.entries(FIELDS)) {
    const value = raw[name];
    if (isMissing(value) && !required.includes(field as EventField)) continue;
    const at = { ...place, field: name };
    if (day) faults.day(value, at, lastPlanned);
    else faults.text(value, at);
  }
  if (type === 'referral_answered' && typeof raw['answer'] === 'string' && !isAnswer(raw['answer'])) {
    faults.note('notCode', { ...place, field: 'answer' });
  }
}

function isAnswer(value: string): boolean {
  return (ANSWERS as readonly string[]).includes(value);
}
