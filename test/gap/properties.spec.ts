import fc from 'fast-check';
import { evaluate, openKeys, replay, RULE_IDS, withOverrides } from '#domain';
import type { Finding, History, LimitedRule, RuleId } from '#domain';
import { addDays, type Day } from '#kernel';
import { history, LAST_DAY, NONWORKING, parameters } from './histories.js';
import { oracle } from './oracle.js';

/** Sampled in every run, with a fixed seed; ASSURE=1 walks far more, and nearly every day. */
const IS_LARGE = process.env['ASSURE'] === '1';
const calendar = { nonworking: NONWORKING };
const runs = (small: number) => ({ seed: 20260112, numRuns: IS_LARGE ? small * 10 : small });

/** All but the lengths, which grow by themselves, and the word for the stop, which the prose does not give for all. */
function essence({ rule, subject, holder, clockStart, dueOn, breachOn, stopOn }: Finding) {
  return { rule, subject, holder, clockStart, dueOn, breachOn, stopOn };
}

/** What the database keeps of a finding. */
function stored(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map(({ stopReason, ...rest }) => ({ ...essence({ stopReason, ...rest }), stopReason })),
  );
}

function identity({ rule, subject, clockStart }: Finding): string {
  return `${rule}|${subject}|${clockStart}`;
}

const LIMITED = RULE_IDS.filter(
  (rule): rule is LimitedRule =>
    rule !== 'bounce' && rule !== 'forecast_no_next_step' && rule !== 'forecast_low_season',
);

/** Every so many days of the span, beginning somewhere else in each history. */
function someDays(step: number, events: History): Day[] {
  const days: Day[] = [];
  for (let day = addDays('2024-04-22', events.length % step); day <= LAST_DAY; day = addDays(day, step)) days.push(day);
  return days;
}

const aDay = fc.integer({ min: 0, max: 399 }).map((days) => addDays('2024-04-22', days));

describe('gap detection, on histories nobody thought of', () => {
  it('says what a plain recomputation of the prose says, on any day', () => {
    const met = new Map<RuleId, number>();
    fc.assert(
      fc.property(history, parameters, (events, limits) => {
        for (const day of someDays(IS_LARGE ? 2 : 17, events)) {
          const { findings } = evaluate(events, limits, calendar, day);
          for (const { rule } of findings) met.set(rule, (met.get(rule) ?? 0) + 1);
          const said = findings.map(essence);
          const expected = oracle(events, limits, NONWORKING, day);
          if (JSON.stringify(said) !== JSON.stringify(expected)) expect({ day, said }).toEqual({ day, said: expected });
        }
      }),
      runs(120),
    );
    // a rule the histories never meet would be agreed on for nothing
    for (const rule of RULE_IDS) expect([rule, (met.get(rule) ?? 0) > 50]).toEqual([rule, true]);
  });

  it('wakes on the first day the answer changes by itself: not later, and never for nothing', () => {
    let woken = 0;
    fc.assert(
      fc.property(history, parameters, aDay, (events, limits, asOf) => {
        const heard = events.filter(({ recordedOn }) => recordedOn <= asOf);
        const { findings, wakeOn } = evaluate(heard, limits, calendar, asOf);
        const horizon = wakeOn ?? addDays(LAST_DAY, 400);
        for (let day = addDays(asOf, 1); day < horizon; day = addDays(day, IS_LARGE ? 1 : 3)) {
          expect([day, stored(evaluate(heard, limits, calendar, day).findings)]).toEqual([day, stored(findings)]);
        }
        if (wakeOn === undefined) return;
        woken++;
        const eve = stored(evaluate(heard, limits, calendar, addDays(wakeOn, -1)).findings);
        const then = stored(evaluate(heard, limits, calendar, wakeOn).findings);
        expect([wakeOn, eve]).toEqual([wakeOn, stored(findings)]);
        expect([wakeOn, then]).not.toEqual([wakeOn, eve]);
      }),
      runs(120),
    );
    expect(woken).toBeGreaterThan(40);
  });

  it('gives the same days whether every day is evaluated or only those it asked to be woken on', () => {
    fc.assert(
      fc.property(history, parameters, (events, limits) => {
        const runsOfDays = replay(events, limits, calendar, '2024-04-01', LAST_DAY);
        for (const day of someDays(IS_LARGE ? 1 : 7, events)) {
          const open = openKeys(evaluate(events, limits, calendar, day).findings);
          expect([day, runsOfDays.filter(([first]) => first <= day).at(-1)?.[1]]).toEqual([day, open]);
        }
      }),
      runs(60),
    );
  });

  it('does not care in what order the events come', () => {
    const shuffled = history.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, parameters, aDay, ([events, others], limits, asOf) => {
        expect(evaluate(others, limits, calendar, asOf)).toEqual(evaluate(events, limits, calendar, asOf));
      }),
      runs(100),
    );
  });

  it('forgets a voided event as if it had never been recorded', () => {
    fc.assert(
      fc.property(history, parameters, fc.nat(), (events, limits, pick) => {
        const plain = events.filter(({ type, about }) => type !== 'void' && about === undefined);
        const gone = plain[pick % plain.length]!;
        const voiding = { id: 'v', seq: 999, type: 'void', occurredOn: LAST_DAY, recordedOn: LAST_DAY, voids: gone.id };
        const before = evaluate([...plain, voiding], limits, calendar, addDays(LAST_DAY, -1));
        expect(before.findings).toEqual(evaluate(plain, limits, calendar, addDays(LAST_DAY, -1)).findings);
        const without = plain.filter(({ id }) => id !== gone.id);
        expect(evaluate([...plain, voiding], limits, calendar, LAST_DAY)).toEqual(
          evaluate(without, limits, calendar, LAST_DAY),
        );
      }),
      runs(100),
    );
  });

  it('finds no more when a limit is raised', () => {
    fc.assert(
      fc.property(history, parameters, aDay, fc.nat({ max: 20 }), (events, limits, asOf, more) => {
        const strict = { ...limits, ready_waiting_place: { ...limits.ready_waiting_place, byKind: {} } };
        const raised = LIMITED.map((rule) => [rule, { n: strict[rule].n + more }] as const);
        const patient = withOverrides(strict, Object.fromEntries(raised));
        const found = new Set(evaluate(events, strict, calendar, asOf).findings.map(identity));
        const extra = evaluate(events, patient, calendar, asOf).findings.filter(
          (finding) => !found.has(identity(finding)),
        );
        expect(extra).toEqual([]);
      }),
      runs(100),
    );
  });

  it('keeps one identity per finding, and never two findings of one rule and subject at once', () => {
    fc.assert(
      fc.property(history, parameters, aDay, (events, limits, asOf) => {
        const { findings, clocks } = evaluate(events, limits, calendar, asOf);
        expect(new Set(findings.map(identity)).size).toBe(findings.length);
        for (const [at, one] of findings.entries()) {
          const next = findings[at + 1];
          if (next?.rule !== one.rule || next.subject !== one.subject) continue;
          // a planned end moved into the past starts a clock that lies before the move
          if (one.rule === 'planned_end_passed') continue;
          expect(one.stopOn !== null && one.stopOn <= next.breachOn).toBe(true);
        }
        for (const { daysNet, daysGross } of clocks) expect(daysNet >= 0 && daysNet <= daysGross).toBe(true);
      }),
      runs(150),
    );
  });

  it('tells a party only what it is party to, and the coordinating unit everything', () => {
    fc.assert(
      fc.property(history, parameters, aDay, fc.constantFrom('kommun', 'fk'), (events, limits, asOf, unit) => {
        const all = evaluate(events, limits, calendar, asOf);
        expect(evaluate(events, limits, calendar, asOf, { unit, coordinates: true })).toEqual(all);
        const { findings, wakeOn } = evaluate(events, limits, calendar, asOf, { unit, coordinates: false });
        const known = new Set(all.findings.map((finding) => JSON.stringify(finding)));
        expect(findings.filter((finding) => !known.has(JSON.stringify(finding)))).toEqual([]);
        const absences = ['between_interventions', 'no_first_intervention', 'no_responsible'];
        expect(findings.filter(({ rule }) => absences.includes(rule))).toEqual([]);
        if (wakeOn !== undefined && all.wakeOn !== undefined) expect(wakeOn >= all.wakeOn).toBe(true);
      }),
      runs(100),
    );
  });
});
