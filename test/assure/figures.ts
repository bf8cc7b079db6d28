import { appendFileSync } from 'node:fs';

/** What a figure has to be: at least or at most so much. One that `scales` is a size, and shrinks with a run for trying. */
export interface Goal {
  readonly least?: number;
  readonly most?: number;
  readonly scales?: boolean;
}

export const isFull = Boolean(process.env.ASSURE);
const scale = Number(process.env.ASSURE_SCALE ?? '1');

/** How many: the sample of the ordinary run, or the full size (times the scale that was asked for when trying it out). */
export const size = (sample: number, full: number): number =>
  isFull ? Math.max(sample, Math.round(full * scale)) : sample;

/** Whether one of many is among those that are tried: every so many in the ordinary run, all of them at full size. */
export const chosen = (at: number, every: number): boolean =>
  at % (isFull ? Math.max(1, Math.round(1 / scale)) : every) === 0;

/** Which part of a suite this process plays, from 0, when several play it beside one another; and of how many. */
export const part = Number(process.env.ASSURE_PART ?? '0');
export const parts = Number(process.env.ASSURE_PARTS ?? '1');

/**
 * Writes a figure of `npm run assure` into the file that scripts/assure.mjs reads; the ordinary suite measures the same with
 * samples and only asserts. Several of one name are added up. Call it before what may throw: a figure that is not met is
 * still a figure.
 */
export function figure(name: string, value: number, goal: Goal): void {
  const file = process.env.ASSURE_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, ...goal })}\n`);
}
