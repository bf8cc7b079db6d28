import type { Run } from './run';

/** One who takes part, as her unit sees her. */
export type Participant = Run['participants'][number];
export const nameOf = ({ case: of }: Participant) => of.name ?? of.number;
