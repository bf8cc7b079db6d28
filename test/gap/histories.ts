import fc from 'fast-check';
import { GAP_DEFAULTS, withOverrides, type GapEvent, type GapParameters, type HistoryEvent } from '#domain';
import { course } from './courses.js';
import { plus } from './oracle-days.js';

/** Invented histories: everything a unit may come to hold, in time or late, in order or not, sense or nonsense. */
const FIRST_DAY = '2024-04-22';
const SPAN = 260;
export const LAST_DAY = plus(FIRST_DAY, SPAN + 140);

const AGENCIES = ['kommun', 'region', 'fk', 'af'];
const KINDS = ['rehab', 'work_training'];

/** How often each type is drawn. The many starts and ends are what gaps are made of. */
const WEIGHTS: readonly (readonly [type: GapEvent, weight: number])[] = [
  ['intervention_started', 5],
  ['intervention_ended', 6],
  ['planned_end_changed', 4],
  ['next_step_agreed', 3],
  ['referral_sent', 6],
  ['referral_answered', 8],
  ['referral_info_supplied', 2],
  ['referral_withdrawn', 1],
  ['waitlisted', 1],
  ['responsible_assigned', 4],
  ['responsible_ended', 4],
  ['plan_decided', 2],
  ['followup_done', 2],
  ['ready_declared', 2],
  ['ready_withdrawn', 1],
  ['pause_started', 2],
  ['pause_ended', 2],
  ['case_closed', 1],
  ['case_reopened', 1],
  ['void', 3],
];

/** Mostly recorded the same day; else late, as ends and answers are, or before it happens, as decided starts are. */
const delay = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 70 }) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: -1 }) },
);

const few = (prefix: string, most: number) => fc.integer({ min: 1, max: most }).map((n) => `${prefix}${n}`);

const draft = fc.record({
  type: fc.oneof(...WEIGHTS.map(([type, weight]) => ({ weight, arbitrary: fc.constant(type) }))),
  day: fc.integer({ min: 0, max: SPAN }),
  delay,
  agency: fc.constantFrom(...AGENCIES),
  other: fc.constantFrom(...AGENCIES),
  worker: few('w', 3),
  ref: few('r', 3),
  iv: few('i', 3),
  kind: fc.constantFrom(...KINDS),
  plan: few('p', 2),
  answer: fc.constantFrom('accepted', 'rejected', 'rejected', 'info_requested'),
  ahead: fc.integer({ min: -8, max: 110 }),
  coin: fc.integer({ min: 0, max: 9 }),
  target: fc.nat(),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

/** One case: opened, then anything. */
const chaos = fc
  .tuple(fc.array(draft, { minLength: 4, maxLength: 38, size: 'max' }), delay)
  .map(([drafts, lateOpening]) => {
    const opened = event(0, 'case_opened', FIRST_DAY, Math.max(0, lateOpening - 55), { agency: 'kommun' });
    return [opened, ...drafts.map((one, at) => eventOf(one, at + 1))];
  });

export const history: fc.Arbitrary<HistoryEvent[]> = fc.oneof(chaos, course);

function eventOf(one: Draft, seq: number): HistoryEvent {
  return event(seq, one.type, plus(FIRST_DAY, one.day), one.delay, fieldsOf(one, seq));
}

function event(seq: number, type: string, day: string, late: number, fields: Partial<HistoryEvent>): HistoryEvent {
  return { id: `e${seq}`, seq, type, occurredOn: day, recordedOn: plus(day, late), ...fields };
}

function fieldsOf(one: Draft, seq: number): Partial<HistoryEvent> {
  const { agency, other, worker, ref, iv, kind, plan, answer, coin } = one;
  const ahead = plus(FIRST_DAY, one.day + one.ahead);
  // now and then a retelling of an earlier event, by another unit
  const about = coin === 9 && seq > 2 ? { about: `e${(one.target % (seq - 1)) + 1}` } : {};
  switch (one.type) {
    case 'case_closed':
      return { reason: 'work' };
    case 'case_reopened':
      return coin < 5 ? { agency } : {};
    case 'responsible_assigned':
      return { agency, worker };
    case 'responsible_ended':
      return { worker };
    case 'referral_sent':
      return { ref, from: agency, to: other };
    case 'referral_answered':
      return { ref, answer, ...about };
    case 'referral_info_supplied':
    case 'referral_withdrawn':
    case 'waitlisted':
      return { ref };
    case 'intervention_started':
      return { iv, kind, agency, ...(coin < 6 ? { ref } : {}), ...(coin === 8 ? {} : { plannedEnd: ahead }) };
    case 'planned_end_changed':
      return { iv, plannedEnd: ahead, ...about };
    case 'intervention_ended':
      return { iv, reason: 'completed', ...(coin === 0 ? { occupationAfter: 'study' } : {}) };
    case 'next_step_agreed':
      return { iv };
    case 'plan_decided':
      return { plan, agency, followupDue: plus(FIRST_DAY, one.day + Math.max(0, one.ahead)) };
    case 'followup_done':
      return { plan };
    case 'ready_declared':
      return { kind, owner: agency };
    case 'ready_withdrawn':
      return coin < 2 ? {} : { kind };
    case 'void':
      return { voids: `e${one.target % (seq + 4)}` };
    default:
      return {};
  }
}

const limit = (most: number) =>
  fc.record({
    n: fc.integer({ min: 0, max: most }),
    unit: fc.constantFrom('calendar', 'working'),
    pausable: fc.boolean(),
  });

/** The defaults, association B's agreement, or anything an association could come to agree on. */
export const parameters: fc.Arbitrary<GapParameters> = fc.oneof(
  fc.constant(GAP_DEFAULTS),
  fc.constant(
    withOverrides(GAP_DEFAULTS, {
      referral_unanswered: { n: 15, unit: 'calendar' },
      between_interventions: { n: 28 },
      forecast_no_next_step: { lead: 30 },
      ready_waiting_place: { n: 60, byKind: { rehab: { n: 20 } } },
    }),
  ),
  fc
    .record({
      a: limit(15),
      b: limit(40),
      c: limit(12),
      lead: fc.integer({ min: 0, max: 70 }),
      count: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ a, b, c, lead, count }) =>
      withOverrides(GAP_DEFAULTS, {
        referral_unanswered: a,
        info_request_open: c,
        accepted_not_started: b,
        between_interventions: a,
        no_first_intervention: b,
        no_responsible: c,
        followup_overdue: c,
        ready_waiting_place: b,
        planned_end_passed: a,
        bounce: { count },
        forecast_no_next_step: { lead },
      }),
    ),
);

/** The golden calendar's days off of 2024 and the first half of 2025. */
export const NONWORKING: ReadonlySet<string> = new Set(
  ['2024-05-01', '2024-05-09', '2024-05-19', '2024-06-06', '2024-06-21', '2024-06-22', '2024-11-02', '2024-12-24']
    .concat(['2024-12-25', '2024-12-26', '2024-12-31', '2025-01-01', '2025-01-06', '2025-04-18', '2025-04-20'])
    .concat(['2025-04-21', '2025-05-01', '2025-05-29', '2025-06-06', '2025-06-08', '2025-06-20', '2025-06-21']),
);
