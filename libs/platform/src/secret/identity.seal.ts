import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { keys } from '../settings.js';

/** Format version and key number, bound into the seal: a changed header opens nothing. */
const HEADER = Buffer.from([1, 1]);
const INDEX_BYTES = 16;

/** A personnummer as the database keeps it: AES-256-GCM, the key outside the database. */
export function sealIdentity(plain: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', dataKey(), iv).setAAD(HEADER);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([HEADER, iv, cipher.getAuthTag(), body]);
}

/** Opens a seal; throws when a single bit is not as it was. */
export function openIdentity(sealed: Buffer): string {
  const header = sealed.subarray(0, 2);
  if (!header.equals(HEADER)) throw new Error('sealed with an unknown key');
  const decipher = createDecipheriv('aes-256-gcm', dataKey(), sealed.subarray(2, 14)).setAAD(header);
  decipher.setAuthTag(sealed.subarray(14, 30));
  return decipher.update(sealed.subarray(30), undefined, 'utf8') + decipher.final('utf8');
}

/** The same number gives the same index inside one unit only: two units' indexes cannot be compared. */
export function blindIndex(unitId: string, plain: string): Buffer {
  const key = Buffer.from(keys().indexKey, 'base64');
  return createHmac('sha256', key).update(unitId).update('\0').update(plain).digest().subarray(0, INDEX_BYTES);
}

function dataKey(): Buffer {
  const key = Buffer.from(keys().dataKey, 'base64');
  if (key.length !== 32) throw new Error('SAMSTEG_DATA_KEY is not 32 bytes');
  return key;
}
