import type { Unit } from '../../parts/UnitPicker';

/** What "Samordning (bas)" means: enough to reach each other and to see the plan. */
export const BASE = ['contact', 'plan'];

/** from>to → categories; a direction without any is not part of the consent. */
export type Directions = Record<string, string[]>;

/** What she said no to in one direction. */
export interface Except {
  not: string[];
  text: string;
}
export type Exceptions = Record<string, Except>;

export interface ConsentValues {
  units: Unit[];
  directions: Directions;
  exceptions: Exceptions;
  form: string;
  grantor: string;
  grantorName: string;
  grantorRole: string;
  givenOn: string;
  takenBy: string;
  interpreter: string;
  purpose: string;
  purposeCode: string;
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

export const edgesOf = (directions: Directions, exceptions: Exceptions = {}) =>
  Object.entries(directions)
    .filter(([, categories]) => categories.length > 0)
    .map(([key, categories]) => {
      const [fromUnitId = '', toUnitId = ''] = key.split('>');
      const { not = [], text = '' } = exceptions[key] ?? {};
      const excludedCategories = not.filter((code) => !categories.includes(code));
      return {
        ...{ fromUnitId, toUnitId, categories },
        ...(excludedCategories.length > 0 && { excludedCategories }),
        ...(text.trim() && { exclusion: text.trim() }),
      };
    });

/** What the consent says, as the server takes it; null while there is not enough to say anything. */
export function termsOf(values: ConsentValues, dayOf: (typed: string) => string | null | undefined) {
  const { form, grantor, purpose, purposeCode, interpreter } = values;
  const edges = edgesOf(values.directions, values.exceptions);
  const [validFrom, validTo, givenOn] = [values.validFrom, values.validTo, values.givenOn].map(dayOf);
  if (edges.length === 0 || !validFrom || !validTo || purpose.trim().length < 3) return null;
  const said = (text: string) => text.trim() || undefined;
  const asked = {
    ...{ form, grantor, purpose: purpose.trim(), purposeCode, interpreter, validFrom, validTo, edges },
    ...{ language: values.language || 'sv', givenOn: givenOn || undefined },
    ...(grantor !== 'self' && { grantorName: said(values.grantorName), grantorRole: said(values.grantorRole) }),
    ...{ takenBy: said(values.takenBy), exclusions: said(values.exclusions) },
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as typeof asked;
}

/** Everything a consent says, to be written anew: what a renewal begins with. */
export interface Earlier {
  directions: {
    from: Unit;
    to: Unit;
    categories: string[];
    excluded: string[];
    exclusion?: string | null;
  }[];
  form: string;
  grantor: string;
  grantorName?: string | null;
  grantorRole?: string | null;
  language: string;
  interpreter: { code: string };
  purpose: string;
  purposeCode: { code: string };
  exclusions?: string | null;
}

export function renewed(own: Unit, before: Earlier): Partial<ConsentValues> {
  const all = before.directions.flatMap(({ from, to }) => [from, to]);
  const units = [...new Map(all.map((unit) => [unit.id, unit])).values()].filter(({ id }) => id !== own.id);
  const keyed = before.directions.map((one) => [keyOf(one.from.id, one.to.id), one] as const);
  return {
    units,
    directions: Object.fromEntries(keyed.map(([key, { categories }]) => [key, categories])),
    exceptions: Object.fromEntries(
      keyed
        .filter(([, { excluded, exclusion }]) => excluded.length > 0 || exclusion)
        .map(([key, { excluded, exclusion }]) => [key, { not: excluded, text: exclusion ?? '' }]),
    ),
    ...{ form: before.form, grantor: before.grantor, purpose: before.purpose, exclusions: before.exclusions ?? '' },
    ...{ grantorName: before.grantorName ?? '', grantorRole: before.grantorRole ?? '' },
    ...{ purposeCode: before.purposeCode.code, interpreter: before.interpreter.code },
    language: before.language === 'sv' ? '' : before.language,
  };
}
