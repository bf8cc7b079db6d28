import type { Desk } from './case-book.js';
import type { Dice } from './dice.js';
import type { Directory, Programme, Unit } from './directory.js';
import type { Day } from '#kernel';
import type { Leaver, Staff } from './staff.js';

/** Who takes part in a case. */
export interface Cast {
  readonly associationId: string;
  readonly coordinator: Unit;
  /** Another authority or principal beside it. */
  readonly partner: Unit;
  /** A third, who is there when a plan is made. */
  readonly third: Unit;
  readonly programme: Programme;
  readonly next: Programme;
  /** Who handles it in a unit: the same person all along. */
  deskOf(unitId: string): Desk;
  /** The coordinating unit's caseworker leaves her post. */
  leave(on: Day): void;
}

/** What is given of a cast; the rest is thrown. Codes. */
export interface Wanted {
  readonly coordinator?: string;
  readonly worker?: string;
  readonly partner?: string;
  readonly programme?: string;
  /** The caseworker is one who leaves. */
  readonly leaves?: boolean;
}

/** How the cases spread over the associations. */
const ASSOCIATIONS: Readonly<Record<string, number>> = { skaraborg: 52, rar: 24, trollhattan: 17, blekinge: 7 };

/** How often a kind of unit coordinates, and how often it is the other party. */
// prettier-ignore
const SHARE: Readonly<Record<Unit['kind'], { readonly coordinates: number; readonly partners: number }>> = {
  labourMarket:      { coordinates: 10, partners: 2 },
  socialServices:    { coordinates: 5,  partners: 6 },
  socialInsurance:   { coordinates: 5,  partners: 8 },
  employmentService: { coordinates: 4,  partners: 8 },
  healthCare:        { coordinates: 4,  partners: 9 },
  programme:         { coordinates: 0,  partners: 0 },
  association:       { coordinates: 0,  partners: 0 },
  person:            { coordinates: 0,  partners: 0 },
};
const SAME_TOWN = 4;

/** Casts cases. */
export class Casting {
  constructor(
    private readonly directory: Directory,
    private readonly staff: Staff,
  ) {}

  cast(dice: Dice, wanted: Wanted = {}): Cast {
    const coordinator = this.named(wanted.coordinator) ?? this.anyCoordinator(dice);
    const associationId = coordinator.associations[0] ?? '';
    const near = this.directory.units.filter(
      (unit) => unit.associations.includes(associationId) && unit.id !== coordinator.id,
    );
    const partner = this.named(wanted.partner) ?? this.party(dice, near, coordinator, [coordinator]);
    const third = this.party(dice, near, coordinator, [coordinator, partner]);
    const programme = this.programme(dice, associationId, coordinator, wanted.programme);
    const next = this.programme(dice, associationId, coordinator, undefined, programme);
    return { associationId, coordinator, partner, third, programme, next, ...this.desks(coordinator, dice, wanted) };
  }

  /** Who sits where, decided when she is first needed. */
  private desks(coordinator: Unit, dice: Dice, { worker, leaves }: Wanted): Pick<Cast, 'deskOf' | 'leave'> {
    const desks = new Map<string, Desk>();
    let leaver: Leaver | undefined;
    const deskOf = (unitId: string): Desk => {
      const isHome = unitId === coordinator.id;
      if (isHome && leaves) return (leaver ??= this.staff.leaver(coordinator)).desk;
      const desk =
        desks.get(unitId) ?? this.staff.deskIn(unitId, dice.of(isHome ? 'here' : 'there'), isHome ? worker : undefined);
      desks.set(unitId, desk);
      return desk;
    };
    return { deskOf, leave: (on) => leaver?.leave(on) };
  }

  private named(code: string | undefined): Unit | undefined {
    if (code === undefined) return undefined;
    const unit = this.directory.units.find((one) => one.code === code);
    if (!unit) throw new Error(`no such unit: ${code}`);
    return unit;
  }

  private anyCoordinator(dice: Dice): Unit {
    const { id } = dice.weigh(this.directory.associations, ({ code }) => ASSOCIATIONS[code] ?? 0);
    const units = this.directory.units.filter(
      (unit) => unit.associations.includes(id) && this.openTo(unit, id).length > 0,
    );
    return dice.weigh(units, (unit) => SHARE[unit.kind].coordinates * this.visitors(unit));
  }

  /** Somebody of another authority, rather in the same town. */
  private party(dice: Dice, near: readonly Unit[], home: Unit, not: readonly Unit[]): Unit {
    const kinds = not.map(({ kind }) => kind);
    const others = near.filter(({ id, kind }) => !kinds.includes(kind) && not.every((unit) => unit.id !== id));
    const weight = (unit: Unit) =>
      SHARE[unit.kind].partners * this.visitors(unit) * (unit.municipality === home.municipality ? SAME_TOWN : 1);
    return dice.weigh(others, weight);
  }

  private programme(dice: Dice, associationId: string, home: Unit, wanted?: string, not?: Programme): Programme {
    const named = this.directory.programmes.find(({ id }) => id === wanted);
    if (named) return named;
    const open = this.openTo(home, associationId);
    const others = open.filter(({ id }) => id !== not?.id);
    const weight = ({ places, unit }: Programme) =>
      Math.sqrt(places) * (unit.municipality === home.municipality ? SAME_TOWN : 1);
    return dice.weigh(others.length > 0 ? others : open, weight);
  }

  /** Programmes that a unit can ask: those that another runs. */
  private openTo(home: Unit, associationId: string): Programme[] {
    return this.directory.programmes.filter((one) => one.associationId === associationId && one.unit.id !== home.id);
  }

  /** Units in which visitors sit have more to see. */
  private visitors(unit: Unit): number {
    return this.directory.workers.some(({ unitId, isDemo }) => isDemo && unitId === unit.id) ? 3 : 1;
  }
}
