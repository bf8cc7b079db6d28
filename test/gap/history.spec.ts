import { readFileSync } from 'node:fs';
import { eventOf, parametersOf, rawOf, readHistory, type HistoryFault, type HistoryFile } from '#domain';

const golden = readFileSync('test/golden/cases.json', 'utf8');
const encode = (text: string) => new TextEncoder().encode(text);

type Loose = Record<string, unknown>;

const OPENED = {
  id: 'a1',
  seq: 1,
  type: 'case_opened',
  occurred_on: '2026-01-12',
  recorded_on: '2026-01-12',
  agency: 'fk',
};

/** A file with one case: the opening, and what is given. */
function file(events: readonly unknown[], more: Loose = {}): string {
  const cases = [{ case: 'A', association: 'B', events: [OPENED, ...events] }];
  return JSON.stringify({ format: 'gap-golden/1', calendar: { nonworking: {} }, cases, ...more });
}

function event(type: string, fields: Loose = {}): Loose {
  return { id: 'a2', seq: 2, type, occurred_on: '2026-02-02', recorded_on: '2026-02-02', ...fields };
}

function faults(text: string | Uint8Array): readonly HistoryFault[] {
  const result = readHistory(typeof text === 'string' ? encode(text) : text, 'one.json');
  return result.ok ? [] : result.faults;
}

/** 'code case event field' of each fault. */
function said(text: string): string[] {
  return faults(text).map(({ code, case: name, event: id, field }) =>
    [code, name, id, field].filter(Boolean).join(' '),
  );
}

function good(text: string): HistoryFile {
  const result = readHistory(encode(text), 'one.json');
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.history;
}

describe('a case-history file', () => {
  it('is read whole: cases, events, limits, calendar, and what an association decided', () => {
    const history = good(golden);
    expect(history.cases.map((one) => [one.case, one.events.length])).toEqual([
      ['G01', 13],
      ['G02', 9],
      ['G03', 14],
      ['G04', 12],
      ['G05', 13],
      ['G06', 8],
    ]);
    expect(history.calendar?.nonworking.has('2026-06-19')).toBe(true);
    const b = parametersOf(history, { ...history.cases[0]!, association: 'B' });
    expect(b.referral_unanswered).toEqual({ n: 15, unit: 'calendar', pausable: false });
    expect(b.between_interventions).toEqual({ n: 28, unit: 'calendar', pausable: true });
    expect(b.forecast_no_next_step).toEqual({ lead: 30 });
    expect(b.forecast_low_season).toEqual(history.parameters.forecast_low_season);
    expect(parametersOf(history, { ...history.cases[0]!, association: 'unheard of' })).toBe(history.parameters);
  });

  it('comes out again as it went in', () => {
    const cases = (JSON.parse(golden) as { cases: { events: Loose[] }[] }).cases;
    for (const raw of cases.flatMap(({ events }) => events)) expect(rawOf(eventOf(raw))).toEqual(raw);
  });

  it.each([
    ['missing A a2 agency', event('responsible_assigned', { worker: 'w' })],
    ['missing A events[1] id', { ...event('pause_started'), id: null }],
    ['notText A a2 agency', event('responsible_assigned', { worker: 'w', agency: 7 })],
    ['notText A a2 worker', event('responsible_assigned', { worker: 'w\nx', agency: 'fk' })],
    ['notNumber A a2 seq', event('pause_started', { seq: 1.5 })],
    ['notDay A a2 occurred_on', event('pause_started', { occurred_on: '2026-02-30' })],
    ['notDay A a2 recorded_on', event('pause_started', { recorded_on: 'i går' })],
    ['notDay A a2 occurred_on', event('pause_started', { occurred_on: '2126-02-03', recorded_on: '2026-02-02' })],
    ['tooFarAhead A a2 occurred_on', event('pause_started', { occurred_on: '2027-02-04' })],
    ['tooFarAhead A a2 followup_due', event('plan_decided', { plan: 'p', agency: 'fk', followup_due: '2062-01-01' })],
    ['unknownType A a2 type', event('referral_lost')],
    ['unknownType A a2 type', event('constructor')],
    ['notCode A a2 answer', event('referral_answered', { ref: 'r', answer: 'maybe' })],
    ['unknownSubject A a2 ref', event('referral_answered', { ref: 'r', answer: 'accepted' })],
    ['unknownSubject A a2 iv', event('intervention_ended', { iv: 'i' })],
    ['unknownSubject A a2 plan', event('followup_done', { plan: 'p' })],
    ['unknownSubject A a2 worker', event('responsible_ended', { worker: 'w' })],
    ['unknownSubject A a2 type', event('pause_ended')],
    ['unknownSubject A a2 type', event('case_reopened')],
    [
      'endBeforeStart A a2 planned_end',
      event('intervention_started', { iv: 'i', kind: 'k', agency: 'fk', planned_end: '2026-02-01' }),
    ],
    [
      'endBeforeStart A a2 followup_due',
      event('plan_decided', { plan: 'p', agency: 'fk', followup_due: '2026-02-01' }),
    ],
    ['voidsUnknown A a2 voids', event('void', { voids: 'elsewhere' })],
    ['voidsUnknown A a2 voids', event('void', { voids: 'a2' })],
    ['notOpened A a2 occurred_on', event('pause_started', { occurred_on: '2026-01-11' })],
    ['duplicateEvent A a1 id', event('pause_started', { id: 'a1' })],
    ['duplicateOrder A a2 seq', event('pause_started', { seq: 1 })],
    ['notObject A events[1]', 'pause_started'],
  ])('refuses %s', (fault, given) => {
    expect(said(file([given]))).toEqual([fault]);
  });

  it('refuses an end before its start, and an answer before its question', () => {
    const started = event('intervention_started', { iv: 'i', kind: 'k', agency: 'fk', planned_end: '2026-06-01' });
    const ended = { ...event('intervention_ended', { iv: 'i', occurred_on: '2026-02-01' }), id: 'a3', seq: 3 };
    const moved = { ...event('planned_end_changed', { iv: 'i', planned_end: '2026-02-01' }), id: 'a4', seq: 4 };
    expect(said(file([started, ended]))).toEqual(['beforeSubject A a3 occurred_on']);
    expect(said(file([started, moved]))).toEqual(['endBeforeStart A a4 planned_end']);
    const agreed = { ...event('next_step_agreed', { iv: 'i', occurred_on: '2026-02-01' }), id: 'a5', seq: 5 };
    expect(said(file([started, agreed]))).toEqual([]);
    const voided = { ...event('void', { voids: 'a3' }), id: 'a9', seq: 9 };
    expect(said(file([started, ended, voided]))).toEqual([]); // a mistake that was corrected is history
  });

  it('refuses a case that was never opened, once', () => {
    const events = [event('pause_started'), { ...event('pause_ended'), id: 'a3', seq: 3 }];
    expect(said(file([], { cases: [{ case: 'A', events }] }))).toEqual(['notOpened A a2 type']);
  });

  it('refuses the same case twice, and the same event in two cases', () => {
    const one = { case: 'A', events: [OPENED] };
    expect(said(file([], { cases: [one, one] }))).toEqual(['duplicateCase A case', 'duplicateEvent A a1 id']);
  });

  it('refuses limits and calendars that are none', () => {
    const limits = (rule: string, limit: unknown) => said(file([], { default_parameters: { [rule]: limit } }));
    expect(limits('referral_unanswered', { n: -1 })).toEqual(['notNumber default_parameters.referral_unanswered.n']);
    expect(limits('referral_unanswered', { unit: 'weeks' })).toEqual([
      'notCode default_parameters.referral_unanswered.unit',
    ]);
    expect(limits('no_such_rule', { n: 1 })).toEqual(['unknownRule default_parameters.no_such_rule']);
    expect(limits('bounce', [])).toEqual(['notObject default_parameters.bounce']);
    expect(said(file([], { association_overrides: { B: { between_interventions: { n: 'many' } } } }))).toEqual([
      'notNumber association_overrides.B.between_interventions.n',
    ]);
    expect(said(file([], { calendar: { nonworking: { 'julafton 2026': '' } } }))).toEqual([
      'notDay calendar.nonworking',
    ]);
  });

  it('refuses what is no such file at all, without ever throwing', () => {
    expect(faults(new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])).map(({ code }) => code)).toEqual(['notUtf8']);
    const said = (text: string) => faults(text).map(({ code }) => code);
    expect(said(golden.slice(0, 20_000))).toEqual(['notJson']);
    expect(said('')).toEqual(['notJson']);
    expect(said('[]')).toEqual(['notObject']);
    expect(said('null')).toEqual(['missing']);
    expect(said('{"format":"gap-golden/2"}')).toEqual(['wrongFormat']);
    expect(said('{"format":"gap-golden/1"}')).toEqual(['missing']);
    expect(said('['.repeat(200_000))).toEqual(['notJson']);
    expect(said(file([], { cases: [{ case: '__proto__', events: [{ ...OPENED, __proto__: null }] }] }))).toEqual([]);
  });

  it('says where and what in both languages, and repeats nothing of the file but ids', () => {
    const [fault] = faults(file([event('responsible_assigned', { worker: '20000125-2386'.repeat(30), agency: 'fk' })]));
    expect(fault).toMatchObject({ file: 'one.json', case: 'A', event: 'a2', field: 'worker' });
    expect(fault!.sv.length > 10 && fault!.en.length > 10).toBe(true);
    expect(JSON.stringify(fault)).not.toContain('2386');
  });

  it('reads a line of ten megabytes, and stops counting faults at a hundred', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({ ...event('note_written'), id: `n${at}`, seq: at + 2 }));
    const text = file(many, { padding: ' '.repeat(8_000_000) });
    expect(text.length).toBeGreaterThan(10_000_000);
    expect(good(text).cases[0]!.events).toHaveLength(20_001);
    const bad = many.map((one) => ({ ...one, seq: 'x' }));
    expect(faults(file(bad))).toHaveLength(100);
  });
});
