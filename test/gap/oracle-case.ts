import type { GapParameters, HistoryEvent } from '#domain';

export interface OracleFinding {
  rule: string;
  subject: string;
  holder: string;
  clockStart: string;
  dueOn: string | null;
  breachOn: string;
  stopOn: string | null;
}

export interface Case {
  /** Events that count on the day, in order. */
  events: HistoryEvent[];
  /** Whether the case is open after each of them, and whether each changed that. */
  open: boolean[];
  turned: boolean[];
  day: string;
  parameters: GapParameters;
  nonworking: ReadonlySet<string>;
}

// ---- what is known ----

export function standing(history: readonly HistoryEvent[], day: string): HistoryEvent[] {
  const heard = history.filter((event) => event.recordedOn <= day);
  const voids = heard.filter((event) => event.type === 'void').sort((a, b) => later(b, a));
  const gone = new Set<string>();
  for (const one of voids) if (!gone.has(one.id) && !gone.has(one.about ?? one.id)) gone.add(one.voids ?? '');
  const left = heard.filter(
    (event) => event.type !== 'void' && !gone.has(event.id) && !gone.has(event.about ?? event.id),
  );
  const firstHeard = left.filter((event) => {
    const fact = event.about ?? event.id;
    return !left.some((other) => (other.about ?? other.id) === fact && later(event, other) > 0);
  });
  return firstHeard.sort((a, b) =>
    a.occurredOn === b.occurredOn ? a.seq - b.seq : a.occurredOn < b.occurredOn ? -1 : 1,
  );
}

function later(a: HistoryEvent, b: HistoryEvent): number {
  return a.recordedOn === b.recordedOn ? a.seq - b.seq : a.recordedOn < b.recordedOn ? -1 : 1;
}

// ---- what was so after an event ----

export function requestBefore(one: Case, ref: string, at: number) {
  let request: { from: string; to: string; lastAnswer: string; isStarted: boolean } | undefined;
  for (const event of one.events.slice(0, at)) {
    if (event.ref !== ref) continue;
    if (event.type === 'referral_sent')
      request = { from: event.from!, to: event.to!, lastAnswer: '', isStarted: false };
    if (event.type === 'referral_withdrawn') request = undefined;
    if (event.type === 'referral_answered' && request) request.lastAnswer = event.answer!;
    if (event.type === 'intervention_started' && request) request.isStarted = true;
  }
  return request;
}

export function openingAgency(one: Case, at: number): string {
  const openings = one.events
    .slice(0, at + 1)
    .filter((e) => ['case_opened', 'case_reopened'].includes(e.type) && e.agency);
  return openings.at(-1)?.agency ?? '-';
}

export function workersAfter(one: Case, at: number): { name: string; agency: string }[] {
  const upTo = one.events.slice(0, at + 1);
  const names = [...new Set(upTo.filter((e) => e.type === 'responsible_assigned').map((e) => e.worker!))];
  const last = (type: string, name: string) => upTo.findLastIndex((e) => e.type === type && e.worker === name);
  return names
    .filter((name) => last('responsible_assigned', name) > last('responsible_ended', name))
    .sort((a, b) => last('responsible_assigned', a) - last('responsible_assigned', b))
    .map((name) => ({ name, agency: upTo[last('responsible_assigned', name)]!.agency! }));
}

export function caseworkerAgency(one: Case, at: number): string {
  const upTo = one.events.slice(0, at + 1);
  const assigned = upTo.filter((e) => e.type === 'responsible_assigned');
  const opening = upTo.find((e) => ['case_opened', 'case_reopened'].includes(e.type) && e.agency);
  return workersAfter(one, at).at(-1)?.agency ?? assigned.at(-1)?.agency ?? opening?.agency ?? '-';
}

export function activeAfter(one: Case, at: number): string[] {
  const upTo = one.events.slice(0, at + 1);
  const ivs = [...new Set(upTo.filter((e) => e.type === 'intervention_started').map((e) => e.iv!))];
  const last = (type: string, iv: string) => upTo.findLastIndex((e) => e.type === type && e.iv === iv);
  return ivs.filter((iv) => last('intervention_started', iv) > last('intervention_ended', iv));
}

export function plannedEnd(one: Case, iv: string, at: number): string | undefined {
  const upTo = one.events.slice(0, at + 1);
  const first = upTo.findIndex((e) => e.iv === iv && e.type === 'intervention_started');
  const said = upTo.filter((e, i) => i >= first && e.iv === iv && SETS_END.includes(e.type));
  return said.at(-1)?.plannedEnd;
}

export function providerOf(one: Case, iv: string, at: number): string {
  return one.events.slice(0, at + 1).findLast((e) => e.iv === iv && e.type === 'intervention_started')!.agency!;
}

export const SETS_END = ['intervention_started', 'planned_end_changed'];
