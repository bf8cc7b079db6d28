import { EVENT_TYPES, type Category, type EventType } from '#domain';
import type { Day } from '#kernel';
import { millisecondsOf, stampOf, type CaseClock, type Moment } from './case-clock.js';
import type { Dice } from './dice.js';
import type { Delivery, Held, Kind, Of, Records } from './records.types.js';

/** Who acts: somebody in a unit; nobody when time itself does. */
export interface Desk {
  readonly unitId: string;
  readonly worker: string | null;
}

export interface FeedEntry {
  readonly unitId: string;
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly moment: Moment;
}

/** A period is kept as '[first day,last day]'. */
export const firstDayOf = ({ during }: { during: string }): Day => during.slice(1, 11);
export const lastDayOf = ({ during }: { during: string }): Day => during.slice(12, 22);

interface NewEvent {
  readonly payload?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly category?: Category;
  readonly occurredOn?: Day;
  /** The correspondence, and its other party once it has been reached. */
  readonly about?: { readonly id: string; readonly otherUnit: string | undefined };
  readonly withhold?: readonly string[];
  readonly voids?: string;
}

/** A case was thrown so that somebody would have to tell what no consent covers: it is thrown again. */
export class NoGround extends Error {}

type Ground = { readonly edge?: Of<'edge'>; readonly act: string };

/**
 * One case as it is written down, by the rules of the post office: a record is born with its owner alone, another unit
 * holds it from its delivery on, a delivery has its ground, every holder's feed gets a line. The services and doors do
 * the same one request at a time; here two years of it are written at once.
 */
export class CaseBook {
  readonly records = new Map<Kind, Held[]>();
  readonly deliveries: Delivery[] = [];
  readonly feed: FeedEntry[] = [];
  readonly caseId: string;

  constructor(
    readonly associationId: string,
    readonly clock: CaseClock,
    private readonly dice: Dice,
  ) {
    this.caseId = this.newId();
  }

  get day(): Day {
    return this.clock.day;
  }

  get stamp(): string {
    return stampOf(this.clock.moment);
  }

  /** All records of a kind. */
  all<K extends Kind>(kind: K): Of<K>[] {
    return (this.records.get(kind) ?? []) as Of<K>[];
  }

  /** A record as it is born: owned by the writing unit and held by nobody else. */
  born<K extends Kind>(kind: K, unitId: string, category: Category, columns: Records[K]): Of<K> {
    const row = {
      id: kind === 'case' ? this.caseId : this.newId(),
      association_id: this.associationId,
      case_id: this.caseId,
      owner_unit: unitId,
      category,
      holders: [unitId],
      version: 1,
      ...columns,
    } as Of<K>;
    const known = this.records.get(kind);
    if (known) known.push(row);
    else this.records.set(kind, [row]);
    this.tell(unitId, kind, row);
    return row;
  }

  /** A new version of the row, which every holder hears of. */
  change<K extends Kind>(kind: K, row: Of<K>, change: Partial<Records[K]>): void {
    Object.assign(row, change);
    row.version++;
    for (const unitId of row.holders) this.tell(unitId, kind, row);
  }

  /** The edge that lets one unit hand a category to another today. */
  covering(from: string, to: string, category: Category, on: Day = this.day): Of<'edge'> | undefined {
    const covering = this.all('edge').filter(
      (edge) =>
        edge.from_unit === from &&
        edge.to_unit === to &&
        edge.categories.includes(category) &&
        edge.confirmed_at !== null &&
        edge.revoked_at === null &&
        firstDayOf(edge) <= on &&
        on <= lastDayOf(edge),
    );
    return covering.sort((a, b) => (lastDayOf(a) === lastDayOf(b) ? 0 : lastDayOf(a) > lastDayOf(b) ? -1 : 1))[0];
  }

  /** Hands records of one act over under consent: each by the edge that covers it. */
  hand(by: Desk, toUnit: string, ...records: readonly (readonly [Kind, Held])[]): void {
    const act = this.newId();
    for (const [kind, row] of records) {
      const edge = this.covering(by.unitId, toUnit, row.category);
      if (!edge) throw new NoGround(`${kind}, ${row.category}, ${this.day}`);
      this.deliver(by, kind, row, toUnit, { edge, act });
    }
  }

  /** The unit's own row about the person, if the receiver has none and may be given it: whom what it is told is about. */
  unknownPerson(by: Desk, toUnit: string): (readonly ['person', Of<'person'>])[] {
    const own = this.all('person').findLast(({ owner_unit }) => owner_unit === by.unitId);
    const isNews = own && !own.holders.includes(toUnit) && this.covering(by.unitId, toUnit, 'contact');
    return isNews ? [['person', own]] : [];
  }

  /** What happened: told to the other party of the correspondence, and to whom the unit has decided to tell. */
  append(by: Desk, type: EventType, event: NewEvent = {}): Of<'event'> {
    const { category = 'plan', about, withhold = [] } = event;
    const said = Object.entries(event.payload ?? {}).filter(([, value]) => value !== undefined && value !== null);
    const row = this.born('event', by.unitId, category, {
      type,
      occurred_on: event.occurredOn ?? this.day,
      recorded_at: this.stamp,
      actor_account: by.worker,
      payload: Object.fromEntries(said) as Records['event']['payload'],
      voids: event.voids ?? null,
      correspondence_id: about?.id ?? null,
    });
    if (about?.otherUnit) this.deliver(by, 'event', row, about.otherUnit, { act: this.newId() });
    if (EVENT_TYPES[type].shared) this.share(by, row, withhold);
    return row;
  }

  /** An event of a correspondence to its other party, when that has been reached after the event. */
  reply(by: Desk, event: Of<'event'>, toUnit: string): void {
    this.deliver(by, 'event', event, toUnit, { act: this.newId() });
  }

  /** The unit looks at the case: what came to it is opened. */
  openedBy(unitId: string): void {
    for (const delivery of this.deliveries) {
      if (delivery.to_unit === unitId) delivery.opened_on ??= this.day;
    }
  }

  /** A record that gap detection wrote at a moment of its own. */
  keep<K extends Kind>(kind: K, row: Of<K>, moment: Moment): void {
    const known = this.records.get(kind);
    if (known) known.push(row);
    else this.records.set(kind, [row]);
    this.tellAt(kind, row, moment);
  }

  tellAt(kind: Kind, { id, version, holders }: Held, moment: Moment): void {
    for (const unitId of holders) this.feed.push({ unitId, kind, id, version, moment });
  }

  newId(): string {
    return this.dice.uuid(millisecondsOf(this.clock.tick()));
  }

  private share(by: Desk, row: Of<'event'>, withhold: readonly string[]): void {
    for (const { owner_unit, to_unit, categories } of this.all('sharing')) {
      if (owner_unit !== by.unitId || !categories.includes(row.category) || withhold.includes(to_unit)) continue;
      const edge = this.covering(owner_unit, to_unit, row.category);
      if (!edge) continue;
      this.hand(by, to_unit, ...this.unknownPerson(by, to_unit));
      this.deliver(by, 'event', row, to_unit, { edge, act: this.newId() });
    }
  }

  private deliver(by: Desk, kind: Kind, row: Held, toUnit: string, { edge, act }: Ground): void {
    if (row.owner_unit !== by.unitId) throw new Error(`only the owner delivers: ${kind}`);
    if (row.holders.includes(toUnit)) return;
    this.join(toUnit);
    row.holders.push(toUnit);
    this.deliveries.push({
      id: this.newId(),
      act_id: act,
      association_id: this.associationId,
      case_id: this.caseId,
      record_kind: kind,
      record_id: row.id,
      category: row.category,
      from_unit: by.unitId,
      to_unit: toUnit,
      arrived_at: this.stamp,
      arrived_on: this.day,
      ground: edge ? 'CONSENT' : 'REPLY',
      edge_id: edge?.id ?? null,
      decided_by: by.worker,
      opened_on: null,
    });
    this.tell(toUnit, kind, row);
    if (!edge || edge.holders.includes(toUnit)) return;
    edge.holders.push(toUnit);
    this.tell(toUnit, 'edge', edge);
  }

  /** With its first row in a case a unit gets the envelope and its own side of the case. */
  private join(unitId: string): void {
    const [envelope] = this.all('case');
    if (!envelope || envelope.holders.includes(unitId)) return;
    envelope.holders.push(unitId);
    this.tell(unitId, 'case', envelope);
    const side = { own_number: null, caseworker: null, caseworker_since: null, joined_on: this.day };
    this.born('unitCase', unitId, 'contact', side);
  }

  private tell(unitId: string, kind: Kind, { id, version }: Held): void {
    this.feed.push({ unitId, kind, id, version, moment: this.clock.tick() });
  }
}
