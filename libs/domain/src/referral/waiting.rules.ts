/** Half a year: so far back the pace of a waiting list is read. */
const WEEKS_LOOKED_AT = 26;
/** Fewer starts than this say nothing of the pace. */
const LEAST_STARTED = 3;

/**
 * Förväntad väntan, in whole weeks, as the pace has been: so many places ahead, so many started in the half-year. Null when too
 * few have started to say anything: a guess is no promise, and no number is better than one that nobody can stand for.
 */
export function expectedWeeks(place: number, started: number): number | null {
  if (started < LEAST_STARTED) return null;
  return Math.ceil((place * WEEKS_LOOKED_AT) / started);
}
