import { createCipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  blindIndex,
  blindIndexes,
  keyRing,
  openIdentity,
  readKeyFile,
  sealIdentity,
  sealOf,
  writeKeyFile,
} from '#platform';
import { figure, size } from '../assure/figures.js';
import { WAYS_TO_FORGE, forge } from './forgeries.js';

const NUMBERS = ['200001252386', '198001012393', '197205142384'];
const HOW_MANY = size(2_000, 100_000);
const [ONE, TWO] = [randomBytes(32), randomBytes(32)];
const folder = mkdtempSync(path.join(tmpdir(), 'samsteg-keys-'));
const file = path.join(folder, 'keys.json');

/** As seals were made before they were bound to their row. */
function firstForm(plain: string, key: Buffer): Buffer {
  const [header, iv] = [Buffer.from([1, 1]), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(header);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([header, iv, cipher.getAuthTag(), body]);
}

const ring = (active: number, oldest: 1 | 2 = 1) => {
  const keys = new Map([[1, ONE], [2, TWO]]); // prettier-ignore
  return { data: { active, keys }, index: { active, keys }, oldest };
};

afterAll(() => rmSync(folder, { recursive: true }));

describe('the seal of a personnummer', () => {
  beforeEach(() => {
    delete process.env.SAMSTEG_DATA_KEY;
    delete process.env.SAMSTEG_INDEX_KEY;
    process.env.SAMSTEG_KEYS_FILE = file;
    writeKeyFile(file, ring(1));
  });
  it('opens in its own row, under whichever key made it, and names that key', () => {
    const id = randomUUID();
    const old = sealIdentity(NUMBERS[0]!, id);
    writeKeyFile(file, ring(2));
    const later = sealIdentity(NUMBERS[0]!, id);
    expect([sealOf(old), sealOf(later)]).toEqual([{ form: 2, keyId: 1 }, { form: 2, keyId: 2 }]); // prettier-ignore
    expect([openIdentity(old, id), openIdentity(later, id)]).toEqual([NUMBERS[0], NUMBERS[0]]);
    expect(() => openIdentity(later, randomUUID())).toThrow();
  });

  it('of the first form opens until every row has the second, and never after that', () => {
    const sealed = firstForm(NUMBERS[1]!, ONE);
    expect(openIdentity(sealed, randomUUID())).toBe(NUMBERS[1]);
    writeKeyFile(file, ring(1, 2));
    expect(() => openIdentity(sealed, randomUUID())).toThrow('not a seal of ours');
  });

  it.each([1, 2] as const)(`is never forged: ${HOW_MANY} tries in every known way, oldest form %d`, (oldest) => {
    writeKeyFile(file, ring(1, oldest));
    const genuine = NUMBERS.flatMap((number, place) => {
      writeKeyFile(file, ring(1 + (place % 2), oldest));
      return [randomUUID(), randomUUID()].map((rowId) => ({ rowId, seal: sealIdentity(number, rowId) }));
    });
    for (const { rowId, seal } of genuine) expect(NUMBERS).toContain(openIdentity(seal, rowId));
    const accepted = [];
    for (const { how, rowId, seal } of forge(genuine, HOW_MANY, 20_261_128)) {
      try {
        openIdentity(seal, rowId);
        accepted.push(how);
      } catch {
        // refused, as it should be
      }
    }
    figure(`ciphertext forgeries tried, oldest form ${oldest}`, HOW_MANY, { least: 100_000, scales: true });
    figure(`ciphertext forgeries accepted, oldest form ${oldest}`, accepted.length, { most: 0 });
    expect(accepted).toEqual([]);
    expect(WAYS_TO_FORGE.length).toBeGreaterThanOrEqual(20);
  });

  it('a key that another process has just added is found without a restart', () => {
    const id = randomUUID();
    writeKeyFile(file, ring(2));
    const sealed = sealIdentity(NUMBERS[2]!, id);
    writeKeyFile(file, { ...ring(1), data: { active: 1, keys: new Map([[1, ONE]]) } });
    expect(keyRing().data.keys.size).toBe(1); // seen, and remembered for a second
    const b64 = (key: Buffer) => key.toString('base64');
    const added = { active: 2, keys: { 1: b64(ONE), 2: b64(TWO) } };
    writeFileSync(file, JSON.stringify({ data: added, index: added, oldestSeal: 2 })); // another process, not ours
    expect(keyRing().data.keys.size).toBe(1);
    expect(openIdentity(sealed, id)).toBe(NUMBERS[2]);
  });

  it('the key file is its owner’s alone, and a broken one starts nothing', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, JSON.stringify({ data: { active: 3, keys: { 1: ONE.toString('base64') } }, index: {} }));
    expect(() => readKeyFile(file)).toThrow('the active key 3 is not there');
    writeFileSync(file, JSON.stringify({ SAMSTEG_DATA_KEY: 'kort', SAMSTEG_INDEX_KEY: 'kort' }));
    expect(() => readKeyFile(file)).toThrow('not 32 bytes');
  });

  it('several keys may be named in the environment, the highest active unless said', () => {
    process.env.SAMSTEG_DATA_KEYS = `1:${ONE.toString('base64')},2:${TWO.toString('base64')}`;
    process.env.SAMSTEG_INDEX_KEY = ONE.toString('base64');
    expect([keyRing().data.active, keyRing().index.active]).toEqual([2, 1]);
    process.env.SAMSTEG_DATA_KEY_ACTIVE = '1';
    expect(keyRing().data.active).toBe(1);
    for (const name of ['SAMSTEG_DATA_KEYS', 'SAMSTEG_INDEX_KEY', 'SAMSTEG_DATA_KEY_ACTIVE']) delete process.env[name];
  });
});

describe('the blind index', () => {
  beforeAll(() => {
    process.env.SAMSTEG_KEYS_FILE = file;
  });

  it('is the same for a number inside a unit, and cannot be compared between two', () => {
    writeKeyFile(file, ring(1));
    const [here, there] = [randomUUID(), randomUUID()];
    expect(blindIndex(here, NUMBERS[0]!)).toEqual(blindIndex(here, NUMBERS[0]!));
    expect(blindIndex(here, NUMBERS[0]!).equals(blindIndex(there, NUMBERS[0]!))).toBe(false);
    expect(blindIndex(here, NUMBERS[0]!).equals(blindIndex(here, NUMBERS[1]!))).toBe(false);
  });

  it('is found under every key while keys are changed, and as it was made before keys had numbers', () => {
    const unit = randomUUID();
    writeKeyFile(file, ring(1));
    const old = blindIndex(unit, NUMBERS[0]!);
    writeKeyFile(file, ring(2));
    const first = createHmac('sha256', ONE).update(unit).update('\0').update(NUMBERS[0]!).digest().subarray(0, 16);
    const sought = blindIndexes(unit, NUMBERS[0]!);
    for (const index of [old, blindIndex(unit, NUMBERS[0]!), first])
      expect(sought.some((one) => one.equals(index))).toBe(true);
  });
});
