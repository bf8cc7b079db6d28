import { createHmac } from 'node:crypto';
import { derivedKeys } from '#platform';

const DIGITS = 6;

/** The code that confirms an address: made anew from its row by whoever has the keys, and kept nowhere. */
export function mailCode(nonce: string): string {
  const [key] = derivedKeys('mail address');
  if (!key) throw new Error('there is no key');
  const number = createHmac('sha256', key).update(nonce).digest().readUInt32BE(0);
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
