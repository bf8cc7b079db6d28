import type { DataSource } from 'typeorm';
import type { History, HistoryFile, OpenSince } from '#domain';
import type { GapService, HistoryImport, TickService } from '#gap';
import type { Day } from '#kernel';
import { RequestTransaction } from '#platform';
import type { CaseKey } from '#platform';
import type { OwnerConnection } from '../database/connection.js';
import type { ReplayWorld } from './replay.loader.js';

/** The product's own services, over the replay's database. */
export interface Product {
  readonly dataSource: DataSource;
  readonly gaps: GapService;
  readonly ticks: TickService;
  readonly imports: HistoryImport;
}

/** How the work was done. */
export interface ReplayCount {
  evaluations: number;
  tickEvaluations: number;
  noopTicks: number;
}

/** What the database holds at the end of a day. */
interface Evening {
  readonly open: Readonly<Record<string, string[]>>;
  readonly wakeOn: Day | null;
}

/** What one case learned in a day. */
type CaseDay = readonly [name: string, events: History];
/** As many share a transaction, and several of these run beside each other. */
const CASES_AT_ONCE = 4;

/** Noon: the day's work may take hours and is still done on the day. */
const NOON = `insert into clock_offset (shift) select make_interval(secs => extract(epoch from
    ($1::date + time '12:00') at time zone 'Europe/Stockholm' - clock_timestamp()))
  on conflict (only_row) do update set shift = excluded.shift`;

const EVENING = `select jsonb_build_object('wakeOn', (select min(wake_on) from wake), 'open', coalesce((
  select jsonb_object_agg(o.case_id, o.keys) from (
    select case_id, jsonb_agg(distinct rule || '|' || subject || '|' || holder) as keys from finding
    where stop_on is null and not retracted group by case_id) o), '{}'))`;

/**
 * Plays a file's cases through the product, all at once, day by day: first the tick, then what was recorded that day. Days
 * on which nothing was recorded and no wake is due are passed over.
 */
export class ReplayPlayer {
  readonly count: ReplayCount = { evaluations: 0, tickEvaluations: 0, noopTicks: 0 };
  private readonly days: ReadonlyMap<Day, ReadonlyMap<string, History>>;
  private readonly runs: ReadonlyMap<string, OpenSince[]>;

  constructor(
    private readonly product: Product,
    private readonly owner: OwnerConnection,
    private readonly world: ReplayWorld,
    { cases }: HistoryFile,
  ) {
    this.days = byDay(cases);
    this.runs = new Map(cases.map((one) => [one.case, []]));
  }

  /** Plays to the end of a day; answers each case's open findings, from the first day something was recorded. */
  async play(to: Day): Promise<ReadonlyMap<string, readonly OpenSince[]>> {
    const learned = [...this.days.keys()].sort();
    let next = 0;
    for (let day = learned[0]; day !== undefined && day <= to;) {
      const { open, wakeOn } = await this.playDay(day);
      this.note(day, open);
      while (learned[next] !== undefined && learned[next]! <= day) next++;
      day = earlier(learned[next], wakeOn ?? undefined);
    }
    return this.runs;
  }

  private async playDay(day: Day): Promise<Evening> {
    const { gaps, ticks, dataSource } = this.product;
    await this.owner.rows(NOON, [day]);
    const before = gaps.evaluations;
    const { evaluated, noop, failed, busy } = await ticks.runTick();
    if (failed + busy > 0) throw new Error(`${day}: the tick failed; LOG_LEVEL=error tells why`);
    await Promise.all(batchesOf([...(this.days.get(day) ?? [])]).map((batch) => this.record(batch)));
    this.count.evaluations += gaps.evaluations - before;
    this.count.tickEvaluations += evaluated;
    this.count.noopTicks += noop;
    return RequestTransaction.within(dataSource, this.world.actor, () =>
      RequestTransaction.current().value<Evening>(EVENING),
    );
  }

  /** What a few cases learned in a day, as somebody of the unit. Each case's gaps are evaluated when it is committed. */
  private record(batch: readonly CaseDay[]): Promise<void> {
    const { dataSource, imports } = this.product;
    return RequestTransaction.within(dataSource, this.world.actor, async () => {
      for (const [name, events] of batch) await imports.importEvents(this.keyOf(name), events);
    });
  }

  private keyOf(name: string): CaseKey {
    const key = this.world.keys.get(name);
    if (key === undefined) throw new Error(`${name} has no place in the database`);
    return key;
  }

  private note(day: Day, open: Evening['open']): void {
    for (const [name, runs] of this.runs) {
      const now = (open[this.keyOf(name).caseId] ?? []).sort();
      const before = runs.at(-1)?.[1] ?? [];
      if (before.join('\n') !== now.join('\n')) runs.push([day, now]);
    }
  }
}

/** The same from a later day on: what was open then stands at its first day. */
export function runsFrom(runs: readonly OpenSince[], from: Day): readonly OpenSince[] {
  const standing = runs.filter(([day]) => day <= from).at(-1);
  return [[from, standing?.[1] ?? []], ...runs.filter(([day]) => day > from)];
}

function byDay(cases: HistoryFile['cases']): ReadonlyMap<Day, ReadonlyMap<string, History>> {
  const days = new Map<Day, Map<string, History>>();
  for (const { case: name, events } of cases) {
    for (const event of events) {
      const day = days.get(event.recordedOn) ?? new Map<string, History>();
      days.set(event.recordedOn, day.set(name, [...(day.get(name) ?? []), event]));
    }
  }
  return days;
}

function batchesOf(days: readonly CaseDay[]): CaseDay[][] {
  const count = Math.ceil(days.length / CASES_AT_ONCE);
  return Array.from({ length: count }, (_, at) => days.slice(at * CASES_AT_ONCE, (at + 1) * CASES_AT_ONCE));
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
