import type { Day } from '#kernel';
import type { History, HistoryEvent } from '../history/history.types.js';

/**
 * What a unit knew at the end of a day: the events recorded by then, without those voided by then, one per fact, in the
 * order they were true. Events that are to happen later are among them; whoever reads must stop at its own day.
 */
export function knownOn(history: History, asOf: Day): readonly HistoryEvent[] {
  const recorded = history.filter((event) => event.recordedOn <= asOf);
  const voided = voidedBy(recorded);
  const standing = recorded.filter((event) => event.type !== 'void' && !isVoided(event, voided));
  return onePerFact(standing).sort(byOccurrence);
}

/** Ids taken back. The latest correction is heard first: a void that was itself voided takes nothing back. */
function voidedBy(recorded: readonly HistoryEvent[]): ReadonlySet<string> {
  const voided = new Set<string>();
  for (const event of recorded
    .filter(({ type }) => type === 'void')
    .sort(byRecording)
    .reverse()) {
    if (event.voids !== undefined && !isVoided(event, voided)) voided.add(event.voids);
  }
  return voided;
}

/** Voiding a fact also voids every retelling of it; voiding a retelling leaves the fact. */
function isVoided(event: HistoryEvent, voided: ReadonlySet<string>): boolean {
  return voided.has(event.id) || (event.about !== undefined && voided.has(event.about));
}

/** A fact held twice, from its own unit and as another unit's retelling, counts once: as it was first heard. */
function onePerFact(events: readonly HistoryEvent[]): HistoryEvent[] {
  const facts = new Map<string, HistoryEvent>();
  for (const event of events) {
    const fact = event.about ?? event.id;
    const known = facts.get(fact);
    if (known === undefined || byRecording(event, known) < 0) facts.set(fact, event);
  }
  return [...facts.values()];
}

function byOccurrence(a: HistoryEvent, b: HistoryEvent): number {
  return compare(a.occurredOn, b.occurredOn) || a.seq - b.seq || compare(a.id, b.id);
}

function byRecording(a: HistoryEvent, b: HistoryEvent): number {
  return compare(a.recordedOn, b.recordedOn) || a.seq - b.seq || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
