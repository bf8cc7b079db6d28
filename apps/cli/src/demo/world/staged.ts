import type { Wanted } from './cast.js';

/** A case that a certain desk is to find. */
export interface Staged extends Wanted {
  /** Name of its shape. */
  readonly shape: string;
}

type Row = readonly [shape: string, coordinator: string, partner?: string, programme?: string];

// prettier-ignore
const ROWS: readonly Row[] = [
  ['in a programme', 'ame-hjo', 'fk-aktivitet-skovde', 'ska-promise-hjo'],
];

export const STAGED: readonly Staged[] = ROWS.map(([shape, coordinator, partner, programme]) => ({
  shape,
  coordinator,
  partner,
  programme,
}));
