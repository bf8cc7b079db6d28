import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { derive, freshKeyRing, keyRing } from './key.ring.js';
import type { Ring } from './key.ring.js';

/** Form 1 bound its header alone; form 2 binds the row too, so that a seal moved to another person opens nothing. */
const FORM = 2;
const INDEX_BYTES = 16;
const SHORTEST = 30;

/** A personnummer as the database keeps it: AES-256-GCM, form and key number and row bound in, the key outside the database. */
export function sealIdentity(plain: string, rowId: string): Buffer {
  const { active, keys } = keyRing().data;
  const header = Buffer.from([FORM, active]);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.get(active)!, iv, { authTagLength: 16 });
  cipher.setAAD(bound(header, rowId));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([header, iv, cipher.getAuthTag(), body]);
}

/** Opens the seal of one row; throws when a single bit is not as it was, or when it was another row's. */
export function openIdentity(sealed: Buffer, rowId: string): string {
  const { form, keyId } = sealOf(sealed);
  if (sealed.length <= SHORTEST || form > FORM || form < keyRing().oldest) throw new Error('not a seal of ours');
  const key = keyOf('data', keyId);
  const header = sealed.subarray(0, 2);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(2, 14), { authTagLength: 16 });
  decipher.setAAD(form === 1 ? header : bound(header, rowId)).setAuthTag(sealed.subarray(14, 30));
  return decipher.update(sealed.subarray(30), undefined, 'utf8') + decipher.final('utf8');
}

/** Which form a seal has and which key made it: written on the outside, and bound into it. */
export const sealOf = (sealed: Buffer): { form: number; keyId: number } => ({
  form: sealed[0] ?? 0,
  keyId: sealed[1] ?? 0,
});

/**
 * The same number gives the same index inside one unit only: each unit's is made with a key of its own, derived from the
 * index key, so two units' indexes cannot be compared. The key's number comes first.
 */
export function blindIndex(unitId: string, plain: string): Buffer {
  return indexUnder(keyRing().index, keyRing().index.active, unitId, plain);
}

/** Every index a number may have in a unit while keys are being changed: look for any of them. */
export function blindIndexes(unitId: string, plain: string): Buffer[] {
  const ring = keyRing().index;
  const made = [...ring.keys.keys()].map((id) => indexUnder(ring, id, unitId, plain));
  const first = ring.keys.get(1);
  return first && keyRing().oldest === 1 ? [...made, firstIndex(first, unitId, plain)] : made;
}

function indexUnder({ keys }: Ring, id: number, unitId: string, plain: string): Buffer {
  const key = derive(keys.get(id)!, `samsteg blind index ${unitId.toLowerCase()}`);
  const index = createHmac('sha256', key).update(plain).digest().subarray(0, INDEX_BYTES);
  return Buffer.concat([Buffer.from([id]), index]);
}

/** As it was made before indexes had key numbers. */
const firstIndex = (key: Buffer, unitId: string, plain: string): Buffer =>
  createHmac('sha256', key).update(unitId).update('\0').update(plain).digest().subarray(0, INDEX_BYTES);

/** A number that is not known here may be a key that was made this very second: the file is read again, once. */
function keyOf(kind: 'data' | 'index', id: number): Buffer {
  const key = keyRing()[kind].keys.get(id) ?? freshKeyRing()[kind].keys.get(id);
  if (!key) throw new Error('sealed with an unknown key');
  return key;
}

function bound(header: Buffer, rowId: string): Buffer {
  const row = Buffer.from(rowId.replaceAll('-', ''), 'hex');
  if (row.length !== 16) throw new Error('a seal belongs to a row');
  return Buffer.concat([header, row]);
}
