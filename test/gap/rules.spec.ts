import { evaluate, GAP_DEFAULTS, GAP_RULES, RULE_IDS, withOverrides, type Finding, type HistoryEvent } from '#domain';
import { isDay, type Day } from '#kernel';

const calendar = { nonworking: new Set(['2026-04-03', '2026-04-06', '2026-06-19']) };

/** 'D type' or 'D type recorded D', and what the event says. */
type Told = readonly [when: string, fields?: Partial<HistoryEvent>];

function tell(...told: readonly Told[]): HistoryEvent[] {
  return told.map(([when, fields], at) => {
    const [occurredOn = '', type = '', recordedOn = occurredOn] = when.split(' ');
    if (!isDay(occurredOn) || !isDay(recordedOn)) throw new Error(when);
    return { id: `e${at + 1}`, seq: at + 1, type, occurredOn, recordedOn, ...fields };
  });
}

const OPENED: readonly Told[] = [
  ['2026-01-12 case_opened', { agency: 'fk' }],
  ['2026-01-12 responsible_assigned', { agency: 'fk', worker: 'f1' }],
];

function found(asOf: Day, events: readonly HistoryEvent[], limits = GAP_DEFAULTS): readonly Finding[] {
  return evaluate(events, limits, calendar, asOf).findings;
}

/** 'rule subject holder opened–stopped reason', one per finding of the rule. */
function lines(rule: string, asOf: Day, events: readonly HistoryEvent[], limits = GAP_DEFAULTS): string[] {
  return found(asOf, events, limits)
    .filter((finding) => finding.rule === rule)
    .map(({ subject, holder, breachOn, stopOn, stopReason }) => {
      return `${subject} ${holder} ${breachOn}–${stopOn ?? ''} ${stopReason ?? ''}`.trim();
    });
}

describe('the twelve rules', () => {
  it('are all worded, in both languages, with a limit and someone to evaluate them', () => {
    expect(Object.keys(GAP_RULES)).toEqual([...RULE_IDS]);
    for (const [rule, row] of Object.entries(GAP_RULES)) {
      for (const words of [row.label, row.sentence, row.starts, row.stops, row.holder, row.prevention]) {
        expect([rule, words.sv.length > 3, words.en.length > 3]).toEqual([rule, true, true]);
        // words that blame, or mix a step with a responsibility, do not belong on screen
        expect(words.sv).not.toMatch(/försen|bollen|sen svar|avvisa/i);
      }
      expect(row.limit).toBe(GAP_DEFAULTS[rule as keyof typeof GAP_DEFAULTS]);
      expect([rule, row.parties.length > 0]).toEqual([rule, row.evaluator === 'party']);
    }
  });

  it('an answer on the tenth working day is in time, on the day after it is late', () => {
    const sent: Told = ['2026-03-25 referral_sent', { ref: 'r1', from: 'fk', to: 'region' }];
    // ten working days with långfredag and annandag påsk between
    const inTime = tell(...OPENED, sent, ['2026-04-10 referral_answered', { ref: 'r1', answer: 'accepted' }]);
    const late = tell(...OPENED, sent, ['2026-04-11 referral_answered', { ref: 'r1', answer: 'accepted' }]);
    expect(lines('referral_unanswered', '2026-05-01', inTime)).toEqual([]);
    expect(lines('referral_unanswered', '2026-05-01', late)).toEqual(['r1 region 2026-04-11–2026-04-11 accepted']);
    expect(lines('referral_unanswered', '2026-04-10', late)).toEqual([]);
  });

  it('a request for more information moves the next step to the sender, and back when it is supplied', () => {
    const events = tell(
      ...OPENED,
      ['2026-02-02 referral_sent', { ref: 'r1', from: 'fk', to: 'kommun' }],
      ['2026-02-04 referral_answered', { ref: 'r1', answer: 'info_requested' }],
      ['2026-03-02 referral_info_supplied', { ref: 'r1' }],
    );
    expect(lines('info_request_open', '2026-03-20', events)).toEqual(['r1 fk 2026-02-19–2026-03-02 info_supplied']);
    expect(lines('referral_unanswered', '2026-03-20', events)).toEqual(['r1 kommun 2026-03-17–']);
  });

  it('deciding without the information stops the wait for it', () => {
    const events = tell(
      ...OPENED,
      ['2026-02-02 referral_sent', { ref: 'r1', from: 'fk', to: 'kommun' }],
      ['2026-02-04 referral_answered', { ref: 'r1', answer: 'info_requested' }],
      ['2026-02-06 referral_answered', { ref: 'r1', answer: 'accepted' }],
    );
    expect(lines('info_request_open', '2026-04-01', events)).toEqual([]);
  });

  it('a waiting list does not stop the wait for a start; a pause postpones it and is not counted', () => {
    const events = tell(
      ...OPENED,
      ['2026-02-02 referral_sent', { ref: 'r1', from: 'fk', to: 'kommun' }],
      ['2026-02-03 referral_answered', { ref: 'r1', answer: 'accepted' }],
      ['2026-02-03 waitlisted', { ref: 'r1' }],
      ['2026-02-10 pause_started', { reason: 'hospital' }],
      ['2026-02-20 pause_ended'],
    );
    // thirty days after 3 February, and ten more; 9 February was the last before the pause, 20 the first after it
    expect(lines('accepted_not_started', '2026-03-16', events)).toEqual(['r1 kommun 2026-03-16–']);
    expect(lines('accepted_not_started', '2026-03-15', events)).toEqual([]);
    const finding = found('2026-03-20', events).find(({ rule }) => rule === 'accepted_not_started');
    expect(finding).toMatchObject({ daysGross: 45, daysNet: 35 });
  });

  it('a pause without an end leaves nothing to wake for, but what cannot be paused goes on', () => {
    const events = tell(...OPENED, ['2026-01-20 pause_started', { reason: 'hospital' }]);
    expect(evaluate(events, GAP_DEFAULTS, calendar, '2026-01-20').wakeOn).toBeUndefined();
    const left = [...events, ...tell(['2026-01-21 responsible_ended', { worker: 'f1', id: 'x', seq: 9 }])];
    expect(evaluate(left, GAP_DEFAULTS, calendar, '2026-01-21').wakeOn).toBe('2026-01-29');
  });

  it('the time between interventions belongs to the caseworker who is there, not to the last one named', () => {
    const events = tell(
      ...OPENED,
      ['2026-02-01 responsible_assigned', { agency: 'af', worker: 'a1' }],
      ['2026-02-02 intervention_started', { iv: 'i1', kind: 'rehab', agency: 'region', plannedEnd: '2026-05-01' }],
      ['2026-03-01 responsible_ended', { worker: 'a1' }],
      ['2026-04-01 intervention_ended', { iv: 'i1', reason: 'completed' }],
      ['2026-05-04 intervention_started', { iv: 'i2', kind: 'rehab', agency: 'region' }],
    );
    expect(lines('between_interventions', '2026-06-01', events)).toEqual(['- fk 2026-04-16–2026-05-04 started']);
  });

  it('an exit to work or studies needs no next intervention', () => {
    const ended = (occupationAfter: string) =>
      tell(
        ...OPENED,
        ['2026-02-02 intervention_started', { iv: 'i1', kind: 'rehab', agency: 'region', plannedEnd: '2026-04-01' }],
        ['2026-04-01 intervention_ended', { iv: 'i1', reason: 'completed', occupationAfter }],
      );
    expect(lines('between_interventions', '2026-06-01', ended('study'))).toEqual([]);
    expect(lines('between_interventions', '2026-06-01', ended('jobSeeking'))).toEqual(['- fk 2026-04-16–']);
  });

  it('closing stops every clock and forgets the rejections; reopening begins anew', () => {
    const rejected = (day: string, ref: string): Told[] => [
      [`${day} referral_sent`, { ref, from: 'fk', to: 'kommun' }],
      [`${day} referral_answered`, { ref, answer: 'rejected' }],
    ];
    const events = tell(
      ...OPENED,
      ...rejected('2026-02-01', 'r1'),
      ['2026-02-10 case_closed', { reason: 'moved' }],
      ['2026-03-10 case_reopened', { agency: 'af' }],
      ...rejected('2026-03-11', 'r2'),
    );
    expect(lines('bounce', '2026-04-01', events)).toEqual([]);
    expect(lines('no_first_intervention', '2026-06-09', events)).toEqual(['- af 2026-06-09–']);
    expect(lines('no_responsible', '2026-06-09', events)).toEqual([]);
    const again = [
      ...events,
      ...tell(...rejected('2026-03-20', 'r3')).map((e, at) => ({ ...e, id: `x${at}`, seq: 90 + at })),
    ];
    expect(lines('bounce', '2026-04-01', again)).toEqual(['- fk 2026-03-20–']);
    expect(lines('bounce', '2026-02-20', events)).toEqual([]);
  });

  it('a rundgång that is open when the case closes is closed with it', () => {
    const events = tell(
      ...OPENED,
      ['2026-02-01 referral_sent', { ref: 'r1', from: 'fk', to: 'kommun' }],
      ['2026-02-02 referral_answered', { ref: 'r1', answer: 'rejected' }],
      ['2026-02-03 referral_sent', { ref: 'r2', from: 'af', to: 'region' }],
      ['2026-02-09 referral_answered', { ref: 'r2', answer: 'rejected' }],
      ['2026-02-20 case_closed', { reason: 'ill' }],
    );
    expect(lines('bounce', '2026-02-19', events)).toEqual(['- af 2026-02-09–']);
    expect(lines('bounce', '2026-03-01', events)).toEqual(['- af 2026-02-09–2026-02-20 case_closed:ill']);
    expect(evaluate(events, GAP_DEFAULTS, calendar, '2026-03-01').wakeOn).toBeUndefined();
  });

  it('two rundgångar begun and broken on one day keep one identity', () => {
    const rejected = (ref: string): Told[] => [
      ['2026-02-02 referral_sent', { ref, from: 'fk', to: 'kommun' }],
      ['2026-02-02 referral_answered', { ref, answer: 'rejected' }],
    ];
    const started: Told = ['2026-02-02 intervention_started', { iv: 'i1', kind: 'rehab', agency: 'kommun' }];
    const events = tell(...OPENED, ...rejected('r1'), ...rejected('r2'), started, ...rejected('r3'), ...rejected('r4'));
    expect(lines('bounce', '2026-03-01', events)).toEqual(['- fk 2026-02-02–']);
  });

  it('an extension asks for a new next step: what was agreed was about the end that moved', () => {
    const events = tell(
      ...OPENED,
      ['2026-01-12 intervention_started', { iv: 'i1', kind: 'rehab', agency: 'kommun', plannedEnd: '2026-03-31' }],
      ['2026-03-20 next_step_agreed', { iv: 'i1' }],
      ['2026-03-25 planned_end_changed', { iv: 'i1', plannedEnd: '2026-04-10' }],
      ['2026-04-14 intervention_ended', { iv: 'i1' }],
    );
    expect(lines('forecast_no_next_step', '2026-05-01', events)).toEqual([
      'i1 kommun 2026-03-10–2026-03-20 next_step',
      'i1 kommun 2026-03-25–2026-04-11 planned_end_passed',
    ]);
    expect(lines('planned_end_passed', '2026-05-01', events)).toEqual([]);
  });

  it('another intervention that goes on longer bridges; the summer is warned about sixty days ahead', () => {
    const first: Told = [
      '2026-04-08 intervention_started',
      { iv: 'i1', kind: 'rehab', agency: 'kommun', plannedEnd: '2026-07-03' },
    ];
    const second: Told = [
      '2026-06-20 intervention_started',
      { iv: 'i2', kind: 'rehab', agency: 'af', plannedEnd: '2026-09-30' },
    ];
    const events = tell(...OPENED, first, second);
    expect(lines('forecast_low_season', '2026-07-10', events)).toEqual(['i1 kommun 2026-05-04–2026-06-20 bridged']);
    expect(lines('forecast_no_next_step', '2026-07-10', events)).toEqual(['i1 kommun 2026-06-12–2026-06-20 bridged']);
    expect(lines('planned_end_passed', '2026-07-11', events)).toEqual(['i1 kommun 2026-07-11–']);
  });

  it('a follow-up on its day is in time; the next day it is not; a new version of the plan is a follow-up done', () => {
    const decided: Told = ['2026-03-24 plan_decided', { plan: 'p1', agency: 'region', followupDue: '2026-06-22' }];
    const done = (day: string) => tell(...OPENED, decided, [`${day} followup_done`, { plan: 'p1' }]);
    expect(lines('followup_overdue', '2026-09-01', done('2026-06-22'))).toEqual([]);
    expect(lines('followup_overdue', '2026-09-01', done('2026-06-23'))).toEqual([
      'p1 region 2026-06-23–2026-06-23 done',
    ]);
    const anew = tell(...OPENED, decided, [
      '2026-06-30 plan_decided',
      { plan: 'p1', agency: 'region', followupDue: '2026-12-01' },
    ]);
    expect(lines('followup_overdue', '2026-09-01', anew)).toEqual(['p1 region 2026-06-23–2026-06-30 replanned']);
    expect(
      evaluate(anew, GAP_DEFAULTS, calendar, '2026-09-01').clocks.filter(({ rule }) => rule === 'followup_overdue'),
    ).toHaveLength(1);
  });

  it('waiting for a place has a limit per kind, where an association has agreed on one', () => {
    const limits = withOverrides(GAP_DEFAULTS, { ready_waiting_place: { n: 90, byKind: { internship: { n: 30 } } } });
    const ready = tell(
      ...OPENED,
      ['2026-02-01 ready_declared', { kind: 'internship', owner: 'af' }],
      ['2026-02-01 ready_declared', { kind: 'workTraining', owner: 'kommun' }],
    );
    expect(lines('ready_waiting_place', '2026-05-03', ready, limits)).toEqual([
      'internship af 2026-03-04–',
      'workTraining kommun 2026-05-03–',
    ]);
  });

  it('a late report is known from the day it came, and a voided one until it was voided', () => {
    const events = tell(
      ...OPENED,
      ['2026-01-20 responsible_ended', { worker: 'f1' }],
      ['2026-01-26 responsible_assigned 2026-02-16', { agency: 'af', worker: 'a1' }],
      ['2026-03-02 void', { voids: 'e4' }],
    );
    expect(lines('no_responsible', '2026-02-15', events)).toEqual(['- fk 2026-01-28–']);
    expect(lines('no_responsible', '2026-02-16', events)).toEqual([]);
    expect(lines('no_responsible', '2026-03-02', events)).toEqual(['- fk 2026-01-28–']);
  });

  it('the same fact told by two units counts once, and is gone when its source takes it back', () => {
    const rejected = (id: string, about?: string): HistoryEvent => ({
      ...{ id, seq: id.length + 10, type: 'referral_answered', occurredOn: '2026-02-05', recordedOn: '2026-02-05' },
      ...{ ref: 'r1', answer: 'rejected', ...(about === undefined ? {} : { about }) },
    });
    const sent = tell(...OPENED, ['2026-02-02 referral_sent', { ref: 'r1', from: 'fk', to: 'kommun' }]);
    expect(lines('bounce', '2026-03-01', [...sent, rejected('a'), rejected('bb', 'a')])).toEqual([]);
    expect(lines('bounce', '2026-03-01', [...sent, rejected('a'), rejected('bb')])).toEqual(['- fk 2026-02-05–']);
    const takenBack = {
      id: 'v',
      seq: 99,
      type: 'void',
      occurredOn: '2026-02-06',
      recordedOn: '2026-02-06',
      voids: 'a',
    };
    expect(lines('referral_unanswered', '2026-03-01', [...sent, rejected('bb', 'a'), takenBack])).toEqual([
      'r1 kommun 2026-02-17–',
    ]);
  });

  it('a unit that holds no opening still sees its own requests, and nothing about what is absent', () => {
    const events = tell(['2026-06-08 referral_sent', { ref: 'r1', from: 'ame', to: 'af' }]);
    const asParty = (unit: string) =>
      evaluate(events, GAP_DEFAULTS, calendar, '2026-06-24', { unit, coordinates: false }).findings;
    expect(asParty('af').map(({ rule, breachOn }) => [rule, breachOn])).toEqual([
      ['referral_unanswered', '2026-06-24'],
    ]);
    expect(asParty('region')).toEqual([]);
  });
});
