import fc from 'fast-check';
import type { HistoryEvent } from '#domain';
import { plus } from './oracle-days.js';

/** Histories that look like life: chapters one after another, with waits, late recording and corrections between. */
const FIRST_DAY = '2024-04-22';
const AGENCIES = ['kommun', 'region', 'fk', 'af'];

const chapter = fc.record({
  kind: fc.constantFrom(
    'request',
    'request',
    'intervention',
    'intervention',
    'caseworker',
    'pause',
    'plan',
    'ready',
    'episode',
  ),
  gap: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 45 })),
  length: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 90 })),
  agency: fc.constantFrom(...AGENCIES),
  other: fc.constantFrom(...AGENCIES),
  answer: fc.constantFrom('accepted', 'rejected', 'rejected', 'info_requested', 'withdrawn', 'none'),
  dice: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }),
});
type Chapter = typeof chapter extends fc.Arbitrary<infer T> ? T : never;

/** An event without its id and order: they come when the whole course is known. */
type Told = Omit<HistoryEvent, 'id' | 'seq' | 'recordedOn'>;

const lateness = fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 60 })), {
  minLength: 60,
  maxLength: 60,
});

/** A course of three to twelve chapters; some of its events are voided later. */
export const course = fc
  .tuple(fc.array(chapter, { minLength: 3, maxLength: 12 }), lateness, fc.array(fc.nat({ max: 60 }), { maxLength: 3 }))
  .map(([chapters, late, voided]) => {
    const told: Told[] = [
      { type: 'case_opened', occurredOn: FIRST_DAY, agency: 'fk' },
      { type: 'responsible_assigned', occurredOn: FIRST_DAY, agency: 'fk', worker: 'w0' },
    ];
    let day = FIRST_DAY;
    for (const [at, one] of chapters.entries()) {
      day = plus(day, one.gap);
      told.push(...tell(one, at, day));
      if (one.dice[3]! > 1) day = plus(day, Math.floor(one.length / 2));
    }
    const events = told.map((one, at) => ({
      ...one,
      id: `e${at}`,
      seq: at,
      recordedOn: plus(one.occurredOn, one.type === 'case_opened' ? 0 : late[at % late.length]!),
    }));
    return [...events, ...voided.map((target, at) => voiding(events, target, events.length + at))];
  });

function voiding(events: readonly HistoryEvent[], target: number, seq: number): HistoryEvent {
  const wrong = events[1 + (target % (events.length - 1))]!;
  const day = plus(wrong.recordedOn, target);
  return { id: `e${seq}`, seq, type: 'void', occurredOn: day, recordedOn: day, voids: wrong.id };
}

function tell(one: Chapter, at: number, day: string): Told[] {
  const { agency, other, length, dice } = one;
  const end = plus(day, length);
  switch (one.kind) {
    case 'request':
      return request(one, `r${at}`, day, end);
    case 'intervention':
      return intervention(one, at, day, end);
    case 'caseworker': {
      const worker = `w${dice[0]! % 3}`;
      const leaves: Told = { type: 'responsible_ended', occurredOn: day, worker: `w${dice[1]! % 3}` };
      return [leaves, { type: 'responsible_assigned', occurredOn: dice[2]! > 2 ? end : day, agency, worker }];
    }
    case 'pause':
      return [
        { type: 'pause_started', occurredOn: day, reason: 'hospital' },
        { type: 'pause_ended', occurredOn: end },
      ];
    case 'plan': {
      const decided: Told = {
        type: 'plan_decided',
        occurredOn: day,
        plan: `p${dice[0]! % 2}`,
        agency,
        followupDue: end,
      };
      const done: Told = { type: 'followup_done', occurredOn: plus(end, dice[1]! * 5 - 10), plan: `p${dice[0]! % 2}` };
      return dice[2]! > 1 ? [decided, done] : [decided];
    }
    case 'ready':
      return [{ type: 'ready_declared', occurredOn: day, kind: 'work_training', owner: other }];
    default:
      if (dice[0]! < 3) return [];
      return [
        { type: 'case_closed', occurredOn: day, reason: 'ill' },
        { type: 'case_reopened', occurredOn: end, ...(dice[1]! > 2 ? { agency } : {}) },
      ];
  }
}

function request({ agency: from, other: to, answer, dice }: Chapter, ref: string, day: string, end: string): Told[] {
  const sent: Told = { type: 'referral_sent', occurredOn: day, ref, from, to };
  if (answer === 'none') return [sent];
  if (answer === 'withdrawn') return [sent, { type: 'referral_withdrawn', occurredOn: end, ref }];
  const answered: Told = { type: 'referral_answered', occurredOn: end, ref, answer };
  if (answer === 'rejected') return [sent, answered];
  if (answer === 'accepted') {
    const iv = `i${dice[0]!}`;
    const started = { iv, ref, kind: 'rehab', agency: to, plannedEnd: plus(end, 60) };
    const start: Told = { type: 'intervention_started', occurredOn: plus(end, dice[1]! * 12), ...started };
    return dice[2]! > 1 ? [sent, answered, start] : [sent, answered];
  }
  const supplied: Told = { type: 'referral_info_supplied', occurredOn: plus(end, dice[0]! * 6), ref };
  const later: Told = { type: 'referral_answered', occurredOn: plus(end, dice[0]! * 12), ref, answer: 'accepted' };
  return dice[1]! > 1 ? [sent, answered, supplied, later] : [sent, answered];
}

function intervention({ agency, other, dice }: Chapter, at: number, day: string, end: string): Told[] {
  const iv = `i${at + 10}`;
  const kind = dice[0]! > 2 ? 'rehab' : 'work_training';
  const told: Told[] = [{ type: 'intervention_started', occurredOn: day, iv, kind, agency: other, plannedEnd: end }];
  if (dice[1]! > 2) told.push({ type: 'next_step_agreed', occurredOn: plus(end, -dice[2]! * 4), iv });
  if (dice[2]! > 3)
    told.push({ type: 'planned_end_changed', occurredOn: plus(end, -5), iv, plannedEnd: plus(end, 30) });
  const ended = plus(end, dice[3]! * 4 - 6);
  if (dice[1]! > 0) told.push({ type: 'intervention_ended', occurredOn: ended, iv, agency, reason: 'completed' });
  return told;
}
