import { settings } from '../settings.js';

/** `__Host-` needs https; http is for localhost only. */
export const cookieName = (): string => (settings().secure ? '__Host-session' : 'session');

export const cookieOptions = () =>
  ({ path: '/', httpOnly: true, secure: settings().secure, sameSite: 'strict' }) as const;

/** The session's token in a cookie header; undefined when there is none. */
export function cookieIn(header: string | undefined): string | undefined {
  const prefix = `${cookieName()}=`;
  const found = header?.split(/;\s*/).find((part) => part.startsWith(prefix));
  return found?.slice(prefix.length);
}
