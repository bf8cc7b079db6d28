import type { Dice } from './dice.js';
import type { Scene } from './scene.js';

/** What the days of a step are counted from, while the case is laid out. */
export interface Layout {
  readonly dice: Dice;
  /** Weeks of the first and the second programme. */
  readonly weeks: readonly number[];
  /** Days after the opening on which each programme started. */
  readonly starts: number[];
  /** Some steps take too long: the gaps of the past. */
  readonly mayBeSlow: boolean;
}

/** One thing that happens: so many days after the opening, given when the step before it happened. */
export interface Step {
  readonly at: (before: number, layout: Layout) => number;
  readonly act: (scene: Scene) => void;
  /** Written down some days after it happened, now and then. */
  readonly mayBeLate?: boolean;
}

/** A span of days, both ends included. */
export type Span = readonly [least: number, most: number];

const SLOW = 0.1;
/** The first programme with its extension, beside the first (0) and the second (1). */
export const EXTENDED = 2;

/** After so many days; sometimes, in a case where it may be, only after a longer time. */
export function after(days: Span, act: Step['act'] = nothing, slow?: Span): Step {
  return {
    at: (before, layout) => before + layout.dice.between(...(slow && isSlow(layout) ? slow : days)),
    act,
  };
}

const isSlow = ({ dice, mayBeSlow }: Layout): boolean => dice.chance(SLOW) && mayBeSlow;

/** So many days from the planned end of the first or the second programme: negative is before it. */
export function fromEnd(days: Span, act: Step['act'] = nothing, round = 0): Step {
  return {
    at: (before, { dice, weeks, starts }) => {
      const end = (starts[round] ?? before) + (weeks[round] ?? 0) * 7;
      return Math.max(before, end + dice.between(...days));
    },
    act,
  };
}

/** The start of a programme, from which its end is counted. */
export function starting(days: Span, act: Step['act'], round: number, slow?: Span): Step {
  const step = after(days, act, slow);
  return {
    at: (before, layout) => {
      const day = step.at(before, layout);
      layout.starts[round] = day;
      if (round === 0) layout.starts[EXTENDED] = day;
      return day;
    },
    act,
    mayBeLate: true,
  };
}

/** At the end of a programme; sometimes only when it has long passed. */
export function ending(act: Step['act'], round = 0): Step {
  const inTime = fromEnd([0, 0], act, round);
  const tooLate = fromEnd([9, 21], act, round);
  const at: Step['at'] = (before, layout) => (isSlow(layout) ? tooLate : inTime).at(before, layout);
  return { at, act, mayBeLate: true };
}

/** At a share of the time in a programme. */
export function during(share: Span, act: Step['act'] = nothing, round = 0): Step {
  return {
    at: (before, { dice, weeks, starts }) => {
      const days = (weeks[round] ?? 0) * 7 * (share[0] + dice.next() * (share[1] - share[0]));
      return Math.max(before, (starts[round] ?? before) + Math.round(days));
    },
    act,
  };
}

/** Steps that a share of the cases have. */
export interface Sometimes {
  readonly share: number;
  readonly steps: readonly Step[];
}
export const sometimes = (share: number, ...steps: readonly Step[]): Sometimes => ({ share, steps });

function nothing(): void {
  // the day is all there is to it
}
