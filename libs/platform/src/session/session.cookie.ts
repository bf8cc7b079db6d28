import { settings } from '../settings.js';

export type CookieName = 'session';

/** `__Host-` needs https; http is for localhost only. */
export const cookieName = (name: CookieName): string => (settings().secure ? `__Host-${name}` : name);
export const cookieOptions = (name: CookieName) =>
  ({ path: '/', httpOnly: true, secure: settings().secure, sameSite: 'strict' }) as const;

export function cookieIn(header: string | undefined, name: CookieName): string | undefined {
  const prefix = `${cookieName(name)}=`;
  return header
    ?.split(/;\s*/)
    .find((part) => part.startsWith(prefix))
    ?.slice(prefix.length);
}
