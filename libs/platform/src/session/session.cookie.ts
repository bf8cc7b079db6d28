import { settings } from '../settings.js';

/** The session; and for ten minutes, what a sign-in at a provider must bring back to the same browser. */
export type CookieKind = 'session' | 'attempt';

/** `__Host-` needs https; http is for localhost only. */
export const cookieName = (kind: CookieKind = 'session'): string => (settings().secure ? `__Host-${kind}` : kind);

/** Coming back from a provider is another site's link: only the attempt goes along with it, never the session. */
export const cookieOptions = (kind: CookieKind = 'session') =>
  ({ path: '/', httpOnly: true, secure: settings().secure, sameSite: kind === 'session' ? 'strict' : 'lax' }) as const;

/** A token in a cookie header; undefined when there is none. */
export function cookieIn(header: string | undefined, kind: CookieKind = 'session'): string | undefined {
  const prefix = `${cookieName(kind)}=`;
  const found = header?.split(/;\s*/).find((part) => part.startsWith(prefix));
  return found?.slice(prefix.length);
}
