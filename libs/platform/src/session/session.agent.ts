const BROWSERS = [
  ['Edge', /\bEdg/],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\bChrom(e|ium)\//],
  ['Safari', /\bSafari\//],
] as const;
const PLACES = [
  ['Android', /Android/],
  ['iPhone', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const;

/** Enough for a person to know her own session again: kind of browser and of machine. The rest is not kept. */
export function agentOf(userAgent: string | undefined): string {
  const find = (kinds: readonly (readonly [string, RegExp])[]) =>
    kinds.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0];
  return [find(BROWSERS), find(PLACES)].filter(Boolean).join(', ') || 'unknown';
}
