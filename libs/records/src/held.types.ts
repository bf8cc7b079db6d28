import type { Ground } from '#domain';
import type { Day } from '#kernel';

/** A record as the reader's unit holds it. */
export interface HeldRecord {
  readonly kind: string;
  readonly record: Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly owner_unit: string;
    readonly category: string;
  };
}

export interface UnitName {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
}

/** One act of handing over, in or out. */
export interface Handed {
  readonly recordId: string;
  readonly kind: string;
  readonly category: string;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly on: Day;
  readonly ground: Ground;
}

/** All a unit holds in one case. */
export interface HeldCase {
  readonly caseId: string;
  readonly number: string;
  readonly records: readonly HeldRecord[];
  readonly deliveries: readonly Handed[];
}

/** What an extract is made of. */
export interface Held {
  readonly unit: UnitName;
  readonly units: ReadonlyMap<string, UnitName>;
  readonly today: Day;
  readonly cases: readonly HeldCase[];
}
