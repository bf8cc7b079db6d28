import { randomBytes, randomUUID } from 'node:crypto';
import { hashSecret } from '../login/secret.check.js';

/** Recognised by those who look for secrets in code; names the row it is checked against, and is 256 random bits. */
const FORM = /^samsteg_([0-9a-f]{32})_[\w-]{43}$/;

export interface NewSecret {
  readonly id: string;
  /** Shown once, kept nowhere. */
  readonly text: string;
  readonly hash: string;
}

export async function newClientSecret(): Promise<NewSecret> {
  const id = randomUUID();
  const text = `samsteg_${id.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`;
  return { id, text, hash: await hashSecret(text) };
}

/** Which secret a text claims to be; undefined when it cannot be one. */
export function secretIdIn(text: string): string | undefined {
  const [, hex] = FORM.exec(text) ?? [];
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
