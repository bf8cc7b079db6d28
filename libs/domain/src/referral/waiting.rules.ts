import { SMALL_NUMBERS } from '../figure/figure.rules.js';

/** Half a year: so far back the pace of a waiting list is read. */
const WEEKS_LOOKED_AT = 26;

/**
 * Förväntad väntan, in whole weeks, as the pace has been: so many places ahead, so many started in the half-year. Null when too
 * few have started to say anything: a guess is no promise, and a small number told in weeks is still a small number told.
 */
export function expectedWeeks(place: number, started: number | null): number | null {
  if (started === null || started < SMALL_NUMBERS.threshold.value) return null;
  return Math.ceil((place * WEEKS_LOOKED_AT) / started);
}
