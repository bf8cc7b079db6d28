import { randomBytes, randomInt } from 'node:crypto';

/** A time-ordered uuid (version 7): 48 bits of milliseconds, the rest random. */
export function uuidv7(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** No vowels, so no words; nothing easily mistaken on paper or aloud (0/O, 1/I, 5/S, 8/B, V/W). 23 is a prime. */
const ALPHABET = '23456789CDFGHJKLMNPRTVX';
const BODY = 6;

/**
 * A number for a case, like 'K7M-4PD-9': random, because running numbers would tell how many cases others have.
 * The last character is a check.
 */
export function caseNumber(): string {
  const body = Array.from({ length: BODY }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return formatCaseNumber(body + checkCharacter(body));
}

/** Whether a number typed or read aloud is one of ours, in any letter case, with or without hyphens. */
export function isCaseNumber(typed: string): boolean {
  const plain = plainCaseNumber(typed);
  const body = plain.slice(0, BODY);
  const known = [...plain].every((character) => ALPHABET.includes(character));
  return known && plain.length === BODY + 1 && plain.endsWith(checkCharacter(body));
}

/** The number as it is kept and shown: 'k7m4pd9' becomes 'K7M-4PD-9'. Check it with isCaseNumber first. */
export function formatCaseNumber(typed: string): string {
  const plain = plainCaseNumber(typed);
  return `${plain.slice(0, 3)}-${plain.slice(3, BODY)}-${plain.slice(BODY)}`;
}

function plainCaseNumber(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Weighted sum modulo 23: finds every single wrong character and every swap of two neighbours. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, place) => total + ALPHABET.indexOf(character) * (place + 2), 0);
  return ALPHABET.charAt(sum % ALPHABET.length);
}
