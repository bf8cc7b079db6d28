import { addDays, addMonths, daysBetween, latest, type Day } from '../../../data/day';
import type { CaseFullFragment } from '../../../gql/generated/graphql';

export type Lane = CaseFullFragment['lanes'][number];
export type Bar = Lane['bars'][number];
export type Event = CaseFullFragment['timeline'][number];

export interface Scale {
  from: Day;
  to: Day;
  /** per cent from the left edge */
  at: (day: Day) => number;
  place: (from: Day, to: Day) => { left: string; width: string };
}

const AHEAD_DAYS = 45;
const LONG_MONTHS = 14;
const RECENT_MONTHS = 12;
const AHEAD_MONTHS = 5;

/** An open bar lasts until today. */
export const endOf = (bar: Bar, today: Day) => bar.to ?? today;
export const daysOf = (bar: Bar, today: Day) => daysBetween(bar.from, endOf(bar, today)) + 1;

const allBars = (lanes: Lane[]) => lanes.flatMap(({ bars }) => bars);

/** Whether there is more to see than the last year and the months just ahead. */
export const isLong = (lanes: Lane[], today: Day) =>
  allBars(lanes).some(
    (bar) => bar.from < addMonths(today, -LONG_MONTHS) || endOf(bar, today) > addMonths(today, AHEAD_MONTHS + 1),
  );

/** Whole months around everything there is; of a long story the last year and what is near, unless all is asked for. */
export function scaleFor(lanes: Lane[], today: Day, whole: boolean): Scale {
  const bars = allBars(lanes);
  const first = bars.reduce((least, { from }) => (from < least ? from : least), addMonths(today, -3));
  const last = bars.reduce(
    (most, bar) => {
      const end = endOf(bar, today);
      return end > most ? end : most;
    },
    addDays(today, AHEAD_DAYS),
  );
  const cut = !whole && isLong(lanes, today);
  const recent = addMonths(today, -RECENT_MONTHS);
  const near = addMonths(today, AHEAD_MONTHS);
  const start = cut && first < recent ? recent : first;
  const end = cut && last > near ? near : last;
  const from = `${start.slice(0, 7)}-01`;
  const to = addDays(addMonths(`${end.slice(0, 7)}-01`, 1), -1);
  const total = daysBetween(from, to) + 1;
  const at = (day: Day) => Math.min(100, Math.max(0, (daysBetween(from, day) / total) * 100));
  return {
    from,
    to,
    at,
    place: (a, b) => ({ left: `${at(a)}%`, width: `${Math.max(at(addDays(b, 1)) - at(a), 0.4)}%` }),
  };
}

export const isWithin = ({ from, to }: Scale, bar: Bar, today: Day) => endOf(bar, today) >= from && bar.from <= to;

/** A bar is never drawn narrower than a finger needs: so much of the width, in parts, it takes at least. */
const LEAST_WIDTH = 0.032;

/** Bars that overlap lie under each other: each goes into the first row that is free when it starts. */
export function inRows(bars: Bar[], scale: Scale, today: Day): Bar[][] {
  const least = Math.ceil(daysBetween(scale.from, scale.to) * LEAST_WIDTH);
  const drawnTo = (bar: Bar) => latest(endOf(bar, today), addDays(latest(bar.from, scale.from), least));
  const rows: Bar[][] = [];
  for (const bar of [...bars].sort((a, b) => a.from.localeCompare(b.from))) {
    const free = rows.find((row) => drawnTo(row.at(-1)!) <= latest(bar.from, scale.from));
    if (free) free.push(bar);
    else rows.push([bar]);
  }
  return rows.length > 0 ? rows : [[]];
}

export const isGap = ({ kind }: Bar) => kind === 'gap';

const MARKS = new Set([
  'case_opened',
  'referral_sent',
  'plan_decided',
  'followup_done',
  'coordinator_changed',
  'consent_recorded',
  'consent_revoked',
  'ready_declared',
]);
const APART = 8;

export interface Mark {
  event: Event;
  /** room to the next mark, per cent */
  room: number;
}

/** The few events worth a mark; those too near each other to be read are left to the list of events. */
export function marksOf(events: Event[], scale: Scale): Mark[] {
  const shown: Event[] = [];
  const wanted = events.filter(
    ({ type, voided, occurredOn }) => MARKS.has(type) && !voided && occurredOn >= scale.from,
  );
  for (const event of [...wanted].sort((a, b) => a.occurredOn.localeCompare(b.occurredOn))) {
    const before = shown.at(-1);
    if (!before || scale.at(event.occurredOn) - scale.at(before.occurredOn) >= APART) shown.push(event);
  }
  return shown.map((event, index) => {
    const next = shown[index + 1];
    return { event, room: (next ? scale.at(next.occurredOn) : 100) - scale.at(event.occurredOn) };
  });
}

/** First planned bar that would end the gap. */
export const endsGap = (lanes: Lane[], today: Day): Bar | undefined =>
  allBars(lanes.slice(1))
    .filter(({ planned, from, kind }) => planned && from > today && kind === 'intervention')
    .sort((a, b) => a.from.localeCompare(b.from))[0];
