import type { Unit } from '../../parts/UnitPicker';

/** What "Samordning (bas)" means: enough to reach each other and to see the plan. */
export const BASE = ['contact', 'plan'];

/** from>to → categories; a direction without any is not part of the consent. */
export type Directions = Record<string, string[]>;

export interface ConsentValues {
  units: Unit[];
  directions: Directions;
  form: string;
  grantor: string;
  purpose: string;
  validFrom: string;
  validTo: string;
  exclusions: string;
  language: string;
  share: boolean;
}

export const keyOf = (from: string, to: string) => `${from}>${to}`;

/** Every direction between the own unit and the others, and those between others that have been added. */
export function pairsOf(own: Unit, { units, directions }: Pick<ConsentValues, 'units' | 'directions'>): [Unit, Unit][] {
  const withUs = units.flatMap<[Unit, Unit]>((unit) => [
    [own, unit],
    [unit, own],
  ]);
  const others = units.flatMap((from) =>
    units.filter((to) => from !== to && keyOf(from.id, to.id) in directions).map<[Unit, Unit]>((to) => [from, to]),
  );
  return [...withUs, ...others];
}

/** A unit joins with the base in both directions: the usual case costs nothing more. */
export const joined = (own: Unit, unit: Unit, directions: Directions): Directions => ({
  ...directions,
  [keyOf(own.id, unit.id)]: BASE,
  [keyOf(unit.id, own.id)]: BASE,
});

export const left = (unit: Unit, directions: Directions): Directions =>
  Object.fromEntries(Object.entries(directions).filter(([key]) => !key.split('>').includes(unit.id)));

/** The base between all of them, for a whole team around the person. */
export function baseForAll(all: Unit[], directions: Directions): Directions {
  const next = { ...directions };
  for (const from of all)
    for (const to of all)
      if (from.id !== to.id)
        next[keyOf(from.id, to.id)] = [...new Set([...(next[keyOf(from.id, to.id)] ?? []), ...BASE])];
  return next;
}

export const edgesOf = (directions: Directions) =>
  Object.entries(directions)
    .filter(([, categories]) => categories.length > 0)
    .map(([key, categories]) => {
      const [fromUnitId = '', toUnitId = ''] = key.split('>');
      return { fromUnitId, toUnitId, categories };
    });
