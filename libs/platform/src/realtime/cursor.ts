import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivedKeys } from '../secret/key.ring.js';

const VERSION = Buffer.from('samsteg-cursor-1');

/** The place in a unit's feed, sealed: a number would tell how much has happened that the reader may not know of. */
export function sealCursor(caseId: string, no: number): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.concat([VERSION, Buffer.from(caseId)]));
  const body = Buffer.concat([cipher.update(String(no)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The place again; 0, from the beginning, for a cursor that is not ours or belongs to another case. */
export function openCursor(caseId: string, cursor: string | null | undefined): number {
  if (!cursor) return 0;
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length < 29) return 0;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
    decipher.setAAD(Buffer.concat([VERSION, Buffer.from(caseId)])).setAuthTag(bytes.subarray(12, 28));
    return Number(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString());
  } catch {
    return 0; // forged, or from before a key was changed: reading again from the start is always right
  }
}

const key = (): Buffer => derivedKeys('cursor')[0]!;
