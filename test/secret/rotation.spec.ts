import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keyRing, openIdentity, writeKeyFile } from '#platform';
import { dispatch } from '../../apps/cli/src/dispatch.js';
import { OwnerConnection } from '../../apps/cli/src/database/connection.js';
import { reseal } from '../../apps/cli/src/keys/reseal.js';
import { startApp } from '../setup/app.js';
import type { RunningApp, Visitor } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { World } from '../setup/world.js';

const NUMBER = '20000125-2386';
const OPEN = `mutation ($input: OpenCaseInput!) { openCase(input: $input) { id } }`;

interface Status {
  readonly keys: readonly { kind: string; key: number; isActive: boolean; rows: number }[];
  readonly oldestForm: number;
  readonly left: number;
}

describe('changing the keys while people work', () => {
  let world: World;
  let app: RunningApp;
  let ame: Visitor;
  const folder = mkdtempSync(path.join(tmpdir(), 'samsteg-rotation-'));

  const open = () =>
    ame.get<{ openCase: { id: string } }>(OPEN, {
      input: { key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson', personnummer: NUMBER },
    });
  const keys = async (...argv: string[]) => {
    let [out, err] = ['', ''];
    const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
    return { code: await dispatch(['keys', ...argv], io), out, err };
  };
  const status = async () => JSON.parse((await keys('status', '--json')).out) as Status;
  const used = async () => (await status()).keys.map(({ kind, key, rows }) => `${kind} ${key}: ${rows}`);
  const numbers = async () => {
    const rows = await world.sql<{ id: string; cipher: Buffer }>('select id, pnr_cipher as cipher from person');
    return new Set(rows.map(({ id, cipher }) => openIdentity(cipher, id)));
  };

  beforeAll(async () => {
    world = await createWorld();
    const { SAMSTEG_DATA_KEY, SAMSTEG_INDEX_KEY } = process.env;
    const file = path.join(folder, 'keys.json');
    writeFileSync(file, JSON.stringify({ SAMSTEG_DATA_KEY, SAMSTEG_INDEX_KEY })); // as an older release kept them
    delete process.env.SAMSTEG_DATA_KEY;
    delete process.env.SAMSTEG_INDEX_KEY;
    Object.assign(process.env, { SAMSTEG_KEYS_FILE: file, DATABASE_OWNER_URL: world.ownerUrl });
    app = await startApp(world);
    ame = await app.signIn('ame');
    for (let n = 0; n < 5; n++) await open();
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
    rmSync(folder, { recursive: true });
    delete process.env.DATABASE_OWNER_URL;
  });

  it('moves every row to the new key, and no request of that time is lost', async () => {
    expect(await used()).toEqual(['data 1: 5', 'index 1: 5']);
    let running = true;
    const working = (async () => {
      let done = 0;
      for (; running; done++) await open(); // throws, and fails the test, when one is refused
      return done;
    })();
    const rotated = await keys('rotate', '--batch', '2');
    running = false;
    const opened = await working;
    expect([rotated.code, opened > 0]).toEqual([0, true]);
    expect((await keys('rotate', '--batch', '100')).code).toBe(0); // what was written as the first ended: none or few
    const { left, oldestForm, keys: all } = await status();
    expect([left, oldestForm]).toEqual([0, 2]);
    expect(all.filter(({ kind, rows }) => kind === 'data' && rows > 0)).toHaveLength(1);
    expect(await numbers()).toEqual(new Set(['200001252386']));
  });

  it('goes on where it was cut off, with no row lost and no second new key', async () => {
    const before = (await status()).keys.filter(({ kind }) => kind === 'data').length;
    expect(await cutOffAfterOneBatch()).toBe('cut off');
    const between = await status();
    expect(between.left).toBeGreaterThan(0);
    expect(await numbers()).toEqual(new Set(['200001252386']));
    const again = await keys('rotate');
    expect(again.err).toContain('avbröts');
    const after = await status();
    expect([after.left, after.keys.filter(({ kind }) => kind === 'data').length]).toEqual([0, before + 1]);
  });

  it('retires a key only when no row uses it, and never the active one', async () => {
    const { keys: all } = await status();
    const active = all.find(({ kind, isActive }) => kind === 'data' && isActive)!;
    expect(await keys('retire', String(active.key))).toMatchObject({ code: 1 });
    expect(await keys('retire', '99')).toMatchObject({ code: 1 });
    expect(await keys('retire', '1')).toMatchObject({ code: 0 });
    expect(await numbers()).toEqual(new Set(['200001252386']));
    await world.sql(
      `update person set pnr_cipher = set_byte(pnr_cipher, 1, 2) where id = (select id from person limit 1)`,
    );
    expect((await keys('retire', '2')).err).toContain('1 rader');
    await world.sql(`update person set pnr_cipher = set_byte(pnr_cipher, 1, $1) where get_byte(pnr_cipher, 1) = 2`, [
      active.key,
    ]);
  });

  it('changes the key of the index too, and an act sent twice across the change still happens once', async () => {
    const twice = { input: { key: randomUUID(), givenName: 'Elin', familyName: 'Exempelsson', personnummer: NUMBER } };
    const once = await ame.get<{ openCase: { id: string } }>(OPEN, twice);
    expect((await keys('rotate', '--index')).code).toBe(0);
    expect(await ame.get(OPEN, twice)).toEqual(once);
    const { keys: all, left } = await status();
    expect([left, all.filter(({ kind, rows }) => kind === 'index' && rows > 0).map(({ key }) => key)]).toEqual([
      0,
      [2],
    ]);
    expect(await world.sql(`select distinct length(pnr_index) as n from person`)).toEqual([{ n: 17 }]);
    expect(await keys('retire', '1', '--index')).toMatchObject({ code: 0 });
    await open();
  });

  it('says how it is used', async () => {
    for (const argv of [['rotate', 'x'], ['rotate', '--batch', '0'], ['retire'], ['retire', 'x'], ['status', 'x']])
      expect([argv, (await keys(...argv)).code]).toEqual([argv, 2]);
  });

  /** A new key, one batch of one row, and then nothing more, as when the process is killed. */
  async function cutOffAfterOneBatch() {
    const ring = keyRing();
    const id = Math.max(...ring.data.keys.keys()) + 1;
    const added = new Map([...ring.data.keys, [id, Buffer.alloc(32, id)] as const]);
    writeKeyFile(process.env.SAMSTEG_KEYS_FILE!, { ...ring, data: { active: id, keys: added } });
    const connection = await OwnerConnection.open(world.ownerUrl);
    const cutOff = () => Promise.reject(new Error('killed'));
    const rotated = await reseal(connection, 1, cutOff).then(
      () => 'finished',
      () => 'cut off',
    );
    await connection.close();
    return rotated;
  }
});
