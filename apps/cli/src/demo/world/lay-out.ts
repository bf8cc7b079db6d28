import { addDays, daysBetween, type Day } from '#kernel';
import type { CaseClock } from './case-clock.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Programme } from './directory.js';
import type { Shape } from './shapes.js';
import { EXTENDED, type Layout, type Sometimes, type Step } from './steps.js';

/** A case laid out in days, before anybody has done anything. */
export interface LaidOut {
  readonly openedOn: Day;
  readonly steps: readonly { readonly step: Step; readonly on: Day }[];
  /** Planned end of the first and the second programme, and of the first with its extension. */
  readonly plannedEnds: readonly Day[];
  readonly stays: readonly Stay[];
}

/** Somebody's time in a programme. */
interface Stay {
  readonly programme: Programme;
  readonly from: Day;
  readonly to: Day;
}

/** As far back as the programmes are open. */
const MOST_DAYS = 690;

/** Lays a shape out so that it ends today; undefined when this cast cannot play it. */
export function layOut(shape: Shape, cast: Cast, clock: CaseClock, dice: Dice, endsOn?: Day): LaidOut | undefined {
  const weeks = [cast.programme.weeks, cast.next.weeks, cast.programme.weeks + dice.between(4, 10)];
  const steps = chosen(shape.steps, dice);
  // only a case that has got going has delays behind it; one that has not would stand still for more than its own reason
  const layout: Layout = { dice, weeks, starts: [], mayBeSlow: steps.some(({ mayBeLate }) => mayBeLate) };
  let at = 0;
  const laid = steps.map((step) => ({ step, at: (at = step.at(at, layout)) }));
  const toEnd = (round: number) => (layout.starts[round] ?? 0) + (weeks[round] ?? 0) * 7;
  const total = endsOn ? toEnd(0) - daysBetween(clock.today, endsOn) : shape.today.at(at, layout);
  if (total < at || total > MOST_DAYS) return undefined;
  const openedOn = addDays(clock.today, -total);
  const plannedEnds = [0, 1, EXTENDED].map((round) => clock.workdayBefore(addDays(openedOn, toEnd(round))));
  const stays = [0, 1].flatMap((round): Stay[] => {
    const start = layout.starts[round];
    const to = plannedEnds[round === 0 ? EXTENDED : 1];
    if (start === undefined || to === undefined) return [];
    return [{ programme: round === 0 ? cast.programme : cast.next, from: addDays(openedOn, start), to }];
  });
  const dated = laid.map(({ step, at: days }) => ({ step, on: addDays(openedOn, days) }));
  return { openedOn, steps: dated, plannedEnds, stays };
}

/** Which of the optional steps this case has. */
function chosen(steps: readonly (Step | Sometimes)[], dice: Dice): Step[] {
  return steps.flatMap((one) => ('share' in one ? (dice.chance(one.share) ? one.steps : []) : [one]));
}
