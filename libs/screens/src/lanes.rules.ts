import type { UnitRef } from '#cases';
import { INTERVENTION_KINDS } from '#domain';
import { daysBetween } from '#kernel';
import type { CodeList, Words } from '#kernel';
import type { Bar, Lane } from './case-page.types.js';
import type { Gap } from './gap.types.js';
import type { EventRow } from '#cases';

/** Findings that say something about the whole case; the others belong to one party's lane. */
const WHOLE_CASE = ['between_interventions', 'no_first_intervention', 'no_responsible', 'bounce'];
const ONGOING: Words = { sv: 'Insats pågår', en: 'In intervention' };
const WAITING: Words = { sv: 'Väntar på svar', en: 'Waiting for an answer' };
const TO_START: Words = { sv: 'Väntar på start', en: 'Waiting to start' };
const WHOLE: Words = { sv: 'Samlat läge', en: 'The whole case' };

interface Stretch {
  readonly unit: UnitRef;
  readonly label: Words;
  readonly from: string;
  to: string | null;
  plannedEnd: string | null;
}

/** The drawn timeline: first the whole case, then one lane per unit that this reader has been told of. */
export function lanesOf(newestFirst: readonly EventRow[], gaps: readonly Gap[], today: string): Lane[] {
  const events = newestFirst.filter(({ voided }) => !voided).toReversed();
  const participations = participationsOf(events);
  const waits = waitsOf(events);
  const units = new Map([...participations, ...waits].map(({ unit }) => [unit.id, unit]));
  const whole: Lane = {
    unit: null,
    label: WHOLE,
    bars: byStart([...coverage(participations, today), ...gapBars(gaps)]),
  };
  const lanes = [...units.values()].map((unit) => ({
    unit,
    label: { sv: unit.name, en: unit.name },
    bars: byStart([
      ...participations.filter((p) => p.unit.id === unit.id).map((p) => participationBar(p, today)),
      ...waits.filter((w) => w.unit.id === unit.id).map((w) => bar('waiting', w.label, w.from, w.to, today)),
    ]),
  }));
  return [whole, ...lanes];
}

function participationsOf(events: readonly EventRow[]): Stretch[] {
  const found = new Map<string, Stretch>();
  for (const { type, payload, units, owner, occurredOn } of events) {
    const known = found.get(String(payload.iv));
    const plannedEnd = text(payload.planned_end);
    if (type === 'intervention_started') {
      const label = titleOf(text(payload.provider), text(payload.kind));
      found.set(String(payload.iv), { unit: units?.agency ?? owner, label, from: occurredOn, to: null, plannedEnd });
    } else if (known && type === 'planned_end_changed') known.plannedEnd = plannedEnd;
    else if (known && type === 'intervention_ended') known.to = occurredOn;
  }
  return [...found.values()];
}

/** Request to answer, then acceptance to start: time in which the receiver has the next step. */
function waitsOf(events: readonly EventRow[]): Stretch[] {
  const open = new Map<string, Stretch>();
  const done: Stretch[] = [];
  const stop = (ref: string, on: string) => {
    const wait = open.get(ref);
    if (wait) done.push({ ...wait, to: on });
    open.delete(ref);
    return wait;
  };
  for (const { type, payload, units, occurredOn } of events) {
    const ref = String(payload.ref);
    const receiver = units?.to;
    if (type === 'case_closed') [...open.keys()].forEach((key) => stop(key, occurredOn));
    else if (type === 'referral_sent' && receiver)
      open.set(ref, { unit: receiver, label: WAITING, from: occurredOn, to: null, plannedEnd: null });
    else if (type === 'referral_answered') {
      const wait = stop(ref, occurredOn);
      if (wait && payload.answer === 'accepted') open.set(ref, { ...wait, label: TO_START, from: occurredOn });
    } else if (['referral_withdrawn', 'intervention_started', 'referral_ended'].includes(type)) stop(ref, occurredOn);
  }
  return [...done, ...open.values()];
}

/** Days with at least one participation, as few stretches as there are. */
function coverage(participations: readonly Stretch[], today: string): Bar[] {
  const merged: { from: string; to: string | null }[] = [];
  for (const { from, to } of participations.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || (last.to !== null && last.to < from)) merged.push({ from, to });
    else if (last.to !== null && (to === null || to > last.to)) last.to = to;
  }
  return merged.map(({ from, to }) => bar('intervention', ONGOING, from, to, today));
}

function gapBars(gaps: readonly Gap[]): Bar[] {
  return gaps
    .filter(({ rule, forecast }) => forecast || WHOLE_CASE.includes(rule))
    .map(({ id, label, since, until, days, open, forecast }) => ({
      kind: forecast ? 'forecast' : 'gap', label, from: since, to: until ?? null, planned: false, open, days, gapId: id,
    })); // prettier-ignore
}

function participationBar({ label, from, to, plannedEnd }: Stretch, today: string): Bar {
  return { ...bar('intervention', label, from, to ?? plannedEnd, today), open: to === null };
}

function bar(kind: string, label: Words, from: string, to: string | null, today: string): Bar {
  return {
    kind,
    label,
    from,
    to,
    planned: from > today,
    open: to === null,
    days: Math.max(0, daysBetween(from, to ?? today)),
    gapId: null,
  };
}

function titleOf(provider: string | null, kind: string | null): Words {
  if (provider) return { sv: provider, en: provider };
  const words = (INTERVENTION_KINDS as CodeList)[kind ?? ''];
  return words ?? ONGOING;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const byStart = (bars: Bar[]): Bar[] => bars.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
