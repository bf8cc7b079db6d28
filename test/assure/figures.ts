import { appendFileSync } from 'node:fs';

/**
 * A figure of `npm run assure`: what was measured, what it has to be, and whether it is. The ordinary suite measures the
 * same with samples and only asserts; at full size each figure is also written down for the table.
 */
export interface Figure {
  readonly value: number;
  readonly goal: string;
  readonly ok: boolean;
}

export const isFull = Boolean(process.env.ASSURE);
const scale = Number(process.env.ASSURE_SCALE ?? '1');

/** How many: the sample of the ordinary run, or the full size (times the scale that was asked for when trying it out). */
export const size = (sample: number, full: number): number =>
  isFull ? Math.max(sample, Math.round(full * scale)) : sample;

/** Writes a figure into the file that scripts/assure.mjs reads. `most` and `least` are the goal, scaled down with the run. */
export function figure(name: string, value: number, goal: { readonly least?: number; readonly most?: number }): void {
  const file = process.env.ASSURE_FIGURES;
  if (!file) return;
  const { least, most } = goal;
  const isShare = least !== undefined && least <= 100;
  const wanted = least === undefined ? undefined : isShare ? least : Math.round(least * scale);
  const ok = (wanted === undefined || value >= wanted) && (most === undefined || value <= most);
  const words = most === undefined ? `≥ ${least}` : most === 0 ? '0' : `≤ ${most}`;
  appendFileSync(file, `${JSON.stringify({ name, value, goal: words, ok })}\n`);
}
